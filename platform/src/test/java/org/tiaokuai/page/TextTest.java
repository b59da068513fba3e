package org.tiaokuai.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;

class TextTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    private final Text chinese = new Text(new StaticMessageSource(), Locale.SIMPLIFIED_CHINESE);
    private final Text english = new Text(new StaticMessageSource(), Locale.ENGLISH);

    @Test
    void aDateIsWrittenAsReadersWriteIt() {
        assertThat(chinese.date(DAY)).isEqualTo("2026年11月23日（周一）");
        assertThat(english.date(DAY)).isEqualTo("Monday 23 November 2026");
        assertThat(chinese.day(DAY)).isEqualTo("11月23日（周一）");
        assertThat(english.day(DAY)).isEqualTo("Mon 23 Nov");
        assertThat(chinese.bareDay(LocalDate.parse("2026-01-05"))).isEqualTo("1月5日");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 2026-11-23, 11月23日（周一）, Mon 23 Nov",
        "2026-11-23, 2026-11-27, 11月23日至27日, 23 Nov to 27 Nov",
        "2026-11-30, 2026-12-01, 11月30日至12月1日, 30 Nov to 1 Dec",
        "2025-11-23, 2026-11-27, 2025年11月23日至2026年11月27日, 23 Nov 2025 to 27 Nov 2026",
        "2026-12-31, 2027-01-03, 12月31日至2027年1月3日, 31 Dec to 3 Jan 2027",
        "2027-01-01, 2027-01-03, 2027年1月1日至3日, 1 Jan 2027 to 3 Jan",
        "2027-01-04, 2027-01-04, 2027年1月4日（周一）, Monday 4 January 2027"
    })
    void aRangeSaysItsMonthOnceAndItsYearWhereItIsAnother(
            LocalDate from, LocalDate to, String inChinese, String inEnglish) {
        assertThat(chinese.days(from, to, DAY)).isEqualTo(inChinese);
        assertThat(english.days(from, to, DAY)).isEqualTo(inEnglish);
    }

    @Test
    void aMomentIsTheTimeInChinaWhereverTheServerStands() {
        var moment = Instant.parse("2026-11-22T16:05:00Z");
        assertThat(chinese.moment(moment)).isEqualTo("2026年11月23日（周一）00:05");
        assertThat(english.moment(moment)).isEqualTo("Monday 23 November 2026, 00:05");
        assertThat(chinese.today(moment)).isEqualTo("2026年11月23日（周一）");
    }

    @Test
    void dataWithoutEnglishIsShownInChinese() {
        assertThat(english.pick("居住证", "Residence permit")).isEqualTo("Residence permit");
        assertThat(english.pick("居住证", " ")).isEqualTo("居住证");
        assertThat(chinese.pick("居住证", "Residence permit")).isEqualTo("居住证");
    }

    @Test
    void onAnEnglishPageWhatIsTypedInChineseIsMarkedSo() {
        var english = new Text(new StaticMessageSource(), Locale.ENGLISH);
        assertThat(english.langOf("滨湖区听雨路28号")).isEqualTo("zh-CN");
        assertThat(english.langOf("𠮷")).isEqualTo("zh-CN");
        assertThat(english.langOf("28 Tingyu Road")).isNull();
        assertThat(english.langOf("")).isNull();
        assertThat(new Text(new StaticMessageSource(), Locale.SIMPLIFIED_CHINESE).langOf("听雨路"))
                .isNull();
    }
}
