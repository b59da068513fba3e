package org.tiaokuai.casework.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
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
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.casework.CaseClock;
import org.tiaokuai.casework.CaseClock.Phase;
import org.tiaokuai.casework.Lamp;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.Text;

/** Counts the time of a case: what is shown as due is computed here, and what is stored as due as well. */
@Component
class Clocks {

    /** A picture with a cell for each day says nothing beyond this. */
    private static final int LONGEST_PICTURE = 370;

    private final Calendar calendar;
    private final Clock clock;
    private final Function<UUID, String> divisions;

    @Autowired
    Clocks(Calendar calendar, Clock clock, Offices offices) {
        this(calendar, clock, offices::division);
    }

    private Clocks(Calendar calendar, Clock clock, Function<UUID, String> divisions) {
        this.calendar = calendar;
        this.clock = clock;
        this.divisions = divisions;
    }

    /** The same where a department is: with the holidays of its division. */
    Clocks in(UUID department) {
        return new Clocks(calendar.in(divisions.apply(department)), clock, divisions);
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

    LocalDate acceptanceDue(LocalDate received) {
        return calendar.due(received, Limits.ACCEPTANCE);
    }

    /** The two days of a case that is accepted: what is due next, and what the law sets, where one does. */
    record DueDays(LocalDate due, @Nullable LocalDate legal) {}

    DueDays due(LocalDate accepted, Guide guide) {
        var limits = binding(accepted, Limits.of(guide));
        var legal = limits.legal();
        return new DueDays(
                calendar.due(accepted, limits.promised().limit()),
                legal == null ? null : calendar.due(accepted, legal.limit()));
    }

    /** A promise longer than the law binds nobody; the two are compared as days, for their units differ (decision 58). */
    private Limits binding(LocalDate start, Limits limits) {
        var legal = limits.legal();
        if (legal == null) {
            return limits;
        }
        var promisedDue = calendar.due(start, limits.promised().limit());
        var legalDue = calendar.due(start, legal.limit());
        return legalDue.isBefore(promisedDue) ? new Limits(legal, false, legal) : limits;
    }

    /** The last day of a result that is valid for a time from the day of decision; it is not moved by holidays. */
    @Nullable
    LocalDate validUntil(LocalDate decided, Guide.@Nullable Validity validity) {
        return validity == null
                ? null
                : calendar.due(decided, new Limit(validity.amount(), validity.unit()).withFixedEnd());
    }

    /** A closed case is counted as the calendar was known then. */
    CaseClock of(ApplicationRow application, Guide guide) {
        var closed = application.closedAt();
        var here = in(application.handledBy());
        return closed == null
                ? here.counted(application, guide)
                : new Clocks(here.calendar.knownAt(closed), clock, divisions).counted(application, guide);
    }

    private CaseClock counted(ApplicationRow application, Guide guide) {
        var accepted = application.acceptedAt();
        if (accepted != null) {
            return clock(Phase.DECISION, day(accepted), binding(day(accepted), Limits.of(guide)), application);
        }
        var asked = application.askedAt();
        if (asked != null && application.correctedAt() == null) {
            int given = workingDays(day(asked), application.dueOn());
            return clock(Phase.CORRECTION, day(asked), Limits.given(given), application);
        }
        return clock(Phase.ACCEPTANCE, day(application.receivedAt()), Limits.acceptance(guide), application);
    }

    /** The last day of the applicant's own time. */
    LocalDate correctionDue(LocalDate asked, int days) {
        return calendar.due(asked, Limits.given(days).promised().limit());
    }

    private CaseClock clock(Phase phase, LocalDate start, Limits limits, ApplicationRow application) {
        var promised = calendar.deadline(start, limits.promised().limit());
        var legalTerm = limits.legal();
        var legal = legalTerm == null ? null : calendar.deadline(start, legalTerm.limit());
        var closedOn = application.closedAt() == null ? null : day(application.closedAt());
        var now = closedOn == null ? today() : closedOn;
        var last = legal == null ? promised.due() : legal.due();
        var end = now.isAfter(last) ? now : last;
        if (ChronoUnit.DAYS.between(start, end) > LONGEST_PICTURE) {
            end = start.plusDays(LONGEST_PICTURE);
        }
        return new CaseClock(
                phase,
                today(),
                promised,
                limits.promised().basis(),
                legal,
                legalTerm == null ? "" : legalTerm.basis(),
                limits.ownPromise(),
                span(promised, start, now),
                span(promised, now, promised.due()),
                closedOn == null ? lamp(phase, start, promised, legal) : Lamp.DONE,
                calendar.days(start, end),
                closedOn,
                closedOn == null ? application.moved() : null);
    }

    private Lamp lamp(Phase phase, LocalDate start, Deadline promised, @Nullable Deadline legal) {
        return phase == Phase.CORRECTION
                ? waiting(promised.due())
                : lamp(start, promised.due(), legal == null ? null : legal.due());
    }

    /** In working days or in days, as the limit counts; negative when the end lies before. */
    private int span(Deadline deadline, LocalDate from, LocalDate to) {
        return deadline.limit().unit() == Limit.Unit.WORKING_DAY
                ? calendar.workingDays(from, to)
                : (int) ChronoUnit.DAYS.between(from, to);
    }

    int left(LocalDate due) {
        return workingDays(today(), due);
    }

    int workingDays(LocalDate from, LocalDate to) {
        return calendar.workingDays(from, to);
    }

    /** Decision 17; judged by working days, whatever the limit counts, so that lists and cards agree. */
    Lamp lamp(LocalDate start, LocalDate due, @Nullable LocalDate legalDue) {
        var today = today();
        if (legalDue != null && today.isAfter(legalDue)) {
            return Lamp.BEYOND;
        }
        if (today.isAfter(due)) {
            return Lamp.RED;
        }
        int total = calendar.workingDays(start, due);
        int used = calendar.workingDays(start, today);
        boolean nearlyUsed = total > 0 && used * 10 >= total * 9;
        return nearlyUsed || calendar.workingDays(today, due) <= 1 ? Lamp.NOTICE : Lamp.ON_TIME;
    }

    /** The office waits for the applicant: nothing of its own is late, but it may act once the applicant's time has passed. */
    Lamp waiting(LocalDate due) {
        return today().isAfter(due) ? Lamp.NOTICE : Lamp.ON_TIME;
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Text.ZONE);
    }
}
