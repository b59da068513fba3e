package org.tiaokuai.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tiaokuai.page.Text;

/** One answer as a reader sees it, in the order of the form. */
public record AnswerLine(FormPage page, Question question, String answer) {

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
                .orElse(answer.toString());
    }
}
