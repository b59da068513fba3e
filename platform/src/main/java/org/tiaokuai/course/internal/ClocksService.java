package org.tiaokuai.course.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Ahead;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Hearing;
import org.tiaokuai.course.Standing;
import org.tiaokuai.course.State;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseReckoning.BeforeCalendar;
import org.tiaokuai.statute.CaseReckoning.NoSuchRule;
import org.tiaokuai.statute.CaseReckoning.NothingReceived;
import org.tiaokuai.statute.CaseReckoning.PastCalendar;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Statute;

/** Reckons the clocks of cases on the calendar of the department that handles each. */
@Component
class ClocksService implements Clocks, Ahead {

    /** A picture with a cell for each day says nothing beyond this. */
    private static final int LONGEST_PICTURE = 370;

    private final Statute statute;
    private final Calendar calendar;
    private final Calendar open;
    private final Clock clock;
    private final Function<UUID, String> divisions;
    private final ClosingDays closings;

    @Autowired
    ClocksService(Statute statute, Calendar calendar, Clock clock, Offices offices, ClosingDays closings) {
        this(statute, calendar, calendar, clock, offices::division, closings);
    }

    /** @param open the calendar without the days on which the department is closed */
    private ClocksService(
            Statute statute,
            Calendar calendar,
            Calendar open,
            Clock clock,
            Function<UUID, String> divisions,
            ClosingDays closings) {
        this.statute = statute;
        this.calendar = calendar;
        this.open = open;
        this.clock = clock;
        this.divisions = divisions;
        this.closings = closings;
    }

    @Override
    public ClocksService in(UUID department) {
        var here = calendar.in(divisions.apply(department));
        return counting(here, here.open(department));
    }

    /** A closed case is counted as the calendar was known then. */
    private ClocksService when(@Nullable Instant closed) {
        return closed == null ? this : counting(calendar.knownAt(closed), open.knownAt(closed));
    }

    private ClocksService counting(Calendar by, Calendar unclosed) {
        return new ClocksService(statute, by, unclosed, clock, divisions, closings);
    }

    /** The divisions of the departments, looked at anew each minute, and for one that is new. */
    @Component
    static class Offices {

        private final Organisation organisation;
        private volatile Map<UUID, String> divisions = Map.of();

        Offices(Organisation organisation) {
            this.organisation = organisation;
        }

        @EventListener(ApplicationReadyEvent.class)
        @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
        void look() {
            divisions = organisation.departments().stream()
                    .collect(Collectors.toMap(
                            Department::id, department -> Objects.requireNonNullElse(department.division(), "")));
        }

        String division(UUID department) {
            if (!divisions.containsKey(department)) {
                look();
            }
            return divisions.getOrDefault(department, "");
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public LocalDate today() {
        return Clocks.day(now());
    }

    @Override
    public LocalDate published() {
        return LocalDate.of(calendar.lastPublishedYear(), Month.DECEMBER, 31);
    }

    @Override
    public Reckoned reckon(Collection<Happening> history, Guide guide) {
        return switch (statute.reckon(CaseLaw.facts(guide, history, calendar, open), calendar, now())) {
            case Reckoned reckoned -> reckoned;
            case NothingReceived _, NoSuchRule _, BeforeCalendar _, PastCalendar _ ->
                throw new IllegalStateException("No rule or calendar reckons a case of " + guide.code());
        };
    }

    @Override
    public Reckoned foreseen(Standing standing, Happening next, Guide guide) {
        var history = new ArrayList<>(standing.history());
        history.add(next);
        return in(standing.department()).reckon(history, guide);
    }

    @Override
    public Limits of(UUID department, Guide guide, LocalDate day) {
        var here = in(department);
        var at = day.atStartOfDay(Text.ZONE).toInstant();
        var history = List.of(new Happening(State.Event.SUBMIT, at, ""), new Happening(State.Event.ACCEPT, at, ""));
        var current = CaseClock.Current.of(here.reckon(history, guide));
        return new Limits(here.deadline(day, current.promise()), here.deadline(day, current.legal()));
    }

    private @Nullable Deadline deadline(LocalDate day, @Nullable CaseLimit limit) {
        var term = limit == null ? null : limit.term();
        return term == null
                ? null
                : calendar.deadline(
                        day,
                        new Limit(term.amount(), Limit.Unit.valueOf(term.unit().name())));
    }

    @Override
    public LocalDate correctionDue(UUID department, LocalDate asked, int days) {
        var here = in(department);
        var last = here.calendar.due(asked, new Limit(days, Limit.Unit.WORKING_DAY));
        return here.open.due(last, CaseLaw.NEXT_OPEN);
    }

    @Override
    public Hearing.Days hearing(UUID department, Reckoned reckoned) {
        var today = today();
        var notice = statute.rule("LIC-12-NOTICE", today, Profile.PRESENT)
                .map(LimitRule::term)
                .orElseThrow();
        var limit = new Limit(notice.amount(), Limit.Unit.valueOf(notice.unit().name()));
        var here = in(department);
        var from = Stream.iterate(here.calendar.due(today, limit), day -> day.plusDays(1))
                .filter(here.open::isWorkingDay)
                .filter(day -> !here.calendar.before(day, limit).isBefore(today))
                .findFirst()
                .orElseThrow();
        return here.among(new Hearing.Days(
                from,
                reckoned.limit(Duty.HEARING, Source.LAW).map(CaseLimit::due).orElse(null),
                Set.of(),
                Set.of()));
    }

    private Hearing.Days among(Hearing.Days days) {
        var all = days.from().datesUntil(days.last().plusDays(1)).toList();
        var off = all.stream().filter(day -> !calendar.isWorkingDay(day)).collect(Collectors.toSet());
        var closed = all.stream().filter(day -> !open.isWorkingDay(day) && !off.contains(day));
        return new Hearing.Days(days.from(), days.due(), off, closed.collect(Collectors.toSet()));
    }

    @Override
    @Nullable
    public LocalDate validUntil(LocalDate decided, Guide.@Nullable Validity validity) {
        if (validity == null) {
            return null;
        }
        int amount = validity.amount();
        return switch (validity.unit()) {
            case WORKING_DAY -> calendar.due(decided, new Limit(amount, validity.unit()));
            case DAY -> decided.plusDays(amount);
            case MONTH -> decided.plusMonths(amount);
            case YEAR -> decided.plusYears(amount);
        };
    }

    @Override
    public Reckoned reckoned(Standing standing, Guide guide) {
        return in(standing.department()).when(standing.closedAt()).reckon(standing.history(), guide);
    }

    @Override
    public CaseClock of(Standing standing, Guide guide) {
        return in(standing.department()).when(standing.closedAt()).drawn(standing, guide);
    }

    private CaseClock drawn(Standing standing, Guide guide) {
        var reckoned = reckon(standing.history(), guide);
        var closed = standing.closedAt();
        var current = CaseClock.Current.of(reckoned);
        var days = days(current, closed == null ? today() : Clocks.day(closed));
        return new CaseClock(
                reckoned,
                current,
                current.due() == current.promise()
                        && (guide.promisedLimit() != null || guide.kind() == Guide.Kind.INSTANT),
                guide.kind() == Guide.Kind.INSTANT,
                today(),
                days,
                closed(standing, guide, current, days),
                calendar.lastPublishedYear(),
                closed == null ? null : Clocks.day(closed),
                closed == null ? standing.moved() : null);
    }

    /** When the department was closed while the clock ran, as far as it had told so when the case ended. */
    private CaseClock.Closed closed(Standing standing, Guide guide, CaseClock.Current current, List<CalendarDay> days) {
        var ended = standing.closedAt();
        var last = ended == null ? days.getLast().date() : Clocks.day(ended);
        var told = closings.of(standing.department(), days.getFirst().date()).stream()
                .filter(closing -> !closing.from().isAfter(last))
                .filter(closing -> ended == null || !closing.at().isAfter(ended))
                .toList();
        if (told.isEmpty()) {
            return CaseClock.Closed.NEVER;
        }
        var unmoved = CaseClock.Current.of(counting(calendar, calendar).reckon(standing.history(), guide));
        var otherwise = unmoved.due().due();
        return new CaseClock.Closed(told, otherwise.equals(current.due().due()) ? null : otherwise);
    }

    private List<CalendarDay> days(CaseClock.Current current, LocalDate now) {
        var legal = current.legal();
        var start = current.due().start();
        var last = legal == null ? current.due().due() : legal.due();
        var end = now.isAfter(last) ? now : last;
        var most = start.plusDays(LONGEST_PICTURE);
        return calendar.days(start, ChronoUnit.DAYS.between(start, end) > LONGEST_PICTURE ? most : end);
    }
}
