package org.tiaokuai.casework.internal;

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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.casework.CaseClock;
import org.tiaokuai.casework.CaseView.Happening;
import org.tiaokuai.casework.State;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseReckoning.BeforeCalendar;
import org.tiaokuai.statute.CaseReckoning.NoSuchRule;
import org.tiaokuai.statute.CaseReckoning.NothingReceived;
import org.tiaokuai.statute.CaseReckoning.PastCalendar;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Statute;

/** The clocks of cases as the statute reckons them: what is shown as due, what is stored and what is enforced come from here. */
@Component
class Clocks {

    /** A picture with a cell for each day says nothing beyond this. */
    private static final int LONGEST_PICTURE = 370;

    private final Statute statute;
    private final Calendar calendar;
    private final Clock clock;
    private final Function<UUID, String> divisions;

    @Autowired
    Clocks(Statute statute, Calendar calendar, Clock clock, Offices offices) {
        this(statute, calendar, clock, offices::division);
    }

    private Clocks(Statute statute, Calendar calendar, Clock clock, Function<UUID, String> divisions) {
        this.statute = statute;
        this.calendar = calendar;
        this.clock = clock;
        this.divisions = divisions;
    }

    /** The same where a department is: with the holidays of its division. */
    Clocks in(UUID department) {
        return counting(calendar.in(divisions.apply(department)));
    }

    /** A closed case is counted as the calendar was known then. */
    private Clocks when(@Nullable Instant closed) {
        return closed == null ? this : counting(calendar.knownAt(closed));
    }

    private Clocks counting(Calendar by) {
        return new Clocks(statute, by, clock, divisions);
    }

    /** The divisions of the departments, looked at anew each minute. */
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
                    .filter(department -> department.division() != null)
                    .collect(Collectors.toMap(
                            Department::id, department -> Objects.requireNonNull(department.division())));
        }

        String division(UUID department) {
            return divisions.getOrDefault(department, "");
        }
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return day(now());
    }

    /** The last day of which it is published whether one works. */
    LocalDate published() {
        return LocalDate.of(calendar.lastPublishedYear(), Month.DECEMBER, 31);
    }

    Reckoned reckon(Collection<Happening> history, Guide guide) {
        return switch (statute.reckon(CaseLaw.facts(guide, history, calendar), calendar, now())) {
            case Reckoned reckoned -> reckoned;
            case NothingReceived _, NoSuchRule _, BeforeCalendar _, PastCalendar _ ->
                throw new IllegalStateException("No rule or calendar reckons a case of " + guide.code());
        };
    }

    /** The days of a case as they are stored: what is due next, and what the law sets, where it does. */
    record DueDays(LocalDate due, @Nullable LocalDate legal) {

        /** Until silence was noticed, what is stored of an application that nobody answered is the day of the answer. */
        static DueDays of(Reckoned reckoned, State state) {
            var now = state == State.SUBMITTED
                    ? CaseClock.Current.of(reckoned, Duty.NOTICE)
                    : CaseClock.Current.of(reckoned);
            var legal = now.legal();
            return new DueDays(now.due().due(), legal == null ? null : legal.due());
        }
    }

    DueDays received(UUID department, Happening received, Guide guide) {
        return DueDays.of(
                in(department).reckon(List.of(received), guide),
                received.event().to());
    }

    /** As it will stand once this has happened, too. */
    DueDays after(ApplicationRow row, Happening next, Guide guide) {
        return DueDays.of(foreseen(row, next, guide), next.event().to());
    }

    Reckoned foreseen(ApplicationRow row, Happening next, Guide guide) {
        var history = new ArrayList<>(row.history());
        history.add(next);
        return in(row.handledBy()).reckon(history, guide);
    }

    /** The day that is told to the applicant in a notice of correction. */
    LocalDate correctionDue(UUID department, LocalDate asked, int days) {
        return in(department).calendar.due(asked, new Limit(days, Limit.Unit.WORKING_DAY));
    }

    /** The last day of a result that is valid for a time from the day of decision; it is not moved by holidays. */
    @Nullable
    LocalDate validUntil(LocalDate decided, Guide.@Nullable Validity validity) {
        return validity == null
                ? null
                : calendar.due(decided, new Limit(validity.amount(), validity.unit()).withFixedEnd());
    }

    Reckoned reckoned(ApplicationRow row, Guide guide) {
        return in(row.handledBy()).when(row.closedAt()).reckon(row.history(), guide);
    }

    CaseClock of(ApplicationRow row, Guide guide) {
        return in(row.handledBy()).when(row.closedAt()).drawn(row, guide);
    }

    private CaseClock drawn(ApplicationRow row, Guide guide) {
        var reckoned = reckon(row.history(), guide);
        var closed = row.closedAt();
        var current = CaseClock.Current.of(reckoned);
        return new CaseClock(
                reckoned,
                current,
                current.due() == current.promise() && guide.promisedLimit() != null,
                today(),
                days(current, closed == null ? today() : day(closed)),
                calendar.lastPublishedYear(),
                closed == null ? null : day(closed),
                closed == null ? row.moved() : null);
    }

    private List<CalendarDay> days(CaseClock.Current current, LocalDate now) {
        var legal = current.legal();
        var start = current.due().start();
        var last = legal == null ? current.due().due() : legal.due();
        var end = now.isAfter(last) ? now : last;
        var most = start.plusDays(LONGEST_PICTURE);
        return calendar.days(start, ChronoUnit.DAYS.between(start, end) > LONGEST_PICTURE ? most : end);
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Text.ZONE);
    }
}
