package org.tiaokuai.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One page of a form: one thing, asked by one or a few questions. */
public record FormPage(
        String id, String section, String sectionEn, String title, String titleEn, List<Question> questions) {

    public FormPage {
        questions = List.copyOf(questions);
    }

    /**
     * What stands in the fields: what was answered, else what is known; a date stands in three, even one that is no date
     * yet.
     */
    public Map<String, String> typed(Map<String, Object> answers, Map<String, String> known) {
        var typed = new HashMap<String, String>();
        for (var question : questions) {
            var answer = answers.get(question.name());
            var text = answer == null ? known.getOrDefault(question.name(), "") : answer.toString();
            var parts = text.split("-", 3);
            if (question.widget() == Widget.DATE && parts.length == 3) {
                typed.put(question.name(), parts[0]);
                typed.put(question.name() + ".month", withoutZero(parts[1]));
                typed.put(question.name() + ".day", withoutZero(parts[2]));
            } else {
                typed.put(question.name(), text);
            }
        }
        return typed;
    }

    /** Whether one only agrees here. */
    public boolean declaration() {
        return questions.stream().allMatch(question -> question.widget() == Widget.CHECKBOX && question.required());
    }

    private static String withoutZero(String digits) {
        return digits.startsWith("0") ? digits.substring(1) : digits;
    }
}
