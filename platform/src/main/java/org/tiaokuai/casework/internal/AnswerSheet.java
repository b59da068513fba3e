package org.tiaokuai.casework.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.Beside.SealedNote;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.CaseView.Note;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.form.Question;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Reading;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers as they are stored: what is personal is sealed one by one, the rest is plain JSON. */
@Component
class AnswerSheet {

    static final String NAME = "applicant";
    static final String NUMBER = "applicantNumber";

    private static final String SEALED = "sealed";
    private static final EnvelopePlace PLACE =
            EnvelopePlace.within("casework.application", "number", "subject", "answers");

    private static final TypeReference<LinkedHashMap<String, Object>> ANSWERS = new TypeReference<>() {};

    /** A number is kept to its last digit. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Privacy privacy;
    private final Beside beside;

    AnswerSheet(Privacy privacy, Beside beside) {
        this.privacy = privacy;
        this.beside = beside;
    }

    /** What an account says of the applicant, as an application stores it. */
    Sealed copied(Sealed particular, String column, String number, String subject) {
        return privacy.copied(particular, Applications.cell(column, number, subject));
    }

    /** What an application stores. */
    String write(Form form, Map<String, Object> answers, String number, String subject) {
        var sheet = new LinkedHashMap<String, Object>();
        put(sheet, questions(form), answers, number, subject);
        return json.writeValueAsString(sheet);
    }

    /** The sheet with these pages answered anew; whom it is about stays as it was. */
    String corrected(ApplicationRow row, List<FormPage> pages, Map<String, Object> answers) {
        var corrected = json.readValue(row.answers(), ANSWERS);
        var anew = pages.stream()
                .flatMap(page -> page.questions().stream())
                .filter(question -> !question.fixed())
                .toList();
        anew.forEach(question -> corrected.remove(question.name()));
        put(corrected, anew, answers, row.number(), row.subject());
        return json.writeValueAsString(corrected);
    }

    /** What of these pages was answered otherwise before, as it was stored; null where there was no answer. */
    String replaced(ApplicationRow row, List<FormPage> pages, Map<String, Object> before, Map<String, Object> after) {
        var earlier = json.readValue(row.answers(), ANSWERS);
        var replaced = new LinkedHashMap<String, @Nullable Object>();
        pages.stream()
                .flatMap(page -> page.questions().stream())
                .map(Question::name)
                .filter(name -> !text(before, name).equals(text(after, name)))
                .forEach(name -> replaced.put(name, moved(earlier.get(name), name, row)));
        return json.writeValueAsString(replaced);
    }

    private @Nullable Object moved(@Nullable Object answer, String name, ApplicationRow row) {
        if (!(answer instanceof Map<?, ?> sealed)) {
            return answer;
        }
        var here = sealed(sealed, PLACE.cell("answers", name, row.number(), row.subject()));
        var there = CorrectionRows.REPLACED.cell("replaced", name, row.number(), row.subject());
        return Map.of(SEALED, privacy.copied(here, there).envelope());
    }

    private static Sealed sealed(Map<?, ?> answer, Cell cell) {
        return new Sealed(String.valueOf(answer.get(SEALED)), cell);
    }

    private static String text(Map<String, Object> answers, String name) {
        return answers.getOrDefault(name, "").toString();
    }

    private void put(
            Map<String, Object> sheet,
            List<Question> questions,
            Map<String, Object> answers,
            String number,
            String subject) {
        for (var question : questions) {
            var name = question.name();
            var answer = answers.get(name);
            if (answer != null) {
                var cell = PLACE.cell("answers", name, number, subject);
                sheet.put(name, question.grade() == null ? answer : sealed(answer, cell));
            }
        }
    }

    private Map<String, String> sealed(Object answer, Cell cell) {
        return Map.of(SEALED, privacy.seal(answer.toString(), cell).envelope());
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

    /** The answers that are not personal; of what was replaced, an answer that was not there is empty. */
    Map<String, Object> plain(String sheet) {
        var plain = new LinkedHashMap<String, Object>();
        json.readValue(sheet, ANSWERS).forEach((name, answer) -> {
            if (!(answer instanceof Map<?, ?>)) {
                plain.put(name, Objects.requireNonNullElse(answer, ""));
            }
        });
        return plain;
    }

    /**
     * The answers as far as they were opened.
     *
     * @param prefix of the names under which they were opened
     */
    Map<String, Object> answers(Form form, String sheet, String prefix, Map<String, Opened> opened) {
        var answers = plain(sheet);
        for (var question : questions(form)) {
            var answer = opened.get(prefix + question.name());
            if (answer == null || answer.ruling() == Opened.Ruling.REFUSE) {
                answers.remove(question.name());
            } else if (answer.ruling() == Opened.Ruling.MASK || !answers.containsKey(question.name())) {
                answers.put(question.name(), answer.text());
            }
        }
        return answers;
    }

    /** Of whom not even the name is given nothing else is shown. */
    static boolean refused(Map<String, Opened> opened) {
        var name = opened.get(NAME);
        return name == null || name.ruling() == Opened.Ruling.REFUSE;
    }

    /** The sealed answers and the particulars of the applicant, as far as the decision function opens them. */
    Map<String, Opened> open(Reading reading, Form form, ApplicationRow row, String replaced, List<SealedNote> notes) {
        var fields = new ArrayList<Field>();
        fields.add(new Field(NAME, Grade.NAME, row.applicant()));
        fields.add(new Field(NUMBER, Grade.IDENTITY, row.applicantId()));
        fields.addAll(fields(form, row.answers(), name -> PLACE.cell("answers", name, row.number(), row.subject())));
        fields(form, replaced, name -> CorrectionRows.REPLACED.cell("replaced", name, row.number(), row.subject()))
                .forEach(field -> fields.add(
                        new Field(CaseView.REPLACED + field.name(), field.grade(), field.sealed(), field.plain())));
        notes.forEach(note -> fields.add(new Field(Beside.FIELD + note.id(), Grade.NOTE, note.text())));
        return privacy.open(reading, fields);
    }

    /** What colleagues noted, still sealed: it is opened with the answers, as one read. */
    List<SealedNote> notes(String number) {
        return beside.notes(number);
    }

    static List<Note> opened(List<SealedNote> notes, Map<String, Opened> opened) {
        return notes.stream()
                .map(note -> new Note(
                        note.byWhom(), note.at(), Objects.requireNonNull(opened.get(Beside.FIELD + note.id()))))
                .toList();
    }

    /** What is asked without a grade of its own is decided like the name: it tells what the person wants. */
    List<Field> fields(Form form, String sheet, Function<String, Cell> cells) {
        var answers = json.readValue(sheet, ANSWERS);
        return questions(form).stream()
                .filter(question -> answers.containsKey(question.name()))
                .map(question -> field(question, answers.get(question.name()), cells))
                .toList();
    }

    private static Field field(Question question, @Nullable Object answer, Function<String, Cell> cells) {
        var grade = Objects.requireNonNullElse(question.grade(), Grade.NAME);
        return answer instanceof Map<?, ?> sealed
                ? new Field(question.name(), grade, sealed(sealed, cells.apply(question.name())))
                : new Field(
                        question.name(),
                        grade,
                        Objects.requireNonNullElse(answer, "").toString());
    }

    private static List<Question> questions(Form form) {
        return form.pages().stream().flatMap(page -> page.questions().stream()).toList();
    }

    @Bean
    static EnvelopePlace envelopesInAnswers() {
        return PLACE;
    }
}
