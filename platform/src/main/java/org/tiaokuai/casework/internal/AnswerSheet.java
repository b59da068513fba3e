package org.tiaokuai.casework.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.Question;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Privacy;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers as they are stored: what is personal is sealed one by one, the rest is plain JSON. */
@Component
class AnswerSheet {

    private static final String SEALED = "sealed";
    private static final TypeReference<LinkedHashMap<String, Object>> ANSWERS = new TypeReference<>() {};

    /** A number is kept to its last digit. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Privacy privacy;

    AnswerSheet(Privacy privacy) {
        this.privacy = privacy;
    }

    /** What an application stores. */
    String write(Form form, Map<String, Object> answers) {
        var sheet = new LinkedHashMap<String, Object>();
        for (var question : questions(form)) {
            var answer = answers.get(question.name());
            if (answer != null) {
                sheet.put(
                        question.name(),
                        question.grade() == null
                                ? answer
                                : Map.of(SEALED, privacy.seal(answer.toString()).envelope()));
            }
        }
        return json.writeValueAsString(sheet);
    }

    /** What a list calls the case by: the first of the answers that its result will state; none of them is personal. */
    String about(Form form, Map<String, Object> answers) {
        return questions(form).stream()
                .filter(question -> question.certified() && question.grade() == null)
                .map(question -> answers.getOrDefault(question.name(), "").toString())
                .filter(answer -> !answer.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The answers that are not personal. */
    Map<String, Object> plain(String sheet) {
        var plain = new LinkedHashMap<String, Object>();
        json.readValue(sheet, ANSWERS).forEach((name, answer) -> {
            if (!(answer instanceof Map<?, ?>)) {
                plain.put(name, answer);
            }
        });
        return plain;
    }

    /** The sealed answers, for the decision function. */
    List<Field> fields(Form form, String sheet) {
        var answers = json.readValue(sheet, ANSWERS);
        var fields = new ArrayList<Field>();
        for (var question : questions(form)) {
            var grade = question.grade();
            if (grade != null && answers.get(question.name()) instanceof Map<?, ?> sealed) {
                fields.add(new Field(question.name(), grade, new Sealed(String.valueOf(sealed.get(SEALED)))));
            }
        }
        return fields;
    }

    private static List<Question> questions(Form form) {
        return form.pages().stream().flatMap(page -> page.questions().stream()).toList();
    }
}
