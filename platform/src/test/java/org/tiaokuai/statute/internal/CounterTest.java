package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Reckoning;
import org.tiaokuai.statute.Reckoning.BeforeCalendar;
import org.tiaokuai.statute.Reckoning.PastCalendar;
import org.tiaokuai.statute.Reckoning.Reckoned;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.End;
import org.tiaokuai.statute.Term.Unit;

/** The calculator without a database: forwards, lengthened and back, day by day. */
class CounterTest {

    private final RuleBook book = new RuleBook(ShippedLimit.shipped());
    private final Counter counter = new Counter(Story.CALENDAR);

    private Reckoning reckon(String start, String id, int extensions) {
        var rule = book.rule(id, LocalDate.of(2024, 7, 1), Profile.PRESENT).orElseThrow();
        return reckon(start, rule, extensions);
    }

    private Reckoning reckon(String start, LimitRule rule, int extensions) {
        var term = rule.term();
        return counter.reckon(
                LocalDateTime.parse(start), term == null ? Term.general(0, Unit.DAY) : term, rule, extensions, book);
    }

    private static List<String> told(Reckoning reckoning) {
        return ((Reckoned) reckoning)
                .stretches().stream()
                        .map(stretch -> "%s %s..%s %d-%d %s"
                                .formatted(
                                        stretch.kind(),
                                        stretch.from(),
                                        stretch.to(),
                                        stretch.firstOrdinal(),
                                        stretch.lastOrdinal(),
                                        stretch.name())
                                .strip())
                        .toList();
    }

    @Test
    void anExtensionIsToldBehindTheLimitAndNumberedOn() {
        assertThat(told(reckon("2024-07-03T09:00", "PET-04", 1)))
                .containsExactly(
                        "START 2024-07-03..2024-07-03 0-0",
                        "COUNTED 2024-07-04..2024-09-01 1-60",
                        "MOVED 2024-09-02..2024-09-02 0-0",
                        "COUNTED 2024-09-03..2024-10-02 61-90",
                        "HOLIDAY 2024-10-03..2024-10-07 0-0 国庆节",
                        "MOVED 2024-10-08..2024-10-08 0-0 国庆节");
        assertThat(told(reckon("2024-07-01T09:00", "LIC-06", 1)).getLast())
                .isEqualTo("COUNTED 2024-08-12..2024-08-12 30-30");
    }

    @Test
    void theWayBackIsToldFromTheEventToTheLastDay() {
        assertThat(told(reckon("2024-10-09T00:00", "LIC-12-NOTICE", 0)))
                .containsExactly(
                        "START 2024-10-09..2024-10-09 0-0",
                        "COUNTED 2024-10-08..2024-10-08 1-1",
                        "HOLIDAY 2024-10-01..2024-10-07 0-0 国庆节",
                        "COUNTED 2024-09-30..2024-09-30 2-2",
                        "MAKE_UP 2024-09-29..2024-09-29 3-3 国庆节",
                        "WEEKEND 2024-09-28..2024-09-28 0-0",
                        "COUNTED 2024-09-24..2024-09-27 4-7");
        // an office tells no later: back over the holiday to the last working day before it
        assertThat(told(reckon("2024-10-12T00:00", "DEC-02", 0)))
                .containsExactly(
                        "START 2024-10-12..2024-10-12 0-0",
                        "COUNTED 2024-10-05..2024-10-11 1-7",
                        "HOLIDAY 2024-10-01..2024-10-04 0-0 国庆节",
                        "MOVED 2024-09-30..2024-09-30 0-0");
        // the applicant has until the next working day
        assertThat(told(reckon("2024-06-01T00:00", "LIC-13", 0)))
                .containsExactly(
                        "START 2024-06-01..2024-06-01 0-0",
                        "COUNTED 2024-05-07..2024-05-31 1-25",
                        "MOVED 2024-05-06..2024-05-06 0-0");
    }

    @ParameterizedTest
    @CsvSource({"2024-10-09, LIC-12-NOTICE, false", "2027-10-20, LIC-12-NOTICE, true", "2027-10-20, LIC-13, false"})
    void whatHangsOnUnpublishedHolidaysIsProvisional(String event, String id, boolean provisional) {
        assertThat(((Reckoned) reckon(event + "T00:00", id, 0)).provisional()).isEqualTo(provisional);
        assertThat(((Reckoned) reckon("2026-11-10T09:00", "LIC-06", 1)).provisional())
                .isFalse();
        assertThat(((Reckoned) reckon("2026-12-01T09:00", "LIC-06", 1)).provisional())
                .isTrue();
    }

    @Test
    void hoursRunByTheClock() {
        var told = (Reckoned) reckon("2024-09-30T16:30:15", "INT-02", 0);
        assertThat(told.due()).isEqualTo("2024-10-01");
        assertThat(told.at()).isEqualTo("16:30:15");
        assertThat(told.stretches()).isEmpty();
    }

    @Test
    void aDayThatCountsIsTheFirst() {
        var term = new Term(5, Unit.WORKING_DAY, End.NONE, true);
        var told = counter.reckon(LocalDateTime.of(2024, 9, 9, 9, 0), term, null, 0, book);
        assertThat(told(told)).containsExactly("COUNTED 2024-09-09..2024-09-13 1-5");
    }

    @Test
    void beforeAndPastTheCalendarNothingIsCounted() {
        int last = Story.CALENDAR.lastForecastYear();
        assertThat(reckon("2006-12-31T23:59", "LIC-06", 0)).isEqualTo(new BeforeCalendar(2007));
        assertThat(reckon("2007-01-01T00:00", "LIC-06", 0)).isInstanceOf(Reckoned.class);
        assertThat(reckon("2007-01-20T00:00", "LIC-13", 0)).isEqualTo(new BeforeCalendar(2007));
        assertThat(reckon("2007-02-20T00:00", "LIC-13", 0)).isInstanceOf(Reckoned.class);
        assertThat(reckon((last + 1) + "-01-01T00:00", "LIC-06", 0)).isEqualTo(new PastCalendar(last));
        assertThat(reckon(last + "-11-20T00:00", "LIC-06", 0)).isInstanceOf(Reckoned.class);
        assertThat(reckon(last + "-11-05T00:00", "LIC-06", 1)).isInstanceOf(Reckoned.class);
        assertThat(reckon(last + "-12-01T00:00", "LIC-06", 1)).isEqualTo(new PastCalendar(last));
        assertThat(reckon(last + "-01-20T00:00", "LIC-13", 0)).isInstanceOf(Reckoned.class);
    }

    @Test
    void theLawsAreThoseOfTheDay() {
        assertThat(book.laws(LocalDate.of(2010, 8, 2)).start()).isNotNull().satisfies(law -> assertThat(law.cited())
                .isEqualTo("民法通则第一百五十四条"));
        var laws = book.laws(LocalDate.of(2024, 8, 2));
        assertThat(List.of(laws.start(), laws.end(), laws.week(), laws.holidays()))
                .extracting(LimitRule.Basis::cited)
                .containsExactly("民法典第二百零一条", "民法典第二百零三条", "国务院关于职工工作时间的规定第七条", "全国年节及纪念日放假办法");
        assertThat(book.laws(LocalDate.of(1980, 1, 1)).start()).isNull();
    }
}
