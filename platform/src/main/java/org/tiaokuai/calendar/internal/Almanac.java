package org.tiaokuai.calendar.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.HolidayNotices.Published;
import org.tiaokuai.calendar.Limit;

/** The calendar of this platform, by the notices that it has now; those of another node are known within a minute. */
@Service
class Almanac implements Calendar {

    private final NoticeRows rows;
    private final Map<List<Long>, DayTable> tables = new ConcurrentHashMap<>();
    private volatile Edition edition;

    /** What is known, and what it comes to in the whole country. */
    private record Edition(
            long latest, List<Arrangement> arrangements, Map<UUID, List<Arrangement>> closings, Calendar country) {}

    Almanac(NoticeRows rows) {
        this.rows = rows;
        edition = read();
    }

    private Edition read() {
        long latest = rows.latest();
        var arrangements = rows.arrangements();
        var closings =
                rows.closings().stream().collect(Collectors.groupingBy(each -> Objects.requireNonNull(each.office())));
        var country = of(arrangements, closings, new Asked(Instant.MAX, "", null));
        return new Edition(latest, arrangements, closings, country);
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void look() {
        if (rows.latest() != edition.latest()) {
            edition = read();
        }
    }

    /** Before anybody counts anew. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(Published published) {
        edition = read();
    }

    List<Arrangement> arrangements() {
        return edition.arrangements();
    }

    List<Arrangement> closings(UUID department) {
        return edition.closings().getOrDefault(department, List.of());
    }

    private record Asked(
            Instant known, String division, @Nullable UUID office) {}

    /** One for each set of notices, whoever asks and when; who is closed is so whatever a notice says later. */
    private Calendar of(List<Arrangement> arrangements, Map<UUID, List<Arrangement>> closings, Asked asked) {
        var closed = asked.office() == null ? List.<Arrangement>of() : closings.getOrDefault(asked.office(), List.of());
        var valid = Stream.concat(arrangements.stream().filter(each -> each.holdsIn(asked.division())), closed.stream())
                .filter(each -> !each.at().isAfter(asked.known()))
                .toList();
        var ids = valid.stream().map(Arrangement::id).toList();
        var table = tables.computeIfAbsent(ids, _ -> new DayTable(Overlay.of(valid)));
        return new WorkingCalendar(table, this::of, asked.known(), asked.division(), asked.office());
    }

    private Calendar of(Instant known, String division, @Nullable UUID office) {
        var now = edition;
        return of(now.arrangements(), now.closings(), new Asked(known, division, office));
    }

    @Override
    public Calendar knownAt(Instant at) {
        return of(at, "", null);
    }

    @Override
    public Calendar in(String division) {
        return of(Instant.MAX, division, null);
    }

    @Override
    public Calendar open(UUID department) {
        return of(Instant.MAX, "", department);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return edition.country().isWorkingDay(day);
    }

    @Override
    public Deadline deadline(LocalDate start, Limit limit) {
        return edition.country().deadline(start, limit);
    }

    @Override
    public LocalDate due(LocalDate start, Limit limit) {
        return edition.country().due(start, limit);
    }

    @Override
    public LocalDate before(LocalDate event, Limit limit) {
        return edition.country().before(event, limit);
    }

    @Override
    public int workingDays(LocalDate afterExclusive, LocalDate untilInclusive) {
        return edition.country().workingDays(afterExclusive, untilInclusive);
    }

    @Override
    public List<CalendarDay> days(LocalDate from, LocalDate to) {
        return edition.country().days(from, to);
    }

    @Override
    public int firstPublishedYear() {
        return edition.country().firstPublishedYear();
    }

    @Override
    public int lastPublishedYear() {
        return edition.country().lastPublishedYear();
    }

    @Override
    public int lastForecastYear() {
        return edition.country().lastForecastYear();
    }
}
