package org.tiaokuai.form.internal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.form.Question;
import org.tiaokuai.form.Widget;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;
import org.tiaokuai.privacy.Grade;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form whose rules are its schema; a fault is said in the words of the question that it is about. */
final class SchemaForm implements Form {

    /** What is wrong with a shape, only the question's own hint can say. */
    private static final Set<String> TOLD_BY_HINT = Set.of("digits", "shape");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private final FormRef ref;
    private final String fingerprint;
    private final String title;
    private final List<FormPage> pages;
    private final Map<String, Question> questions;
    private final List<String> order;
    private final Schema schema;

    SchemaForm(FormRef ref, String fingerprint, String title, List<FormPage> pages, Schema schema) {
        this.ref = ref;
        this.fingerprint = fingerprint;
        this.title = title;
        this.pages = pages;
        this.schema = schema;
        this.order = pages.stream()
                .flatMap(page -> page.questions().stream())
                .map(Question::name)
                .toList();
        this.questions = pages.stream()
                .flatMap(page -> page.questions().stream())
                .collect(Collectors.toUnmodifiableMap(Question::name, Function.identity()));
    }

    @Override
    public FormRef ref() {
        return ref;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<FormPage> pages() {
        return pages;
    }

    @Override
    public Optional<FormPage> page(String id) {
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }

    @Override
    public Map<String, Object> read(FormPage page, Map<String, String> typed) {
        var answers = new LinkedHashMap<String, Object>();
        for (var question : page.questions()) {
            var answer = Typed.answer(question, typed);
            if (answer != null) {
                answers.put(question.name(), answer);
            }
        }
        answers.keySet().removeAll(forbidden(answers));
        return answers;
    }

    /** A number beyond all sense is judged as the largest that the validator can compare. */
    private static JsonNode tree(Map<String, Object> answers) {
        var judged = new LinkedHashMap<>(answers);
        judged.replaceAll((_, answer) ->
                answer instanceof BigDecimal number && number.abs().compareTo(LARGEST) > 0
                        ? LARGEST.multiply(BigDecimal.valueOf(number.signum()))
                        : answer);
        return JSON.valueToTree(judged);
    }

    /** What is asked only beside another choice is not kept beside this one, though it was typed before. */
    private List<String> forbidden(Map<String, Object> answers) {
        return schema.validate(tree(answers)).stream()
                .filter(error -> error.getKeyword().equals("false"))
                .map(error -> String.valueOf(error.getInstanceLocation().getName(0)))
                .toList();
    }

    @Override
    public Errors check(FormPage page, Map<String, Object> answers, LocalDate today) {
        var here = page.questions().stream().map(Question::name).toList();
        return new Errors(check(answers, today).lines().stream()
                .filter(line -> here.contains(line.field()))
                .toList());
    }

    @Override
    public Errors check(Map<String, Object> answers, LocalDate today) {
        var faults = new LinkedHashMap<String, Errors.Line>();
        for (var error : schema.validate(tree(answers))) {
            var question = question(error);
            if (question != null) {
                faults.putIfAbsent(question.name(), line(question, error));
            }
        }
        for (var question : questions.values()) {
            ownRule(question, answers.get(question.name()), today)
                    .or(() -> tooEarly(question, answers))
                    .ifPresent(line -> faults.put(question.name(), line));
        }
        var lines = new ArrayList<>(faults.values());
        lines.sort(Comparator.comparingInt(line -> order.indexOf(line.field())));
        return new Errors(lines);
    }

    private @Nullable Question question(Error error) {
        var location = error.getInstanceLocation();
        var name = location.getNameCount() > 0 ? location.getName(0) : error.getProperty();
        return name == null ? null : questions.get(name);
    }

    private static Errors.Line line(Question question, Error error) {
        var keyword = error.getKeyword();
        var limit = error.getSchemaNode() == null ? "" : error.getSchemaNode().asString("");
        var key =
                switch (keyword) {
                    case "required", "minLength" -> question.choices().isEmpty() ? missing(question) : "choose";
                    case "maxLength", "minimum", "maximum" -> keyword;
                    case "oneOf", "enum" -> "choose";
                    case "const" -> "agree";
                    default -> byWidget(question);
                };
        if (TOLD_BY_HINT.contains(key) && !question.hint().isEmpty()) {
            return new Errors.Line(
                    question.name(),
                    "form.error.hint",
                    question.title(),
                    question.hint(),
                    english(question),
                    question.hintEn().isEmpty() ? question.hint() : question.hintEn());
        }
        return new Errors.Line(question.name(), "form.error." + key, question.title(), limit, english(question));
    }

    private static String english(Question question) {
        return question.titleEn().isEmpty() ? question.title() : question.titleEn();
    }

    private static String missing(Question question) {
        return question.widget() == Widget.CHECKBOX ? "agree" : "missing";
    }

    private static String byWidget(Question question) {
        return switch (question.widget()) {
            case DATE -> "date";
            case CITIZEN_NUMBER -> "citizenNumber";
            case PHONE -> "phone";
            case CREDIT_CODE -> "creditCode";
            // Copies and square metres have no 万 and no 元 to leave out.
            case NUMBER -> question.grade() == Grade.FINANCE ? "money" : "number";
            case DIGITS -> "digits";
            case TEXT, AREA, RADIO, CHECKBOX -> "shape";
        };
    }

    private static Optional<Errors.Line> ownRule(Question question, @Nullable Object answer, LocalDate today) {
        if (!(answer instanceof String text)) {
            return Optional.empty();
        }
        String key = null;
        if (Typing.unreadable(text)) {
            key = "control";
        } else if (question.tense() != null) {
            key = wrongTense(question.tense(), text, today);
        }
        return key == null
                ? Optional.empty()
                : Optional.of(
                        new Errors.Line(question.name(), "form.error." + key, question.title(), "", english(question)));
    }

    private Optional<Errors.Line> tooEarly(Question question, Map<String, Object> answers) {
        var before = question.notBefore() == null ? null : questions.get(question.notBefore());
        if (before == null) {
            return Optional.empty();
        }
        var first = date(answers.get(before.name()));
        var then = date(answers.get(question.name()));
        return first == null || then == null || !then.isBefore(first)
                ? Optional.empty()
                : Optional.of(new Errors.Line(
                        question.name(),
                        "form.error.early",
                        question.title(),
                        before.title(),
                        english(question),
                        english(before)));
    }

    /** None of what the schema already says to be no date. */
    private static @Nullable LocalDate date(@Nullable Object answer) {
        try {
            return answer instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String wrongTense(Question.Tense tense, String text, LocalDate today) {
        var date = date(text);
        if (date == null) {
            return null;
        }
        return switch (tense) {
            case PAST -> date.isBefore(today) ? null : "past";
            case FUTURE -> date.isAfter(today) ? null : "future";
        };
    }
}
