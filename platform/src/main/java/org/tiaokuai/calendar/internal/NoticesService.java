package org.tiaokuai.calendar.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotices;

@Service
@Transactional
class NoticesService implements HolidayNotices {

    private final NoticeRows rows;
    private final Places places;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoticesService(NoticeRows rows, Places places, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.places = places;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<NoticeLine> all() {
        return rows.lines();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<NoticeLine> notice(long id) {
        return rows.line(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Place> places() {
        return rows.divisions().stream()
                .map(code -> new Place(code, places.name(code).orElse(code)))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public long latest() {
        return rows.latest();
    }

    @Override
    @Transactional(readOnly = true)
    public Reading read(HolidayNotice notice) {
        return read(notice, rows.arrangements());
    }

    private Reading read(HolidayNotice notice, List<Arrangement> known) {
        var now = clock.instant();
        var doubts = new ArrayList<>(new Doubts(notice, known, LocalDate.now(clock)).all());
        if (!notice.division().isEmpty() && places.name(notice.division()).isEmpty()) {
            doubts.add(new Doubt(Fault.DIVISION, null));
        }
        var changed = doubts.isEmpty() ? changed(notice, known, now) : List.<Change>of();
        changed.stream()
                .map(Change::day)
                .filter(notice.noticedOn()::isAfter)
                .forEach(day -> doubts.add(new Doubt(Fault.PAST_DAY, day)));
        return new Reading(doubts, doubts.isEmpty() ? changed : List.of());
    }

    /** What the division of the notice has of both, day by day, where it is not the same. */
    private static List<Change> changed(HolidayNotice notice, List<Arrangement> known, Instant now) {
        var before =
                known.stream().filter(each -> each.holdsIn(notice.division())).toList();
        var after = new ArrayList<>(before);
        after.add(Arrangement.of(notice, Long.MAX_VALUE, now));
        after.sort(Comparator.comparing(Arrangement::noticedOn, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Arrangement::id));
        var was = new DayTable(Overlay.of(before));
        var is = new DayTable(Overlay.of(after));
        var first = LocalDate.of(notice.year() - 1, 12, 1);
        return first.datesUntil(LocalDate.of(notice.year() + 1, 2, 1))
                .filter(day -> was.isWorkingDay(day) != is.isWorkingDay(day))
                .map(day -> new Change(day, was.day(day), is.day(day)))
                .toList();
    }

    /** Whoever publishes another at the same moment comes before or after, and is read against this one. */
    @Override
    public Publishing publish(Officer officer, HolidayNotice notice) {
        if (!officer.has(Role.LEGAL_OFFICE)) {
            return new Publishing.NotEntitled();
        }
        rows.lock();
        var reading = read(notice, rows.arrangements());
        if (!reading.doubts().isEmpty()) {
            return new Publishing.Refused(reading.doubts());
        }
        long id = rows.add(notice, null, officer, clock.instant());
        events.publishEvent(new Published(id, notice.division(), null));
        return new Publishing.Done(id);
    }
}
