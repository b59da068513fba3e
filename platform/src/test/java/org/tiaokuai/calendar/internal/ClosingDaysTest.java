package org.tiaokuai.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.ClosingDays.DeclareClosing;
import org.tiaokuai.calendar.ClosingDays.Declaring;
import org.tiaokuai.calendar.ClosingDays.Fault;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotices;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.organisation.Department;

/** Each test has a department of its own, which nobody else works in. */
@EmptyPlatform
class ClosingDaysTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
    private static final Limit FIVE = new Limit(5, Limit.Unit.WORKING_DAY);
    private static final Limit NONE = new Limit(0, Limit.Unit.WORKING_DAY);

    @Autowired
    ClosingDays closings;

    @Autowired
    HolidayNotices notices;

    @Autowired
    Calendar calendar;

    @Autowired
    NoticeRows rows;

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TakenBack takenBack;

    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Officer head;

    @Autowired
    ClosingDaysTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        head = town.officer(department, Role.APPROVER);
    }

    @BeforeEach
    void itIsMidNovember() {
        clock.standOn("2026-11-16");
    }

    private DeclareClosing on(LocalDate from, LocalDate to) {
        return new DeclareClosing(department.id(), from, to, "办公楼搬迁");
    }

    private Declaring closed(LocalDate from, LocalDate to) {
        return closings.declare(head, on(from, to));
    }

    @Test
    void theDepartmentIsClosedAndNoLimitOfTheLawIsLonger() {
        var before = calendar.due(LocalDate.parse("2026-11-16"), FIVE);
        assertThat(closed(FRIDAY, FRIDAY)).isInstanceOf(Declaring.Declared.class);
        assertThat(calendar.due(LocalDate.parse("2026-11-16"), FIVE)).isEqualTo(before);
        assertThat(calendar.isWorkingDay(FRIDAY)).isTrue();
        assertThat(calendar.in("320200").isWorkingDay(FRIDAY)).isTrue();
        assertThat(calendar.knownAt(clock.instant()).isWorkingDay(FRIDAY)).isTrue();
        assertThat(calendar.open(department.id()).isWorkingDay(FRIDAY)).isFalse();
        assertThat(calendar.in("320200").open(department.id()).due(FRIDAY, NONE))
                .as("the weekend is over, too")
                .isEqualTo("2026-11-23");
        assertThat(closings.of(department.id(), FRIDAY)).singleElement().satisfies(closing -> {
            assertThat(closing.reason()).isEqualTo("办公楼搬迁");
            assertThat(closing.byWhom()).contains(department.name());
        });
        assertThat(closings.of(department.id(), FRIDAY.plusDays(1))).isEmpty();
        assertThat(notices.all()).as("it is no notice of holidays").noneMatch(line -> line.title()
                .equals("办公楼搬迁"));
    }

    @Test
    void anotherDepartmentIsOpen() {
        closed(FRIDAY, FRIDAY);
        var other = town.department("局" + UUID.randomUUID());
        assertThat(calendar.open(other.id()).isWorkingDay(FRIDAY)).isTrue();
        assertThat(closings.of(other.id(), FRIDAY)).isEmpty();
    }

    @Test
    void beforeItWasToldItWasOpen() {
        var earlier = clock.instant();
        clock.pass(Duration.ofHours(1));
        closed(FRIDAY, FRIDAY);
        assertThat(calendar.open(department.id()).knownAt(earlier).isWorkingDay(FRIDAY))
                .isTrue();
        assertThat(calendar.open(department.id()).knownAt(Instant.MAX).isWorkingDay(FRIDAY))
                .isFalse();
    }

    /** A closing far ahead publishes no year. */
    @Test
    void noYearIsPublishedByIt() {
        var next = LocalDate.parse("2027-11-15");
        assertThat(closed(next, next)).isInstanceOf(Declaring.Declared.class);
        var open = calendar.open(department.id());
        assertThat(open.lastPublishedYear()).isEqualTo(calendar.lastPublishedYear());
        assertThat(open.firstPublishedYear()).isEqualTo(calendar.firstPublishedYear());
        assertThat(open.isWorkingDay(LocalDate.parse("2027-10-01"))).isFalse();
        assertThat(open.isWorkingDay(next)).isFalse();
    }

    /** A notice that came later and speaks of the same day opens nobody's door. */
    @Test
    void whoIsClosedIsSoWhateverANoticeSaysLater() {
        takenBack.run(() -> {
            var saturday = FRIDAY.plusDays(1);
            closed(FRIDAY, saturday);
            var lawyer = town.officer(department, Role.LEGAL_OFFICE);
            var worked = new HolidayNotice.Day(saturday, "调休", false);
            clock.standOn("2026-11-17");
            notices.publish(
                    lawyer,
                    new HolidayNotice("关于调休的通知", "", LocalDate.parse("2026-11-17"), 2026, false, "", List.of(worked)));
            var almanac = new Almanac(rows);
            assertThat(almanac.isWorkingDay(saturday)).isTrue();
            assertThat(almanac.open(department.id()).isWorkingDay(saturday)).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-15, 2026-11-15, PAST",
        "2026-11-13, 2026-11-20, PAST",
        "2026-11-20, 2026-11-19, REVERSED",
        "2027-11-17, 2027-11-17, FAR",
        "2026-11-20, 2026-12-21, LONG",
        "2026-11-20, 9999-12-31, LONG"
    })
    void daysThatNobodyCanMeanAreRefused(LocalDate from, LocalDate to, Fault fault) {
        assertThat(closed(from, to)).isEqualTo(new Declaring.Refused(fault));
        assertThat(closings.of(department.id(), LocalDate.MIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-16, 2026-11-16", "2027-11-16, 2027-11-16", "2026-11-20, 2026-12-20"})
    void todayAYearAndAMonthAreAllowed(LocalDate from, LocalDate to) {
        assertThat(closed(from, to)).isInstanceOf(Declaring.Declared.class);
    }

    @Test
    void whatIsKnownIsToldOnce() {
        closed(FRIDAY, FRIDAY.plusDays(3));
        assertThat(closed(FRIDAY.plusDays(1), FRIDAY.plusDays(2))).isEqualTo(new Declaring.Refused(Fault.KNOWN));
        assertThat(closed(FRIDAY.plusDays(3), FRIDAY.plusDays(4)))
                .as("a day more")
                .isInstanceOf(Declaring.Declared.class);
    }

    @Test
    void ofManyAtOnceOneTellsIt() throws Exception {
        var told = new ArrayList<Declaring>();
        Callable<Declaring> tell = () -> closed(FRIDAY, FRIDAY);
        try (var people = Executors.newFixedThreadPool(4)) {
            for (var each : people.invokeAll(Collections.nCopies(8, tell))) {
                told.add(each.get());
            }
        }
        assertThat(told).filteredOn(Declaring.Declared.class::isInstance).hasSize(1);
        assertThat(told).filteredOn(new Declaring.Refused(Fault.KNOWN)::equals).hasSize(7);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPROVER", "SYSTEM_ADMINISTRATOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseOfTheDepartmentTellsIt(Role role) {
        assertThat(closings.declare(town.officer(department, role), on(FRIDAY, FRIDAY)))
                .isInstanceOf(Declaring.NotEntitled.class);
        assertThat(closings.of(department.id(), FRIDAY)).isEmpty();
    }

    @Test
    void theHeadOfAnotherDepartmentAndAPostForSomeItemsDoNot() {
        var other = town.officer(town.department("局" + UUID.randomUUID()), Role.APPROVER);
        var post = new Post(
                UUID.randomUUID(), department.id(), department.name(), "科长", Set.of(Role.APPROVER), Set.of("ITEM"));
        var limited = new Officer(UUID.randomUUID(), null, "周砚秋", post);
        assertThat(closings.declare(other, on(FRIDAY, FRIDAY))).isInstanceOf(Declaring.NotEntitled.class);
        assertThat(closings.declare(limited, on(FRIDAY, FRIDAY))).isInstanceOf(Declaring.NotEntitled.class);
        assertThat(closings.of(department.id(), FRIDAY)).isEmpty();
    }

    @Test
    void anAdministratorTellsItOfAnyDepartment() {
        var administrator = town.officer(town.department("局" + UUID.randomUUID()), Role.SYSTEM_ADMINISTRATOR);
        assertThat(closings.declare(administrator, on(FRIDAY, FRIDAY))).isInstanceOf(Declaring.Declared.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void nobodyClosesWithoutAReason(String reason) {
        assertThatThrownBy(() -> new DeclareClosing(department.id(), FRIDAY, FRIDAY, reason))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,off\n2026-11-21,x", "水管\r坏了", "水管\u0007坏了", "水管\u2028坏了"})
    void aReasonIsOneLine(String reason) {
        assertThatThrownBy(() -> closings.declare(head, new DeclareClosing(department.id(), FRIDAY, FRIDAY, reason)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(closings.of(department.id(), FRIDAY)).isEmpty();
    }

    @Test
    void aReasonMayHaveCommas() {
        closings.declare(head, new DeclareClosing(department.id(), FRIDAY, FRIDAY.plusDays(1), "搬迁,off"));
        assertThat(checks.check().findings())
                .noneMatch(finding -> finding.kind().equals(Fact.Kind.HOLIDAYS.name()));
    }

    /** Three days were told in three lines; one day under a name of three lines is none of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "办公楼搬迁,off\n2026-11-21,办公楼搬迁,off\n2026-11-22,办公楼搬迁",
                "办公楼搬迁,off\r2026-11-21,办公楼搬迁,off\r2026-11-22,办公楼搬迁",
                "办公楼搬迁,off\r\n2026-11-21,办公楼搬迁,off\r\n2026-11-22,办公楼搬迁",
                "办公楼搬迁"
            })
    void daysThatWereTakenIntoTheNameOfAnotherAreFound(String name) {
        closed(FRIDAY, FRIDAY.plusDays(2));
        takenBack.run(() -> {
            var ours = " where notice in (select id from calendar.notice where office = :office)";
            jdbc.sql("delete from calendar.arranged" + ours + " and day > :day")
                    .param("office", department.id())
                    .param("day", FRIDAY)
                    .update();
            jdbc.sql("update calendar.arranged set name = :name" + ours)
                    .param("name", name)
                    .param("office", department.id())
                    .update();
            assertThat(checks.check().findings())
                    .filteredOn(finding -> finding.kind().equals(Fact.Kind.HOLIDAYS.name()))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.fault()).isEqualTo(Checks.Fault.ALTERED));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update calendar.notice set office = gen_random_uuid() where office = :office",
                "update calendar.notice set office = null where office = :office",
                "update calendar.notice set title = '防汛' where office = :office",
                "update calendar.arranged set day = day + 1 where notice in"
                        + " (select id from calendar.notice where office = :office)",
                "delete from calendar.arranged where notice in"
                        + " (select id from calendar.notice where office = :office)"
            })
    void whoBendsItIsFound(String bend) {
        closed(FRIDAY, FRIDAY);
        takenBack.run(() -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ledger', 0))")
                    .query()
                    .singleRow();
            var before = checks.check().findings();
            assertThat(before).noneMatch(finding -> finding.kind().equals(Fact.Kind.HOLIDAYS.name()));
            jdbc.sql(bend).param("office", department.id()).update();
            var after = new ArrayList<>(checks.check().findings());
            after.removeAll(before);
            // What others append meanwhile is noted outside the database, where this snapshot cannot see its leaf.
            after.removeIf(finding -> finding.fault() == Checks.Fault.VANISHED);
            assertThat(after).isNotEmpty().allMatch(finding -> finding.kind().equals(Fact.Kind.HOLIDAYS.name()));
        });
    }
}
