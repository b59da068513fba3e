package org.tiaokuai.calendar.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotices.Published;

/** A closing is a notice that holds in one department and touches nothing but what its applicants have to do. */
@Service
class ClosingService implements ClosingDays {

    private static final int LONGEST = 31;

    private final Almanac almanac;
    private final NoticeRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosingService(Almanac almanac, NoticeRows rows, ApplicationEventPublisher events, Clock clock) {
        this.almanac = almanac;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Closing> of(UUID department, LocalDate from) {
        return almanac.closings(department).stream()
                .map(Arrangement::closing)
                .filter(closing -> !closing.to().isBefore(from))
                .sorted(Comparator.comparing(Closing::from).thenComparing(Closing::to))
                .toList();
    }

    /** A post that is limited to some items does not speak for the whole department. */
    @Override
    public boolean mayDeclare(Officer officer, UUID department) {
        var post = officer.post();
        return officer.has(Role.SYSTEM_ADMINISTRATOR)
                || (officer.has(Role.APPROVER)
                        && post.items().isEmpty()
                        && post.department().equals(department));
    }

    @Override
    @Transactional
    public Declaring declare(Officer officer, DeclareClosing command) {
        if (!mayDeclare(officer, command.department())) {
            return new Declaring.NotEntitled();
        }
        rows.lock();
        return fault(command)
                .<Declaring>map(Declaring.Refused::new)
                .orElseGet(() -> new Declaring.Declared(written(officer, command)));
    }

    private long written(Officer officer, DeclareClosing command) {
        var today = LocalDate.now(clock);
        var days = command.from()
                .datesUntil(command.to().plusDays(1))
                .map(day -> new HolidayNotice.Day(day, command.reason(), true))
                .toList();
        var notice =
                new HolidayNotice(command.reason(), "", today, command.from().getYear(), false, "", days);
        long id = rows.add(notice, command.department(), officer, clock.instant());
        events.publishEvent(new Published(id, "", command.department()));
        return id;
    }

    private Optional<Fault> fault(DeclareClosing command) {
        var today = LocalDate.now(clock);
        if (command.to().isBefore(command.from())) {
            return Optional.of(Fault.REVERSED);
        }
        if (command.from().isBefore(today)) {
            return Optional.of(Fault.PAST);
        }
        if (command.from().isAfter(today.plusYears(1))) {
            return Optional.of(Fault.FAR);
        }
        if (ChronoUnit.DAYS.between(command.from(), command.to()) >= LONGEST) {
            return Optional.of(Fault.LONG);
        }
        var known = rows.closings().stream()
                .filter(each -> each.closes(command.department()))
                .flatMap(each -> each.days().stream())
                .map(HolidayNotice.Day::date)
                .collect(Collectors.toSet());
        return command.from().datesUntil(command.to().plusDays(1)).allMatch(known::contains)
                ? Optional.of(Fault.KNOWN)
                : Optional.empty();
    }
}
