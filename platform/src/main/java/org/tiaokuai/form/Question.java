package org.tiaokuai.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.privacy.Grade;

/**
 * One question of a form.
 *
 * @param required always, or when another answer asks for it
 * @param notBefore the name of the question whose date this one follows, or is
 * @param certified whether the result states this answer to whoever is shown it
 * @param grade how close to the person the answer is; null when it is no personal data
 */
public record Question(
        String name,
        String title,
        String titleEn,
        String hint,
        String hintEn,
        Widget widget,
        List<Choice> choices,
        boolean required,
        @Nullable Grade grade,
        @Nullable Prefill prefill,
        @Nullable Tense tense,
        @Nullable String notBefore,
        boolean certified) {

    /** When a date must lie. */
    public enum Tense {
        PAST,
        FUTURE
    }

    public Question {
        choices = List.copyOf(choices);
    }

    /** Who one is stands in the account and is not typed: one applies as oneself. */
    public boolean fixed() {
        return prefill == Prefill.NAME || prefill == Prefill.CITIZEN_NUMBER;
    }

    public Optional<Choice> choice(String value) {
        return choices.stream().filter(choice -> choice.value().equals(value)).findFirst();
    }
}
