package org.tiaokuai.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.casework.CaseClock;
import org.tiaokuai.casework.Lamp;
import org.tiaokuai.casework.State;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.organisation.Department;

@EmptyPlatform
class ClocksTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Guide GUIDE =
            SmallTown.guide(new Department(UUID.randomUUID(), "D", "局", "局", "局", null, false), "CODE", "许可", 10);

    private final Calendar calendar;
    private final Clocks.Offices offices;

    @Autowired
    ClocksTest(Calendar calendar, Clocks.Offices offices) {
        this.calendar = calendar;
        this.offices = offices;
    }

    private Clocks on(String instant) {
        return new Clocks(calendar, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), offices);
    }

    private Clocks onDay(String day) {
        return on(day + "T04:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-09",
        "2026-03-06, 2026-03-13",
        "2026-03-07, 2026-03-13",
        "2026-09-30, 2026-10-13",
        "2026-12-31, 2027-01-08"
    })
    void acceptanceIsDueAfterFiveWorkingDays(LocalDate received, LocalDate due) {
        assertThat(onDay("2026-03-02").acceptanceDue(received)).isEqualTo(due);
    }

    @Test
    void thePromiseAndTheLawAreCountedApart() {
        var days = onDay("2026-03-02").due(MONDAY, GUIDE);
        assertThat(days.due()).isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(days.legal()).isEqualTo(LocalDate.parse("2026-03-30"));
        assertThat(Limits.of(GUIDE).ownPromise()).isTrue();
    }

    @Test
    void aPromiseLongerThanTheLawBindsNobodyOnListAndCardAlike() {
        var department = new Department(UUID.randomUUID(), "D", "局", "局", "局", null, false);
        var slow = SmallTown.guide(department, "CODE", "许可", 30);
        var days = onDay("2026-03-02").due(MONDAY, slow);
        assertThat(days.due()).isEqualTo(LocalDate.parse("2026-03-30"));
        var card = onDay("2026-03-06").of(row(State.ACCEPTED, "2026-03-02T04:00:00Z", null), slow);
        assertThat(card.promised().due()).isEqualTo(days.due());
        assertThat(card.ownPromise()).isFalse();
        assertThat(card.promisedBasis()).isEqualTo("行政许可法第四十二条");
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
    void theLampChangesExactlyAtItsLimits(String today, Lamp lamp) {
        assertThat(onDay(today).lamp(MONDAY, LocalDate.parse("2026-03-16"), LocalDate.parse("2026-03-30")))
                .isEqualTo(lamp);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-25, ON_TIME", "2026-03-26, NOTICE", "2026-03-31, RED", "2026-12-31, RED"})
    void nineTenthsOfALongTimeAreANoticeAndWithoutALawNothingIsBeyondIt(String today, Lamp lamp) {
        assertThat(onDay(today).lamp(MONDAY, LocalDate.parse("2026-03-30"), null))
                .isEqualTo(lamp);
    }

    @Test
    void aDayEndsAtMidnightInChina() {
        var due = LocalDate.parse("2026-03-16");
        assertThat(on("2026-03-16T15:59:59Z").lamp(MONDAY, due, null)).isEqualTo(Lamp.NOTICE);
        assertThat(on("2026-03-16T16:00:00Z").lamp(MONDAY, due, null)).isEqualTo(Lamp.RED);
        assertThat(Clocks.day(Instant.parse("2026-03-16T16:00:00Z"))).isEqualTo("2026-03-17");
    }

    @Test
    void beforeAcceptanceTheClockCountsFiveDaysAndAfterItThePromise() {
        var before = onDay("2026-03-04").of(row(State.SUBMITTED, null, null), GUIDE);
        assertThat(before.phase()).isEqualTo(CaseClock.Phase.ACCEPTANCE);
        assertThat(before.promised().due()).isEqualTo(LocalDate.parse("2026-03-09"));
        assertThat(before.used()).isEqualTo(2);
        assertThat(before.left()).isEqualTo(3);
        assertThat(before.lamp()).isEqualTo(Lamp.ON_TIME);
        var after = onDay("2026-03-06").of(row(State.ACCEPTED, "2026-03-04T04:00:00Z", null), GUIDE);
        assertThat(after.phase()).isEqualTo(CaseClock.Phase.DECISION);
        assertThat(after.promised().due()).isEqualTo(LocalDate.parse("2026-03-18"));
        assertThat(after.legal()).isNotNull();
        assertThat(after.used()).isEqualTo(2);
        assertThat(after.total()).isEqualTo(10);
    }

    @Test
    void forWhatIsNoPermitTheFiveDaysHoldByAnalogy() {
        var submitted = row(State.SUBMITTED, null, null);
        assertThat(onDay("2026-03-04").of(submitted, GUIDE).legalBasis()).isEqualTo("行政许可法第三十二条");
        assertThat(onDay("2026-03-04").of(submitted, without("公共服务")).legalBasis())
                .isEqualTo("参照行政许可法第三十二条");
    }

    @Test
    void aLateCaseHasLessThanNothingLeftAndAClosedOneStandsStill() {
        var late = onDay("2026-03-11").of(row(State.SUBMITTED, null, null), GUIDE);
        assertThat(late.left()).isEqualTo(-2);
        assertThat(late.lamp()).isEqualTo(Lamp.BEYOND);
        var closed = onDay("2027-03-11").of(row(State.GRANTED, "2026-03-03T04:00:00Z", "2026-03-05T04:00:00Z"), GUIDE);
        assertThat(closed.lamp()).isEqualTo(Lamp.DONE);
        assertThat(closed.used()).isEqualTo(2);
        assertThat(closed.days().getLast().date()).isEqualTo(LocalDate.parse("2026-03-31"));
    }

    @Test
    void aCaseForgottenForYearsIsStillDrawn() {
        var forgotten = onDay("2030-03-11").of(row(State.ACCEPTED, "2026-03-03T04:00:00Z", null), GUIDE);
        assertThat(forgotten.days()).hasSizeLessThan(400);
        assertThat(forgotten.lamp()).isEqualTo(Lamp.BEYOND);
    }

    @Test
    void aPermitWithoutAPublishedLimitHasThatOfTheLawAndAnythingElseTwentyDays() {
        var permit = Limits.of(without("行政许可"));
        assertThat(permit.legal()).isNotNull();
        assertThat(permit.promised().limit()).isEqualTo(new Limit(20, Limit.Unit.WORKING_DAY));
        assertThat(permit.ownPromise()).isFalse();
        var other = Limits.of(without("公共服务"));
        assertThat(other.legal()).isNull();
        assertThat(other.promised().limit()).isEqualTo(new Limit(20, Limit.Unit.WORKING_DAY));
    }

    @Test
    void aResultIsValidToTheSameDayWhateverDayThatIs() {
        var clocks = onDay("2026-03-02");
        assertThat(clocks.validUntil(LocalDate.parse("2026-10-01"), new Guide.Validity(1, Limit.Unit.YEAR)))
                .isEqualTo("2027-10-01");
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
                null);
    }

    private static ApplicationRow row(State state, @Nullable String accepted, @Nullable String closed) {
        return new ApplicationRow(
                "N",
                UUID.randomUUID(),
                "CODE",
                1,
                "许可",
                "",
                "听雨理发店",
                UUID.randomUUID(),
                "s",
                new Sealed("", SmallTown.cell("")),
                new Sealed("", SmallTown.cell("")),
                "{}",
                UUID.randomUUID(),
                state,
                Instant.parse("2026-03-02T04:00:00Z"),
                null,
                null,
                accepted == null ? null : Instant.parse(accepted),
                closed == null ? null : Instant.parse(closed),
                MONDAY,
                null,
                null,
                null);
    }
}
