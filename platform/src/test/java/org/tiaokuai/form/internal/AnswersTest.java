package org.tiaokuai.form.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, what it is read as, and which sentence says what is wrong with it. */
class AnswersTest {

    private final TestForm form = TestForm.of("\"name\", \"agree\", \"kind\"", """
            "name": {"title": "姓名", "type": "string", "minLength": 1, "maxLength": 5, "x-widget": "text"},
            "note": {"title": "说明", "type": "string", "x-widget": "area"},
            "born": {"title": "出生日期", "type": "string", "format": "date", "x-widget": "date", "x-date": "past"},
            "from": {"title": "起始日期", "type": "string", "format": "date", "x-widget": "date", "x-date": "future"},
            "day": {"title": "日期", "type": "string", "format": "date", "x-widget": "date"},
            "number": {"title": "号码", "type": "string", "format": "citizen-number", "x-widget": "citizen-number"},
            "credit": {"title": "代码", "type": "string", "format": "social-credit-code", "x-widget": "credit-code"},
            "phone": {"title": "电话", "type": "string", "pattern": "^1[0-9]{10}$", "x-widget": "phone"},
            "sum": {"title": "金额", "type": "number", "minimum": 1, "maximum": 5000, "x-widget": "number"},
            "count": {"title": "人数", "type": "integer", "x-widget": "number"},
            "copies": {"title": "份数", "type": "integer", "minimum": 1, "maximum": 5, "x-widget": "number"},
            "kind": {"title": "种类", "type": "string", "x-widget": "radio",
                     "oneOf": [{"const": "a", "title": "甲"}, {"const": "b", "title": "乙"}]},
            "agree": {"title": "承诺", "type": "boolean", "const": true, "x-widget": "checkbox"}
            """);

    private Map<String, String> faults(String... namesAndTexts) {
        var all = new String[namesAndTexts.length + 6];
        System.arraycopy(new String[] {"name", "陆小满", "agree", "true", "kind", "a"}, 0, all, 0, 6);
        System.arraycopy(namesAndTexts, 0, all, 6, namesAndTexts.length);
        return form.faults(all);
    }

    @Test
    void soundAnswersHaveNoFault() {
        assertThat(faults()).isEmpty();
        assertThat(faults("sum", "12.5", "count", "3", "day", "2026", "day.month", "2", "day.day", "28"))
                .isEmpty();
    }

    @Test
    void nothingTypedIsMissingChosenOrAgreedInTheWordsOfItsQuestion() {
        assertThat(form.faults()).isEqualTo(Map.of("name", "missing", "agree", "agree", "kind", "choose"));
        assertThat(faults("name", " \u3000\t ")).isEqualTo(Map.of("name", "missing"));
        assertThat(faults("agree", "on")).isEqualTo(Map.of("agree", "agree"));
        assertThat(faults("agree", "false")).isEqualTo(Map.of("agree", "agree"));
        assertThat(faults("kind", "c")).isEqualTo(Map.of("kind", "choose"));
    }

    @Test
    void aRareCharacterCountsAsOne() {
        assertThat(faults("name", "𠮷".repeat(5))).isEmpty();
        assertThat(faults("name", "𠮷".repeat(6))).isEqualTo(Map.of("name", "maxLength"));
        assertThat(faults("name", "䶮".repeat(6))).isEqualTo(Map.of("name", "maxLength"));
    }

    @Test
    void aLimitIsToldWithItsNumber() {
        var line = form.form()
                .check(Map.of("name", "六个字太长了", "agree", true, "kind", "a"), TestForm.TODAY)
                .lines()
                .getFirst();
        assertThat(line.key()).isEqualTo("form.error.maxLength");
        assertThat(line.arguments()).contains("姓名", "5");
        var sum = form.form()
                .check(Map.of("name", "甲", "agree", true, "kind", "a", "sum", 6000L), TestForm.TODAY)
                .lines()
                .getFirst();
        assertThat(sum.arguments()).contains("金额", "5000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0007", "a\u001Bb", "a\u0085b", "\u007Fa"})
    void aCharacterThatNobodyCanSeeIsNamed(String text) {
        assertThat(faults("note", text)).isEqualTo(Map.of("note", "control"));
        assertThat(faults("name", text)).isEqualTo(Map.of("name", "control"));
    }

    @Test
    void linesAndTabsInALongTextAreNoFault() {
        assertThat(faults("note", "一\r\n二\n\t三")).isEmpty();
        assertThat(form.read("note", "一\r\n二")).containsEntry("note", "一\n二");
        assertThat(form.read("note", "e\u0301")).containsEntry("note", "é");
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2, 31", "2026, 02, 31", "2025, 2, 29", "2025, 02, 29", "1990, 04, 31", "2026, 13, 01", "2026, 00, 10",
        "2026, 1, 0", "二零二六, 1, 1", "2026, , 1", "2026, 1, ", "'', 1, 1", "2026, 1.5, 1", "99999999999, 1, 1",
        "-1, 1, 1", "2026, x, y", "20260, 01, 01"
    })
    void whatIsNoDayOfTheCalendarIsNoDateAndNoTrouble(String year, String month, String day) {
        for (var name : new String[] {"born", "from", "day"}) {
            assertThat(faults(name, text(year), name + ".month", text(month), name + ".day", text(day)))
                    .isEqualTo(Map.of(name, "date"));
        }
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void aDateMayBeTypedWithFullWidthDigitsOrZeros() {
        assertThat(form.read("day", "２０２６", "day.month", " ０２", "day.day", "０５ "))
                .containsEntry("day", "2026-02-05");
        assertThat(form.read("day", "2026", "day.month", "2", "day.day", "5")).containsEntry("day", "2026-02-05");
        assertThat(form.read("day", "", "day.month", " ", "day.day", "")).doesNotContainKey("day");
        assertThat(form.read("day", "2024", "day.month", "2", "day.day", "29")).containsEntry("day", "2024-02-29");
    }

    @Test
    void aDateLiesWhereItsQuestionSays() {
        assertThat(date("born", 1)).isEmpty();
        assertThat(date("born", 2)).isEqualTo(Map.of("born", "past"));
        assertThat(date("born", 3)).isEqualTo(Map.of("born", "past"));
        assertThat(date("from", 1)).isEqualTo(Map.of("from", "future"));
        assertThat(date("from", 2)).isEqualTo(Map.of("from", "future"));
        assertThat(date("from", 3)).isEmpty();
        assertThat(date("day", 3)).isEmpty();
    }

    private Map<String, String> date(String name, int dayOfMarch) {
        return faults(name, "2026", name + ".month", "3", name + ".day", String.valueOf(dayOfMarch));
    }

    private static final TestForm SPAN = TestForm.of("", """
            "first": {"title": "从哪天", "type": "string", "format": "date", "x-widget": "date"},
            "last": {"title": "到哪天", "type": "string", "format": "date", "x-widget": "date", "x-not-before": "first"}""");

    @ParameterizedTest
    @CsvSource({"9, 10", "10, 10"})
    void aSpanMayEndOnItsFirstDay(String first, String last) {
        assertThat(span(first, last)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 9", "31, 1"})
    void noSpanEndsBeforeItBegins(String first, String last) {
        assertThat(span(first, last)).isEqualTo(Map.of("last", "early"));
    }

    @ParameterizedTest
    @CsvSource({"32, 1, first", "10, 0, last"})
    void whereOneOfTheTwoIsNoDayOnlyThatIsSaid(String first, String last, String fault) {
        assertThat(span(first, last)).isEqualTo(Map.of(fault, "date"));
    }

    private static Map<String, String> span(String first, String last) {
        return SPAN.faults(
                "first",
                "2026",
                "first.month",
                "3",
                "first.day",
                first,
                "last",
                "2026",
                "last.month",
                "3",
                "last.day",
                last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"last", "nobody", "text"})
    void aSpanBeginsWithAnotherDate(String other) {
        assertThatThrownBy(() -> TestForm.of("", """
                "text": {"title": "字", "type": "string", "x-widget": "text"},
                "last": {"title": "到哪天", "type": "string", "x-widget": "date", "x-not-before": "%s"}""".formatted(other))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCitizenNumberIsReadHoweverItIsWritten() {
        for (var typed : new String[] {"32020219800503968x", " 32020219800503968X ", "３２０２０２１９８００５０３９６８ｘ"}) {
            assertThat(form.read("number", typed)).containsEntry("number", "32020219800503968X");
        }
        assertThat(faults("number", "32020219800503968x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"320202198005039681", "32020219800503968", "32020219800231968X", "x", "３２０", "null"})
    void aCitizenNumberWithASlipIsNamed(String typed) {
        assertThat(faults("number", typed)).isEqualTo(Map.of("number", "citizenNumber"));
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 1380000052, phone", "phone, 23800000521, phone", "phone, 138000005210, phone", "phone, 电话, phone",
        "credit, 91320200000000000X, creditCode", "credit, 1, creditCode", "sum, 0, minimum", "sum, -5, minimum",
        "sum, 0.999, minimum", "sum, 5000.01, maximum", "sum, 99999999999999999999, maximum", "count, 1.5, number",
        "copies, 6, maximum", "copies, 99999999999999999999, maximum", "copies, -99999999999999999999, minimum"
    })
    void whatBreaksARuleIsNamedByItsOwnSentence(String name, String typed, String fault) {
        assertThat(faults(name, typed)).isEqualTo(Map.of(name, fault));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999",
                "1e-999999",
                "-1E2147483647",
                "十二",
                "1,00",
                "10,00,000",
                ",100",
                "1,000,",
                "3万",
                "8000元",
                "0x10",
                "NaN",
                "Infinity",
                "1 2",
                "--1",
                "1d",
                "$5"
            })
    void whatIsNoNumberStaysAsTypedAndIsNamed(String typed) {
        assertThat(form.read("sum", typed)).containsEntry("sum", typed);
        assertThat(faults("sum", typed)).isEqualTo(Map.of("sum", "number"));
    }

    /** Who is asked for copies need not be told to leave out 元. */
    @Test
    void onlyOfMoneyItIsSaidHowMoneyIsWritten() {
        var asked = TestForm.of("", """
                "income": {"title": "收入", "type": "number", "x-widget": "number", "x-personal": "FINANCE"},
                "copies": {"title": "份数", "type": "integer", "x-widget": "number"},
                "address": {"title": "门牌号", "type": "integer", "x-widget": "number", "x-personal": "ADDRESS"}
                """);
        assertThat(asked.faults("income", "3万", "copies", "三", "address", "三"))
                .isEqualTo(Map.of("income", "money", "copies", "number", "address", "number"));
    }

    @Test
    void aNumberIsReadHoweverItIsWritten() {
        assertThat(form.read("sum", "00012")).containsEntry("sum", 12L);
        assertThat(form.read("sum", "1,000")).containsEntry("sum", 1000L);
        assertThat(form.read("sum", "８，０００.５")).containsEntry("sum", new BigDecimal("8000.5"));
        assertThat(form.read("sum", "１２")).containsEntry("sum", 12L);
        assertThat(form.read("sum", "١٢")).containsEntry("sum", 12L);
        assertThat(form.read("sum", " +12.00 ")).containsEntry("sum", 12L);
        assertThat(form.read("sum", "-0")).containsEntry("sum", 0L);
        assertThat(form.read("sum", "12.50")).containsEntry("sum", new BigDecimal("12.5"));
        assertThat(form.read("sum", "1e3")).containsEntry("sum", 1000L);
        assertThat(form.read("sum", "999999999999999999")).containsEntry("sum", 999_999_999_999_999_999L);
    }

    @Test
    void aNumberWithoutEndIsRefusedAtOnce() {
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> assertThat(faults("sum", "9".repeat(300_000)))
                .isEqualTo(Map.of("sum", "number")));
    }

    @Test
    void aPhoneNumberMayHaveSpacesAndDashes() {
        assertThat(form.read("phone", "138-0000 0521")).containsEntry("phone", "13800000521");
        assertThat(form.read("phone", "１３８０００００５２１")).containsEntry("phone", "13800000521");
    }

    @Test
    void whatNoQuestionAskedForIsNotRead() {
        assertThat(form.read("admin", "true", "name", "甲")).containsOnlyKeys("name");
        var answers = Map.<String, Object>of("name", "甲", "agree", true, "kind", "a", "admin", true);
        assertThat(form.form().check(answers, TestForm.TODAY).any()).isFalse();
    }

    @Test
    void theErrorsStandInTheOrderOfTheQuestions() {
        var lines = form.form()
                .check(form.read("sum", "0", "day", "x"), TestForm.TODAY)
                .lines();
        assertThat(lines).extracting("field").containsExactly("name", "day", "sum", "kind", "agree");
    }

    @Test
    void aDayOfAnImpossibleYearIsNoDateHoweverItIsPadded() {
        for (var year : new String[] {"0026", "1700", "0000", "26", "9999", "2201", "-001"}) {
            assertThat(faults("day", year, "day.month", "01", "day.day", "01"))
                    .as(year)
                    .isEqualTo(Map.of("day", "date"));
            assertThat(faults("from", year, "from.month", "12", "from.day", "31"))
                    .as(year)
                    .containsOnlyKeys("from");
        }
    }

    @Test
    void aNameOfWhichNothingCanBeSeenIsMissingOrUnreadable() {
        assertThat(faults("name", "\u00A0")).isEqualTo(Map.of("name", "missing"));
        assertThat(faults("name", "\u200B")).isEqualTo(Map.of("name", "control"));
        assertThat(faults("name", "\u3164")).isEqualTo(Map.of("name", "control"));
    }
}
