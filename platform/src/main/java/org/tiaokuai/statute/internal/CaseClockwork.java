package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.CaseEvent.Received;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseReckoning;
import org.tiaokuai.statute.CaseReckoning.Anomaly;
import org.tiaokuai.statute.CaseReckoning.BeforeCalendar;
import org.tiaokuai.statute.CaseReckoning.NoSuchRule;
import org.tiaokuai.statute.CaseReckoning.NothingReceived;
import org.tiaokuai.statute.CaseReckoning.PastCalendar;
import org.tiaokuai.statute.CaseReckoning.Reckoned;

/** The clock of a case: a pure function of its events, the rules, the calendar and the moment that is asked about. */
final class CaseClockwork {

    private final Calendar calendar;
    private final RuleBook book;

    private final boolean beyond;

    CaseClockwork(Calendar calendar, RuleBook book) {
        this(calendar, book, false);
    }

    /** @param beyond whether it also counts where the calendar knows weekends only */
    CaseClockwork(Calendar calendar, RuleBook book, boolean beyond) {
        this.calendar = calendar;
        this.book = book;
        this.beyond = beyond;
    }

    CaseReckoning of(CaseFacts facts, Instant asked) {
        var received = facts.events().stream()
                .filter(Received.class::isInstance)
                .map(CaseEvent::at)
                .findFirst();
        if (received.isEmpty()) {
            return new NothingReceived();
        }
        var outside = outside(facts, asked);
        if (outside.isPresent()) {
            return outside.get();
        }
        var versions = new Versions(facts, book, received.get());
        var missing = versions.missing();
        return missing.<CaseReckoning>map(id -> new NoSuchRule(id, Moments.day(received.get())))
                .orElseGet(() -> walked(facts, versions, asked));
    }

    /** The calendar would guess there, and a moment may be no day at all. */
    private Optional<CaseReckoning> outside(CaseFacts facts, Instant asked) {
        var first = Moments.begin(LocalDate.of(calendar.firstPublishedYear(), 1, 1));
        var last = Moments.begin(LocalDate.of(calendar.lastForecastYear() + 1, 1, 1));
        var expiry = facts.permitExpiry();
        if (asked.isBefore(first) || moments(facts).anyMatch(first::isAfter) || early(expiry)) {
            return Optional.of(new BeforeCalendar(calendar.firstPublishedYear()));
        }
        if (beyond) {
            return Optional.empty();
        }
        var late = !asked.isBefore(last) || moments(facts).anyMatch(moment -> !moment.isBefore(last)) || late(expiry);
        return late ? Optional.of(new PastCalendar(calendar.lastForecastYear())) : Optional.empty();
    }

    private boolean early(@Nullable LocalDate day) {
        return day != null && day.getYear() < calendar.firstPublishedYear();
    }

    private boolean late(@Nullable LocalDate day) {
        return day != null && day.getYear() > calendar.lastForecastYear();
    }

    private static Stream<Instant> moments(CaseFacts facts) {
        return facts.events().stream().flatMap(event -> Stream.concat(Stream.of(event.at()), told(event)));
    }

    private static Stream<Instant> told(CaseEvent event) {
        return event instanceof PauseBegun pause && pause.notice() != null
                ? Stream.of(pause.notice().at())
                : event instanceof Extended extended ? Stream.ofNullable(extended.toldAt()) : Stream.empty();
    }

    private CaseReckoning walked(CaseFacts facts, Versions versions, Instant asked) {
        var now = facts.events().stream().map(CaseEvent::at).reduce(asked, Moments::later);
        var pauses = new Pauses();
        var ends = new Ends(calendar, facts.closing());
        var agenda = new Agenda(facts, versions, ends, pauses, new BackCount(calendar));
        var walk = new CaseWalk(agenda, new Excluding(agenda, pauses, calendar, now));
        walk.follow(facts.events(), now);
        var limits =
                new CaseLimits(calendar, book, ends, pauses, now, facts.rules().byAnalogy()).of(agenda.runs());
        if (!beyond && limits.stream().anyMatch(limit -> late(limit.due()))) {
            return new PastCalendar(calendar.lastForecastYear());
        }
        return new Reckoned(
                limits,
                walk.acceptance(),
                walk.closed(),
                CaseLimits.light(limits, now),
                walk.disregarded(),
                odd(walk, pauses, now));
    }

    private static List<Anomaly> odd(CaseWalk walk, Pauses pauses, Instant now) {
        var odd = new ArrayList<>(walk.anomalies());
        pauses.all().stream()
                .filter(pause -> pause.longerThanTold(now))
                .map(pause -> new Anomaly(Anomaly.Kind.LONGER_THAN_TOLD, pause.begun()))
                .forEach(odd::add);
        return odd;
    }
}
