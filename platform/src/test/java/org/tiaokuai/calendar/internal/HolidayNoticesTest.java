package org.tiaokuai.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tiaokuai.calendar.internal.Arranged.TODAY;
import static org.tiaokuai.calendar.internal.Arranged.arranged;
import static org.tiaokuai.calendar.internal.Arranged.faulty;
import static org.tiaokuai.calendar.internal.Arranged.off;
import static org.tiaokuai.calendar.internal.Arranged.some;
import static org.tiaokuai.calendar.internal.Arranged.whole;
import static org.tiaokuai.calendar.internal.Arranged.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotice.Day;
import org.tiaokuai.calendar.HolidayNotices;
import org.tiaokuai.calendar.HolidayNotices.Change;
import org.tiaokuai.calendar.HolidayNotices.Doubt;
import org.tiaokuai.calendar.HolidayNotices.Fault;
import org.tiaokuai.calendar.HolidayNotices.Publishing;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Fact;

/** Notices are laid over one another as they come; what is published here is taken back. */
@EmptyPlatform
class HolidayNoticesTest {

    private static final Limit TWENTY = new Limit(20, Limit.Unit.WORKING_DAY);
    private final HolidayNotices notices;
    private final NoticeRows rows;
    private final Checks checks;
    private final JdbcClient jdbc;
    private final TakenBack takenBack;
    private final SettableClock clock;
    private final Officer officer;

    @Autowired
    HolidayNoticesTest(
            HolidayNotices notices,
            NoticeRows rows,
            Checks checks,
            JdbcClient jdbc,
            TakenBack takenBack,
            SettableClock clock,
            SmallTown town) {
        this.notices = notices;
        this.rows = rows;
        this.checks = checks;
        this.jdbc = jdbc;
        this.takenBack = takenBack;
        this.clock = clock;
        officer = town.officer(town.department("局" + UUID.randomUUID()), Role.LEGAL_OFFICE);
    }

    @BeforeEach
    void itIsNovember() {
        clock.standOn(TODAY.toString());
    }

    private long published(HolidayNotice notice) {
        var done = notices.publish(officer, notice);
        assertThat(done).isInstanceOf(Publishing.Done.class);
        return ((Publishing.Done) done).notice();
    }

    private Calendar calendar() {
        return new Almanac(rows);
    }

    @Test
    void whatCameWithThePlatformCountsAsItDid() {
        var shipped = rows.arrangements().stream()
                .filter(each -> each.noticedOn() == null)
                .toList();
        assertThat(Overlay.of(shipped)).containsExactlyInAnyOrderElementsOf(Published.days());
        assertThat(notices.all())
                .filteredOn(line -> line.noticedOn() == null)
                .hasSize(20)
                .allMatch(line -> line.whole() && line.division().isEmpty());
    }

    @Test
    void aNewYearIsNoForecastAnyMore() {
        takenBack.run(() -> {
            var before = calendar();
            var start = LocalDate.of(2027, 1, 25);
            assertThat(before.deadline(start, TWENTY).provisional()).isTrue();
            assertThat(before.due(start, TWENTY)).isEqualTo("2027-02-22");
            published(whole(2027, arranged(2027)));
            var after = calendar();
            assertThat(after.deadline(start, TWENTY).provisional()).isFalse();
            assertThat(after.due(start, TWENTY))
                    .as("three days off, a Saturday worked")
                    .isEqualTo("2027-02-24");
            assertThat(after.lastPublishedYear()).isEqualTo(2027);
            assertThat(before.due(start, TWENTY)).isEqualTo("2027-02-22");
        });
    }

    @Test
    void whatEndedEarlierIsCountedAsItWasKnownThen() {
        takenBack.run(() -> {
            clock.standOn("2026-11-12");
            published(whole(2027, arranged(2027)));
            var start = LocalDate.of(2027, 1, 25);
            var calendar = calendar();
            assertThat(calendar.knownAt(Instant.parse("2026-11-01T00:00:00Z")).due(start, TWENTY))
                    .isEqualTo("2027-02-22");
            assertThat(calendar.knownAt(clock.instant()).due(start, TWENTY)).isEqualTo("2027-02-24");
        });
    }

    @ParameterizedTest
    @CsvSource({"320206, 2026-12-07", "320200, 2026-12-07", "320000, 2026-12-04", "110000, 2026-12-04", "'', 2026-12-04"
    })
    void aLocalHolidayHoldsWhereItIsKeptAndBelow(String division, LocalDate due) {
        takenBack.run(() -> {
            published(some(TODAY, 2026, "320200", off("2026-11-20", "地方节日")));
            var calendar = calendar().in(division);
            assertThat(calendar.due(LocalDate.of(2026, 11, 6), TWENTY)).isEqualTo(due);
            assertThat(calendar.lastPublishedYear()).isEqualTo(2026);
        });
    }

    /** As in January 2020: the holiday was lengthened to 2 February, and a Saturday that was to be worked was dropped. */
    @Test
    void anAmendmentMovesWhatWasCountedBeforeIt() {
        takenBack.run(() -> {
            clock.standOn("2020-01-20");
            published(new HolidayNotice(
                    "国务院办公厅关于2020年部分节假日安排的通知",
                    "国办发明电〔2019〕16号",
                    LocalDate.of(2019, 11, 21),
                    2020,
                    true,
                    "",
                    year2020BeforeTheAmendment()));
            var start = LocalDate.of(2020, 1, 22);
            assertThat(calendar().due(start, TWENTY)).isEqualTo("2020-02-25");
            clock.standOn("2020-01-27");
            published(some(
                    LocalDate.of(2020, 1, 27),
                    2020,
                    "",
                    off("2020-01-31", "春节"),
                    off("2020-02-01", "春节"),
                    off("2020-02-02", "春节")));
            assertThat(calendar().due(start, TWENTY)).isEqualTo("2020-02-27");
            assertThat(calendar().deadline(start, TWENTY).skipped())
                    .anyMatch(stretch ->
                            stretch.name().equals("春节") && stretch.to().equals(LocalDate.of(2020, 2, 2)));
        });
    }

    private static List<Day> year2020BeforeTheAmendment() {
        var days = new ArrayList<Day>();
        Published.days().stream()
                .filter(day -> day.sourceYear() == 2020)
                .filter(day -> day.day().isBefore(LocalDate.of(2020, 1, 31))
                        || day.day().isAfter(LocalDate.of(2020, 2, 3)))
                .forEach(day -> days.add(new Day(day.day(), day.name(), day.isOff())));
        days.add(work("2020-02-01", "春节"));
        days.add(off("2020-05-02", "劳动节"));
        return days.stream().distinct().toList();
    }

    @Test
    void beforeItIsPublishedOneSeesWhichDaysChange() {
        var reading = notices.read(
                some(TODAY, 2026, "", work("2026-12-19", "元旦"), off("2026-12-31", "元旦"), off("2026-12-26", "元旦")));
        assertThat(reading.doubts()).isEmpty();
        assertThat(reading.changed())
                .extracting(Change::day, change -> change.before().kind(), change -> change.after()
                        .kind())
                .containsExactly(
                        tuple(LocalDate.of(2026, 12, 19), CalendarDay.Kind.WEEKEND, CalendarDay.Kind.MAKE_UP),
                        tuple(LocalDate.of(2026, 12, 31), CalendarDay.Kind.WORKING, CalendarDay.Kind.HOLIDAY));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatContradictsItselfOrTheLawIsRefusedAndNothingIsKept(Fault fault) {
        long before = notices.latest();
        faulty(fault).forEach(notice -> {
            assertThat(notices.read(notice).doubts()).extracting(Doubt::fault).contains(fault);
            assertThat(notices.publish(officer, notice)).isInstanceOf(Publishing.Refused.class);
        });
        assertThat(notices.latest()).isEqualTo(before);
    }

    @Test
    void theSameTwiceAndTwoOfOneDayAreRefused() {
        takenBack.run(() -> {
            published(whole(2027, arranged(2027)));
            assertThat(notices.read(whole(2027, arranged(2027))).doubts())
                    .containsExactly(new Doubt(Fault.KNOWN, null));
            var other = some(TODAY.minusDays(2), 2027, "", off("2027-02-10", "春节"));
            assertThat(notices.publish(officer, other))
                    .isEqualTo(new Publishing.Refused(List.of(new Doubt(Fault.SAME_DATE, null))));
        });
    }

    @Test
    void onlyTheLegalOfficePublishes() {
        var others = new Officer(
                officer.account(),
                null,
                officer.name(),
                new Post(
                        UUID.randomUUID(),
                        officer.post().department(),
                        "局",
                        "科员",
                        EnumSet.complementOf(EnumSet.of(Role.LEGAL_OFFICE))));
        assertThat(notices.publish(others, whole(2027, arranged(2027)))).isInstanceOf(Publishing.NotEntitled.class);
    }

    @ParameterizedTest
    @CsvSource({
        "update calendar.arranged set is_off = not is_off where day = '2027-02-08'",
        "update calendar.arranged set name = '节' where day = '2027-02-08'",
        "delete from calendar.arranged where day = '2027-02-20'",
        "'insert into calendar.arranged select max(id), ''2027-03-01'', ''节'', true from calendar.notice'",
        "update calendar.notice set noticed_on = '2026-11-09' where year = 2027 and office is null",
        "update calendar.notice set whole = false where year = 2027 and office is null",
        "update calendar.notice set division = '320200' where year = 2027 and office is null",
        "'delete from calendar.arranged where day >= ''2027-01-01'' and notice in (select id from calendar.notice where office is null);"
                + " delete from calendar.notice where year = 2027 and office is null'"
    })
    void whoBendsANoticeIsFound(String bend) {
        takenBack.run(() -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ledger', 0))")
                    .query()
                    .singleRow();
            published(whole(2027, arranged(2027)));
            var before = checks.check().findings();
            jdbc.sql(bend).update();
            var after = new ArrayList<>(checks.check().findings());
            after.removeAll(before);
            // What others append meanwhile is noted outside the database, where this snapshot cannot see its leaf.
            after.removeIf(finding -> finding.fault() == Checks.Fault.VANISHED);
            assertThat(after).isNotEmpty().allMatch(finding -> finding.kind().equals(Fact.Kind.HOLIDAYS.name()));
        });
    }

    private List<Checks.Finding> ofTheCalendar() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals("calendar"))
                .toList();
    }

    @Test
    void whatCameWithThePlatformHolds() {
        takenBack.run(() -> {
            published(whole(2027, arranged(2027)));
            assertThat(ofTheCalendar()).isEmpty();
        });
    }

    /** These have no leaf, and yet every last day is counted by them. */
    @ParameterizedTest
    @CsvSource({
        "update calendar.arranged set is_off = not is_off where day = '2026-10-08' or day = '2026-10-07', ALTERED",
        "update calendar.arranged set is_off = true where day = '2026-10-10', ALTERED",
        "update calendar.arranged set name = '节' where day = '2026-10-01', ALTERED",
        "update calendar.arranged set day = '2026-10-08' where day = '2026-10-07', ALTERED",
        "delete from calendar.arranged where day = '2026-05-05', ALTERED",
        "'insert into calendar.arranged select id, ''2026-12-01'', ''节'', true from calendar.notice where year = 2026 and account is null',ALTERED",
        "update calendar.notice set title = '通知' where year = 2026 and account is null, ALTERED",
        "'with gone as (delete from calendar.arranged where day = ''2026-05-02'') update calendar.arranged"
                + " set name = name || '',off'' || chr(10) || ''2026-05-02,'' || name where day = ''2026-05-01''', ALTERED",
        "update calendar.notice set document = '国办发' where year = 2026 and account is null, ALTERED",
        "update calendar.notice set whole = false where year = 2026 and account is null, ALTERED",
        "update calendar.notice set division = '320200' where year = 2026 and account is null, ALTERED",
        "update calendar.notice set at = '2026-11-01' where year = 2026 and account is null, ALTERED",
        "update calendar.notice set year = 2030 where year = 2026 and account is null, 'UNRECORDED,DELETED'",
        "'delete from calendar.arranged where notice in (select id from calendar.notice where year = 2026 and account is null); delete from calendar.notice where year = 2026 and account is null',DELETED",
        "'insert into calendar.notice (title, document, year, whole, division, at, by_whom)"
                + " select title, document, 2027, whole, division, at, by_whom from calendar.notice where year = 2026 and account is null',UNRECORDED",
        "'insert into calendar.notice (title, document, year, whole, division, at, by_whom)"
                + " select title, document, year, false, ''320200'', at, by_whom from calendar.notice where year = 2026 and account is null',UNRECORDED",
        "'insert into calendar.notice (title, document, year, whole, division, at, by_whom)"
                + " select title, document, year, whole, division, at, by_whom from calendar.notice where year = 2026 and account is null',UNRECORDED"
    })
    void aNoticeThatDidNotComeWithThePlatformSoIsNamed(String sql, String faults) {
        takenBack.run(() -> {
            assertThat(jdbc.sql(sql).update()).isNotNegative();
            assertThat(ofTheCalendar())
                    .extracting(finding -> finding.fault().name(), Checks.Finding::kind)
                    .containsExactlyInAnyOrder(Stream.of(faults.split(","))
                            .map(fault -> tuple(fault, "HOLIDAYS"))
                            .toArray(Tuple[]::new));
        });
    }
}
