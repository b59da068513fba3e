package org.tiaokuai.form.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.form.Prefill;
import org.tiaokuai.form.Widget;
import tools.jackson.databind.json.JsonMapper;

/** The forms that come with the platform, and forms that must be refused when they are kept. */
class ShippedFormsTest {

    static Stream<Path> forms() throws IOException {
        try (var demo = Files.list(Path.of("src/main/resources/demo/forms"));
                var general = Files.list(Path.of("src/main/resources/form"))) {
            return Stream.concat(demo, general).sorted().toList().stream();
        }
    }

    @Test
    void thereAreFourteenForms() throws IOException {
        assertThat(forms()).hasSize(14);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aShippedFormLoadsAndAsksForNameAndNumberOnce(Path file) throws IOException {
        var form = TestForm.schema(Files.readString(file));
        var questions =
                form.pages().stream().flatMap(page -> page.questions().stream()).toList();
        assertThat(form.title()).isNotBlank();
        assertThat(questions)
                .allMatch(question ->
                        !question.title().isBlank() && !question.titleEn().isBlank());
        assertThat(questions)
                .filteredOn(question -> question.widget() == Widget.RADIO)
                .allMatch(question -> question.choices().size() > 1);
        assertThat(questions)
                .filteredOn(question -> question.prefill() == Prefill.NAME)
                .hasSize(1);
        assertThat(questions)
                .filteredOn(question -> question.prefill() == Prefill.CITIZEN_NUMBER)
                .hasSize(1);
        assertThat(questions)
                .filteredOn(question -> question.prefill() != null || question.widget() == Widget.CITIZEN_NUMBER)
                .allMatch(question -> question.grade() != null);
        assertThat(questions)
                .filteredOn(question -> question.certified())
                .allMatch(question -> question.grade() == null);
    }

    @ParameterizedTest
    @CsvSource({
        "bank, '', missing",
        "bank, 6222000000000000, ''",
        "bank, 6222 0000-0000 ００００, ''",
        "bank, 6222, hint",
        "bank, six, hint",
        "social-security, '', ''",
        "'', '', choose"
    })
    void aBankCardIsAskedForOnlyWhenItIsToBePaidThere(String account, String card, String fault) throws IOException {
        var form = TestForm.schema(Files.readString(Path.of("src/main/resources/demo/forms/old-age-allowance.json")));
        var page = form.page("payment").orElseThrow();
        var typed = Map.of("account", account, "bankCard", card);
        var errors = form.check(page, form.read(page, typed), TestForm.TODAY);
        assertThat(errors.lines())
                .extracting(line -> line.key().replace("form.error.", ""))
                .isEqualTo(fault.isEmpty() ? List.of() : List.of(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "form/default, applicant, applicantKind, unit, unitName, 虚构的单位, true",
        "form/default, applicant, applicantKind, person, unitName, 虚构的单位, false",
        "form/default, applicant, applicantKind, '', unitName, 虚构的单位, true",
        "demo/forms/old-age-allowance, payment, account, bank, bankCard, 6222000000000000, true",
        "demo/forms/old-age-allowance, payment, account, social-security, bankCard, 6222000000000000, false",
        "demo/forms/old-age-allowance, payment, account, social-security, bankCard, six, false"
    })
    void whatIsAskedOnlyBesideAnotherChoiceIsNotKept(
            String file, String page, String choice, String chosen, String name, String typed, boolean kept)
            throws IOException {
        var form = TestForm.schema(Files.readString(Path.of("src/main/resources/" + file + ".json")));
        var asked = form.page(page).orElseThrow();
        var answers = form.read(asked, Map.of(choice, chosen, name, typed));
        assertThat(answers.containsKey(name)).isEqualTo(kept);
        assertThat(answers.containsKey(choice)).isEqualTo(!chosen.isEmpty());
        assertThat(form.check(asked, answers, TestForm.TODAY).any()).isEqualTo(chosen.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nonsenseInEveryFieldIsAFaultAndNeverTrouble(Path file) throws IOException {
        var form = TestForm.schema(Files.readString(file));
        for (var nonsense :
                List.of("", "x", "\u0000", "𠮷".repeat(3000), "1e999999", "true", "{}", "-1", "'", "02", "31")) {
            for (var page : form.pages()) {
                var typed = new HashMap<String, String>();
                page.questions().forEach(question -> Stream.of("", ".month", ".day")
                        .forEach(part -> typed.put(question.name() + part, nonsense)));
                var errors = form.check(page, form.read(page, typed), TestForm.TODAY);
                assertThat(errors.lines()).allMatch(line -> words("").containsKey(line.key()));
            }
        }
    }

    @Test
    void everySentenceThatAFaultCanNeedIsWrittenInBothLanguages() throws IOException {
        var source = Files.readString(Path.of("src/main/java/org/tiaokuai/form/internal/SchemaForm.java"));
        var keys = Pattern.compile("(?:->|\\?|:|=) ?\"([a-zA-Z]+)\"")
                .matcher(source)
                .results()
                .map(match -> "form.error." + match.group(1))
                .toList();
        assertThat(keys).contains("form.error.agree", "form.error.creditCode", "form.error.past");
        for (var key : List.of(
                "missing",
                "choose",
                "agree",
                "maxLength",
                "minimum",
                "maximum",
                "date",
                "citizenNumber",
                "phone",
                "creditCode",
                "number",
                "shape",
                "control",
                "past",
                "future")) {
            assertThat(words("")).containsKey("form.error." + key);
            assertThat(words("_en")).containsKey("form.error." + key);
        }
        assertThat(words("").keySet()).containsAll(keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"x-pages\": []}",
                "{\"x-pages\": [{\"id\": \"a\", \"fields\": [\"b\"]}]}",
                "{\"x-pages\": [{\"id\": \"a\", \"fields\": []}], \"properties\": {\"b\": {\"x-widget\": \"text\"}}}",
                "{\"x-pages\": [{\"id\": \"a\", \"fields\": [\"b\", \"b\"]}], \"properties\": {\"b\": {\"x-widget\": \"text\"}}}",
                "{\"x-pages\": [{\"id\": \"a\", \"fields\": [\"b\"]}], \"properties\": {\"b\": {\"x-widget\": \"hologram\"}}}",
                "{\"x-pages\": [{\"id\": \"a\", \"fields\": [\"b\"]}], \"properties\": {\"b\": {}}}",
                "{\"x-pages\": [{\"id\": \"a\", \"fields\": [\"b\"]}], \"properties\": {\"b\": {\"x-widget\": \"text\","
                        + " \"x-personal\": \"SECRET\"}}}"
            })
    void aFormThatCannotBeShownIsRefused(String schema) {
        assertThatThrownBy(() -> {
                    var tree = JsonMapper.shared().readTree(schema);
                    if (new SchemaReader(tree).pages().isEmpty()) {
                        throw new IllegalArgumentException("no page");
                    }
                })
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<Object, Object> words(String language) {
        var words = new Properties();
        var name = "/messages/form/words" + language + ".properties";
        try (var stream = ShippedFormsTest.class.getResourceAsStream(name)) {
            words.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
