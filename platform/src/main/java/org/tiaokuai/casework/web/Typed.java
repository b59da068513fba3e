package org.tiaokuai.casework.web;

import java.util.Optional;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/** What is wrong with a text that goes into a letter. */
final class Typed {

    private Typed() {}

    /** @param missing the key of what is said where nothing was typed */
    static Optional<Errors.Line> fault(String field, String text, int longest, String missing) {
        if (Typing.blank(text)) {
            return Optional.of(new Errors.Line(field, missing));
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of(new Errors.Line(field, "casework.case.reasons.long", longest));
        }
        return Typing.unreadable(text)
                ? Optional.of(new Errors.Line(field, "casework.case.reasons.control"))
                : Optional.empty();
    }
}
