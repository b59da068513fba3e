package org.tiaokuai.statute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Stretch.Kind;
import org.tiaokuai.statute.Reckoning.BeforeCalendar;
import org.tiaokuai.statute.Reckoning.NoLength;
import org.tiaokuai.statute.Reckoning.NotExtendable;
import org.tiaokuai.statute.Reckoning.PastCalendar;
import org.tiaokuai.statute.Reckoning.Reckoned;
import org.tiaokuai.statute.Term.End;
import org.tiaokuai.statute.Term.Unit;

@EmptyPlatform
class StatuteModuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private final Statute statute;
    private final Calendar calendar;

    @Autowired
    StatuteModuleTest(Statute statute, Calendar calendar) {
        this.statute = statute;
        this.calendar = calendar;
    }

    private static Reckoned reckoned(Reckoning reckoning) {
        return (Reckoned) reckoning;
    }

    private LimitRule rule(String id) {
        return statute.rule(id, TODAY, Profile.PRESENT).orElseThrow();
    }

    @ParameterizedTest(name = "{0} and {1} {2}: {3}, {4}")
    @CsvSource({
        "2024-02-07, 20, WORKING_DAY, 2024-03-12, the Spring Festival with New Year's Eve worked",
        "2024-05-11, 1, WORKING_DAY, 2024-05-13, a make-up Saturday as start does not count",
        "2024-12-10, 60, DAY, 2025-02-08, the last day is a make-up Saturday and does not move",
        "2024-08-02, 60, DAY, 2024-10-08, the last day is 1 October and moves",
        "2024-02-08, 1, WORKING_DAY, 2024-02-09, New Year's Eve of 2024 was no day off",
        "2020-01-22, 20, WORKING_DAY, 2020-02-27, the lengthened Spring Festival of 2020",
        "2019-04-26, 4, WORKING_DAY, 2019-05-05, the notice of March 2019 made 28 April and 5 May work",
        "2015-09-02, 2, WORKING_DAY, 2015-09-07, the notice of May 2015 made 3 and 4 September days off",
        "2024-01-31, 1, MONTH, 2024-02-29, no corresponding day",
        "2024-02-29, 1, YEAR, 2025-02-28, no corresponding day"
    })
    void fallsIntoNoneOfTheTraps(LocalDate start, int amount, Unit unit, LocalDate due, String why) {
        assertThat(reckoned(statute.reckon(start.atTime(22, 0), Term.general(amount, unit)))
                        .due())
                .as(why)
                .isEqualTo(due);
    }

    /** What is asked of one day for a permit and for a petition differs in unit, not in number alone. */
    @Test
    void theUnitBelongsToTheRule() {
        var start = LocalDateTime.of(2024, 9, 27, 9, 0);
        assertThat(reckoned(statute.reckon(start, rule("PET-03"), 0)).due()).isEqualTo("2024-10-10");
        assertThat(reckoned(statute.reckon(start, rule("PET-01"), 0)).due()).isEqualTo("2024-10-12");
        assertThat(reckoned(statute.reckon(start, rule("LIC-06"), 0)).due()).isEqualTo("2024-10-30");
        assertThat(reckoned(statute.reckon(start, rule("INT-02"), 0))).satisfies(told -> {
            assertThat(told.due()).isEqualTo("2024-09-28");
            assertThat(told.at()).isEqualTo("09:00");
            assertThat(told.provisional()).isFalse();
        });
        assertThat(reckoned(statute.reckon(start, rule("LIC-06"), 0)).rule()).isEqualTo(rule("LIC-06"));
    }

    @Test
    void whatIsDueOnTheDayIsDueOnTheNextWorkingDayAfterARestDay() {
        var sundayNight = LocalDateTime.of(2024, 9, 22, 22, 0);
        assertThat(reckoned(statute.reckon(sundayNight, rule("LIC-01"), 0)).due())
                .isEqualTo("2024-09-23");
        assertThat(reckoned(statute.reckon(sundayNight.plusDays(1), rule("LIC-01"), 0))
                        .due())
                .isEqualTo("2024-09-23");
    }

    @Test
    void theLawThatIsCitedIsThatOfTheDay() {
        var ten = Term.general(10, Unit.DAY);
        assertThat(reckoned(statute.reckon(LocalDateTime.of(2024, 8, 2, 0, 0), ten))
                        .laws())
                .extracting(laws -> cited(laws.start()), laws -> cited(laws.end()), laws -> cited(laws.week()))
                .containsExactly("民法典第二百零一条", "民法典第二百零三条", "国务院关于职工工作时间的规定第七条");
        assertThat(cited(reckoned(statute.reckon(LocalDateTime.of(2010, 8, 2, 0, 0), ten))
                        .laws()
                        .start()))
                .isEqualTo("民法通则第一百五十四条");
    }

    private static String cited(LimitRule.@Nullable Basis basis) {
        return basis == null ? "" : basis.cited();
    }

    @Test
    void aRuleThatCountsTheDayOfTheStartEndsADaySooner() {
        var start = LocalDateTime.of(2024, 9, 9, 9, 0);
        var told = reckoned(statute.reckon(start, new Term(5, Unit.WORKING_DAY, End.NONE, true)));
        assertThat(told.due()).isEqualTo("2024-09-13");
        assertThat(told.stretches()).singleElement().satisfies(stretch -> {
            assertThat(stretch.kind()).isEqualTo(Kind.COUNTED);
            assertThat(stretch.from()).isEqualTo("2024-09-09");
            assertThat(stretch.lastOrdinal()).isEqualTo(5);
        });
    }

    @Test
    void saysSoRatherThanGuess() {
        var day = Term.general(1, Unit.DAY);
        assertThat(statute.reckon(LocalDateTime.of(2006, 12, 31, 0, 0), day)).isEqualTo(new BeforeCalendar(2007));
        assertThat(statute.reckon(LocalDateTime.of(2007, 1, 1, 0, 0), day)).isInstanceOf(Reckoned.class);
        assertThat(statute.reckon(LocalDateTime.of(2030, 1, 1, 0, 0), day)).isEqualTo(new PastCalendar(2029));
        assertThat(statute.reckon(LocalDateTime.of(2029, 12, 31, 0, 0), day)).isEqualTo(new PastCalendar(2029));
        assertThat(statute.reckon(LocalDateTime.of(2026, 1, 1, 0, 0), Term.general(10, Unit.YEAR)))
                .isEqualTo(new PastCalendar(2029));
        assertThat(statute.reckon(LocalDateTime.of(2029, 12, 31, 23, 0), Term.general(1, Unit.HOUR)))
                .isEqualTo(new PastCalendar(2029));
        assertThat(reckoned(statute.reckon(LocalDateTime.of(2026, 12, 31, 0, 0), day))
                        .provisional())
                .isTrue();
        var start = LocalDateTime.of(2024, 9, 9, 9, 0);
        assertThat(statute.reckon(start, rule("LIC-11"), 0)).isEqualTo(new NoLength());
        assertThat(statute.reckon(start, rule("LIC-10"), 1)).isEqualTo(new NotExtendable());
        assertThat(statute.reckon(start, rule("LIC-06"), 2)).isEqualTo(new NotExtendable());
        assertThat(statute.reckon(LocalDateTime.of(2007, 1, 8, 9, 0), rule("LIC-13"), 0))
                .isEqualTo(new BeforeCalendar(2007));
        assertThat(statute.rule("LIC-99", TODAY, Profile.PRESENT)).isEmpty();
        assertThat(statute.versions("lic-06")).isEmpty();
    }

    @ParameterizedTest(name = "{1} from {0} with {2} extensions: {3}")
    @CsvSource({
        "2024-07-01, LIC-06, 0, 2024-07-29",
        "2024-07-01, LIC-06, 1, 2024-08-12",
        "2024-09-20, LIC-08, 1, 2024-12-18",
        "2024-06-03, DIS-04, 1, 2024-07-30",
        "2024-07-03, PET-04, 0, 2024-09-02",
        "2024-07-03, PET-04, 1, 2024-10-08"
    })
    void anExtensionFollowsTheDayOnWhichTheLimitEnded(LocalDate start, String id, int extensions, LocalDate due) {
        var told = reckoned(statute.reckon(start.atTime(9, 0), rule(id), extensions));
        assertThat(told.due()).isEqualTo(due);
        assertThat(told.extensions()).isEqualTo(extensions);
        var next = start;
        for (var stretch : told.stretches()) {
            assertThat(stretch.from()).isEqualTo(next);
            next = stretch.to().plusDays(1);
        }
        assertThat(next).isEqualTo(due.plusDays(1));
    }

    @Test
    void theDaysOfAnExtensionGoOnBeingNumbered() {
        var told = reckoned(statute.reckon(LocalDateTime.of(2024, 7, 1, 9, 0), rule("LIC-06"), 1));
        assertThat(told.stretches().getLast().lastOrdinal()).isEqualTo(30);
        assertThat(told.stretches())
                .filteredOn(stretch -> stretch.kind() == Kind.START)
                .hasSize(1);
    }

    /** What an office must tell beforehand it tells no later; the applicant has until the next working day. */
    @ParameterizedTest(name = "{1} before {0}: {2}")
    @CsvSource({
        "2024-10-09, LIC-12-NOTICE, 2024-09-24",
        "2024-06-01, LIC-13, 2024-05-06",
        "2024-07-01, LIC-13, 2024-06-03",
        "2024-10-12, DEC-02, 2024-09-30",
        "2024-11-09, DEC-04-HEARING, 2024-10-10"
    })
    void countsBackFromTheEvent(LocalDate event, String id, LocalDate due) {
        var told = reckoned(statute.reckon(event.atStartOfDay(), rule(id), 0));
        assertThat(told.back()).isTrue();
        assertThat(told.due()).isEqualTo(due);
        var next = event;
        for (var stretch : told.stretches()) {
            assertThat(stretch.to()).isEqualTo(next);
            next = stretch.from().minusDays(1);
        }
        assertThat(next).isEqualTo(due.minusDays(1));
    }

    @Test
    void aDayThatIsCountedBackToIsTheLastOfItsLength() {
        var told = reckoned(statute.reckon(LocalDateTime.of(2024, 10, 9, 9, 0), rule("LIC-12-NOTICE"), 0));
        assertThat(told.stretches().stream()
                        .map(stretch -> stretch.kind() + " " + stretch.from() + " " + stretch.firstOrdinal() + "-"
                                + stretch.lastOrdinal()))
                .containsExactly(
                        "START 2024-10-09 0-0",
                        "COUNTED 2024-10-08 1-1",
                        "HOLIDAY 2024-10-01 0-0",
                        "COUNTED 2024-09-30 2-2",
                        "MAKE_UP 2024-09-29 3-3",
                        "WEEKEND 2024-09-28 0-0",
                        "COUNTED 2024-09-24 4-7");
    }

    /** Walks day by day, and hour by hour, and knows of the calendar only which days are worked. */
    private LocalDateTime naive(LocalDateTime start, Term term) {
        if (term.unit() == Unit.HOUR) {
            return IntStream.range(0, term.amount()).boxed().reduce(start, (at, _) -> at.plusMinutes(60), (a, _) -> a);
        }
        var day = start.toLocalDate();
        var left = term.amount() - (term.startDayCounted() && counts(day, term) ? 1 : 0);
        while (left > 0 && (term.unit() == Unit.DAY || term.unit() == Unit.WORKING_DAY)) {
            day = day.plusDays(1);
            left -= counts(day, term) ? 1 : 0;
        }
        if (term.unit() == Unit.MONTH || term.unit() == Unit.YEAR) {
            day = months(day, term.unit() == Unit.YEAR ? 12 * term.amount() : term.amount());
        }
        while (!calendar.isWorkingDay(day)
                && (term.unit() == Unit.WORKING_DAY ? term.amount() == 0 : term.end() == End.NEXT_WORKING_DAY)) {
            day = day.plusDays(1);
        }
        return day.atStartOfDay();
    }

    private boolean counts(LocalDate day, Term term) {
        return term.unit() == Unit.DAY || calendar.isWorkingDay(day);
    }

    private static LocalDate months(LocalDate start, int number) {
        int month = start.getYear() * 12 + start.getMonthValue() - 1 + number;
        for (var day = start.getDayOfMonth(); ; day--) {
            var text = "%04d-%02d-%02d".formatted(month / 12, month % 12 + 1, day);
            if (text.equals(parsed(text))) {
                return LocalDate.parse(text);
            }
        }
    }

    private static String parsed(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (java.time.DateTimeException e) {
            return "";
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithANaiveWalkInEachUnit(Unit unit) {
        var random = new Random(unit.ordinal());
        var first = LocalDateTime.of(2007, 1, 1, 0, 0);
        for (var at = 0; at < 4000; at++) {
            var most =
                    switch (unit) {
                        case WORKING_DAY, DAY -> 120;
                        case HOUR -> 500;
                        case MONTH -> 24;
                        case YEAR -> 3;
                    };
            var amount = random.nextInt(most + 1);
            var counted = amount > 0 && random.nextInt(4) == 0 && (unit == Unit.DAY || unit == Unit.WORKING_DAY);
            var end = unit == Unit.HOUR || random.nextInt(4) == 0 ? End.NONE : End.NEXT_WORKING_DAY;
            var term = new Term(amount, unit, end, counted);
            var start = first.plusSeconds(random.nextInt(19 * 365) * 86_400L + random.nextInt(86_400));
            var told = reckoned(statute.reckon(start, term));
            var due = told.at() == null ? told.due().atStartOfDay() : told.due().atTime(told.at());
            assertThat(due).as("%s %s", start, term).isEqualTo(naive(start, term));
            if (unit != Unit.HOUR) {
                assertThat(told.stretches().getFirst().from()).isEqualTo(start.toLocalDate());
                assertThat(told.stretches().getLast().to()).isEqualTo(told.due());
            }
        }
    }

    /** The violator: a walk that forgets what a rule says differs often enough to be seen. */
    @Test
    void theComparisonWouldCatchATermThatIsCountedOtherwise() {
        var random = new Random(7);
        var moved = 0;
        var counted = 0;
        for (var at = 0; at < 4000; at++) {
            var start = LocalDateTime.of(2007, 1, 1, 0, 0).plusDays(random.nextInt(19 * 365));
            var amount = 1 + random.nextInt(120);
            var told = reckoned(statute.reckon(start, Term.general(amount, Unit.DAY)))
                    .due()
                    .atStartOfDay();
            moved += told.equals(naive(start, new Term(amount, Unit.DAY, End.NONE, false))) ? 0 : 1;
            counted += told.equals(naive(start, new Term(amount, Unit.DAY, End.NEXT_WORKING_DAY, true))) ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(800);
        assertThat(counted).isGreaterThan(2000);
    }
}
