package org.tiaokuai.form;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tiaokuai.page.Text;

/** One answer as a reader sees it, in the order of the form. */
public record AnswerLine(FormPage page, Question question, String answer) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("y年M月d日", Locale.ROOT);

    /** What was not answered is left out; a choice is shown by its title. */
    public static List<AnswerLine> of(Form form, Map<String, Object> answers, Text text) {
        var lines = new ArrayList<AnswerLine>();
        for (var page : form.pages()) {
            for (var question : page.questions()) {
                var answer = answers.get(question.name());
                if (answer != null) {
                    lines.add(new AnswerLine(page, question, shown(question, answer, text)));
                }
            }
        }
        return lines;
    }

    private static String shown(Question question, Object answer, Text text) {
        if (answer instanceof Boolean agreed) {
            return text.of(agreed ? "form.answer.agreed" : "form.answer.declined");
        }
        return question.choice(answer.toString())
                .map(choice -> text.pick(choice.title(), choice.titleEn()))
                .or(() -> date(question, answer).map(text::date))
                .orElse(answer.toString());
    }

    /** None where it is no date, or none yet. */
    private static Optional<LocalDate> date(Question question, Object answer) {
        try {
            return question.widget() == Widget.DATE
                    ? Optional.of(LocalDate.parse(answer.toString()))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** As a paper of ours says it, which is in Chinese. */
    public static String stated(Question question, Object answer) {
        return question.choice(answer.toString())
                .map(Choice::title)
                .or(() -> date(question, answer).map(DATE::format))
                .orElse(answer.toString());
    }
}
