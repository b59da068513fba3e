package org.tiaokuai.course.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Standing;
import org.tiaokuai.course.State;
import org.tiaokuai.course.State.Event;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.Statute;

@EmptyPlatform
class ClocksTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Department DEPARTMENT = new Department(UUID.randomUUID(), "D", "局", "局", "局", null, false);
    private static final Guide GUIDE = SmallTown.guide(DEPARTMENT, "CODE", "许可", 10);

    private final Statute statute;
    private final Calendar calendar;
    private final ClocksService.Offices offices;
    private final ClosingDays closings;

    @Autowired
    ClocksTest(Statute statute, Calendar calendar, ClocksService.Offices offices, ClosingDays closings) {
        this.statute = statute;
        this.calendar = calendar;
        this.offices = offices;
        this.closings = closings;
    }

    private Clocks on(String instant) {
        return new ClocksService(
                statute, calendar, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), offices, closings);
    }

    private Clocks onDay(String day) {
        return on(day + "T04:00:00Z");
    }

    private CaseClock card(String today, Guide guide, Happening... history) {
        return onDay(today).of(row(null, history), guide);
    }

    private CaseClock closed(String today, Happening... history) {
        return onDay(today).of(row(history[history.length - 1].at(), history), GUIDE);
    }

    private static Happening on(String day, Event event) {
        return new Happening(event, Instant.parse(day + "T04:00:00Z"), "何");
    }

    private static final Happening SUBMITTED = on("2026-03-02", Event.SUBMIT);

    /** Accepted on the day on which it came. */
    private static final Happening ACCEPTED = on("2026-03-02", Event.ACCEPT);

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-09",
        "2026-03-06, 2026-03-13",
        "2026-03-07, 2026-03-13",
        "2026-09-30, 2026-10-13",
        "2026-12-31, 2027-01-08"
    })
    void acceptanceIsDueAfterFiveWorkingDays(String received, LocalDate due) {
        var days = DueDays.of(onDay(received).reckon(List.of(on(received, Event.SUBMIT)), GUIDE), State.SUBMITTED);
        assertThat(days.due()).isEqualTo(due);
        assertThat(days.legal()).isEqualTo(due);
    }

    @Test
    void thePromiseAndTheLawAreCountedApart() {
        var days = DueDays.of(onDay("2026-03-02").foreseen(row(null, SUBMITTED), ACCEPTED, GUIDE), State.ACCEPTED);
        assertThat(days.due()).isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(days.legal()).isEqualTo(LocalDate.parse("2026-03-30"));
        assertThat(card("2026-03-02", GUIDE, SUBMITTED, ACCEPTED).ownPromise()).isTrue();
    }

    @Test
    void aPromiseLongerThanTheLawBindsNobodyOnListAndCardAlike() {
        var slow = SmallTown.guide(DEPARTMENT, "CODE", "许可", 30);
        var days = DueDays.of(onDay("2026-03-02").foreseen(row(null, SUBMITTED), ACCEPTED, slow), State.ACCEPTED);
        assertThat(days.due()).isEqualTo(LocalDate.parse("2026-03-30"));
        var card = card("2026-03-06", slow, SUBMITTED, ACCEPTED);
        assertThat(card.due().due()).isEqualTo(days.due());
        assertThat(card.ownPromise()).isFalse();
        assertThat(card.due().basis()).isEqualTo("行政许可法第四十二条第一款");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, ON_TIME",
        "2026-03-12, ON_TIME",
        "2026-03-13, NOTICE",
        "2026-03-14, NOTICE",
        "2026-03-16, NOTICE",
        "2026-03-17, RED",
        "2026-03-30, RED",
        "2026-03-31, BEYOND",
        "2027-03-31, BEYOND"
    })
    void theLampChangesExactlyAtItsLimits(String today, Light light) {
        assertThat(card(today, GUIDE, SUBMITTED, ACCEPTED).light()).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-25, ON_TIME", "2026-03-26, NOTICE", "2026-03-31, RED", "2026-12-31, RED"})
    void nineTenthsOfALongTimeAreANoticeAndWithoutALawNothingIsBeyondIt(String today, Light light) {
        assertThat(card(today, without("公共服务"), SUBMITTED, ACCEPTED).light()).isEqualTo(light);
    }

    @Test
    void aDayEndsAtMidnightInChina() {
        var row = row(null, SUBMITTED, ACCEPTED);
        assertThat(on("2026-03-16T15:59:59Z").of(row, GUIDE).light()).isEqualTo(Light.NOTICE);
        assertThat(on("2026-03-16T16:00:00Z").of(row, GUIDE).light()).isEqualTo(Light.RED);
        assertThat(Clocks.day(Instant.parse("2026-03-16T16:00:00Z"))).isEqualTo("2026-03-17");
    }

    @Test
    void beforeAcceptanceTheClockCountsFiveDaysAndAfterItThePromise() {
        var before = card("2026-03-04", GUIDE, SUBMITTED);
        assertThat(before.phase()).isEqualTo(CaseClock.Phase.ACCEPTANCE);
        assertThat(before.due().due()).isEqualTo(LocalDate.parse("2026-03-09"));
        assertThat(before.due().used()).isEqualTo(2);
        assertThat(before.due().left()).isEqualTo(3);
        assertThat(before.light()).isEqualTo(Light.ON_TIME);
        var after = card("2026-03-06", GUIDE, SUBMITTED, on("2026-03-04", Event.ACCEPT));
        assertThat(after.phase()).isEqualTo(CaseClock.Phase.DECISION);
        assertThat(after.due().due()).isEqualTo(LocalDate.parse("2026-03-18"));
        assertThat(after.legal()).isNotNull();
        assertThat(after.due().used()).isEqualTo(2);
        assertThat(after.due().left()).isEqualTo(8);
    }

    @Test
    void forWhatIsNoPermitTheFiveDaysHoldByAnalogy() {
        assertThat(card("2026-03-04", GUIDE, SUBMITTED).due().basis()).isEqualTo("行政许可法第三十二条第一款第四项");
        assertThat(card("2026-03-04", without("公共服务"), SUBMITTED).due().basis()).isEqualTo("参照行政许可法第三十二条第一款第四项");
    }

    @Test
    void silenceHasAcceptedTheMomentThatTheFiveDaysAreOverWhetherOrNotAnybodyNoticed() {
        var row = row(null, SUBMITTED);
        assertThat(on("2026-03-09T15:59:59Z").of(row, GUIDE).phase()).isEqualTo(CaseClock.Phase.ACCEPTANCE);
        var silent = on("2026-03-09T16:00:00Z").of(row, GUIDE);
        assertThat(silent.phase()).isEqualTo(CaseClock.Phase.DECISION);
        assertThat(silent.due().start()).isEqualTo(MONDAY);
        assertThat(DueDays.of(silent.reckoned(), State.SUBMITTED).due())
                .as("stored until it is noticed, so that it is found")
                .isEqualTo("2026-03-09");
    }

    @Test
    void aClosedCaseStandsStill() {
        var closed = closed("2027-03-11", SUBMITTED, on("2026-03-03", Event.ACCEPT), on("2026-03-05", Event.GRANT));
        assertThat(closed.light()).isEqualTo(Light.DONE);
        assertThat(closed.due().used()).isEqualTo(2);
        assertThat(closed.days().getLast().date()).isEqualTo(LocalDate.parse("2026-03-31"));
        var late = closed("2027-03-11", SUBMITTED, ACCEPTED, on("2026-03-18", Event.REFUSE));
        assertThat(late.late()).isTrue();
        assertThat(late.due().left()).isEqualTo(-2);
    }

    @Test
    void theDayThatWasToldForCorrectingStaysAndAfterItTheOfficeMayDecline() {
        var asked = new Happening(
                Event.REQUEST_CORRECTION,
                Instant.parse("2026-03-04T04:00:00Z"),
                "何",
                LocalDate.parse("2026-03-18"),
                Map.of());
        var card = card("2026-03-18", GUIDE, SUBMITTED, asked);
        assertThat(card.phase()).isEqualTo(CaseClock.Phase.CORRECTION);
        assertThat(card.due().due()).isEqualTo("2026-03-18");
        assertThat(card.legal()).isNull();
        assertThat(card.light()).isEqualTo(Light.ON_TIME);
        assertThat(card("2026-03-19", GUIDE, SUBMITTED, asked).light()).isEqualTo(Light.NOTICE);
        var dayOff = new Happening(asked.event(), asked.at(), "何", LocalDate.parse("2026-03-21"), Map.of());
        assertThat(card("2026-03-18", GUIDE, SUBMITTED, dayOff).due().due())
                .as("a Saturday, were it told, would end no sooner than the Monday after it")
                .isEqualTo("2026-03-23");
        var corrected = card("2026-03-11", GUIDE, SUBMITTED, asked, on("2026-03-10", Event.CORRECT));
        assertThat(corrected.phase()).isEqualTo(CaseClock.Phase.ACCEPTANCE);
        assertThat(corrected.due().due()).isEqualTo("2026-03-17");
    }

    @Test
    void aCaseForgottenForYearsIsStillDrawnAlsoBeyondTheCalendar() {
        for (var today : List.of("2029-03-11", "2040-03-11")) {
            var forgotten = card(today, GUIDE, SUBMITTED, ACCEPTED);
            assertThat(forgotten.days()).hasSizeLessThan(400);
            assertThat(forgotten.light()).isEqualTo(Light.BEYOND);
        }
        var late = on("2040-03-08", Event.SUBMIT);
        var card = card("2040-03-08", GUIDE, late);
        assertThat(card.due().provisional()).isTrue();
        assertThat(card.due().due()).isEqualTo("2040-03-15");
    }

    @Test
    void aPermitWithoutAPublishedLimitHasThatOfTheLawAndAnythingElseTwentyDays() {
        var permit = card("2026-03-02", without("行政许可"), SUBMITTED, ACCEPTED);
        assertThat(permit.due()).isEqualTo(permit.legal());
        assertThat(permit.due().due()).isEqualTo("2026-03-30");
        assertThat(permit.ownPromise()).isFalse();
        var other = card("2026-03-02", without("公共服务"), SUBMITTED, ACCEPTED);
        assertThat(other.legal()).isNull();
        assertThat(other.due().due()).isEqualTo("2026-03-30");
        assertThat(other.ownPromise()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "行政许可法第四十二条, true",
        "中华人民共和国行政许可法第四十二条, true",
        "行政许可法第四十二条第一款, true",
        "某省行政许可法第四十二条, false",
        "行政许可法第四十二条第二款, false",
        "食品经营许可和备案管理办法, false"
    })
    void aGuideThatRepeatsTheLawOnPermitsSetsNoOtherLaw(String basis, boolean same) {
        var guide = SmallTown.guide(DEPARTMENT, "CODE", "许可", 10, new Guide.Term(20, Limit.Unit.WORKING_DAY, basis));
        assertThat(CaseLaw.facts(guide, List.of(SUBMITTED), calendar, calendar).law() == null)
                .isEqualTo(same);
    }

    @Test
    void aResultIsValidToTheSameDayWhateverDayThatIs() {
        var clocks = onDay("2026-03-02");
        assertThat(clocks.validUntil(LocalDate.parse("2026-10-01"), new Guide.Validity(1, Limit.Unit.YEAR)))
                .isEqualTo("2027-10-01");
        assertThat(clocks.validUntil(LocalDate.parse("2024-02-29"), new Guide.Validity(30, Limit.Unit.YEAR)))
                .as("longer than any limit of an act")
                .isEqualTo("2054-02-28");
        assertThat(clocks.validUntil(MONDAY, new Guide.Validity(60, Limit.Unit.DAY)))
                .isEqualTo(MONDAY.plusDays(60));
        assertThat(clocks.validUntil(MONDAY, null)).isNull();
    }

    @SuppressWarnings("NullAway")
    private static Guide without(String type) {
        return new Guide(
                "C",
                "N",
                "",
                Guide.Kind.PROMISED,
                type,
                "D",
                "局",
                "",
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                "",
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "",
                "",
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Standing row(@Nullable Instant closed, Happening... history) {
        return new Standing(UUID.randomUUID(), List.of(history), closed, null);
    }
}
