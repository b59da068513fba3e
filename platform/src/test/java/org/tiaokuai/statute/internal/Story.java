package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.internal.PublishedCalendar;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Accepted;
import org.tiaokuai.statute.CaseEvent.Corrected;
import org.tiaokuai.statute.CaseEvent.CorrectionAsked;
import org.tiaokuai.statute.CaseEvent.Decided;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.Notice;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.CaseEvent.PauseEnded;
import org.tiaokuai.statute.CaseEvent.Received;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseFacts.Length;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseReckoning;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** A case told by moments in China, and asked about at one. */
final class Story {

    static final Calendar CALENDAR = PublishedCalendar.calendar();

    private final List<CaseEvent> events = new ArrayList<>();
    private final List<LimitRule> book = new ArrayList<>(ShippedLimit.shipped());
    private CaseRules rules = CaseRules.PERMIT;
    private @Nullable Length promise;
    private @Nullable Length law;
    private @Nullable LocalDate permitExpiry;
    private @Nullable LocalTime closing;

    /** 2024-02-07, which is nine in the morning, or 2024-02-07T16:30. */
    static Instant at(String moment) {
        return LocalDateTime.parse(moment.contains("T") ? moment : moment + "T09:00")
                .toInstant(ZoneOffset.ofHours(8));
    }

    /** Accepted on Monday 1 July 2024, due on Monday 29 July; no holiday near. */
    static Story july() {
        return accepted("2024-07-01");
    }

    static Term days(int amount) {
        return Term.general(amount, Unit.WORKING_DAY);
    }

    static Story received(String moment) {
        return new Story().then(new Received(at(moment)));
    }

    /** Received and accepted on one day. */
    static Story accepted(String moment) {
        return received(moment).accepted(moment, "何");
    }

    Story then(CaseEvent event) {
        events.add(event);
        return this;
    }

    Story accepted(String moment, String by) {
        return then(new Accepted(at(moment), by));
    }

    Story asked(String moment, int days) {
        return then(new CorrectionAsked(at(moment), "何", days(days)));
    }

    Story corrected(String moment) {
        return then(new Corrected(at(moment)));
    }

    /** Approved, and told at once to last so many working days. */
    Story paused(String moment, Event ground, int told) {
        return then(new PauseBegun(at(moment), "何", ground, "宋", new Notice(at(moment), days(told))));
    }

    Story resumed(String moment, Event ground) {
        return then(new PauseEnded(at(moment), "何", ground));
    }

    /** With a reason, and told at once. */
    Story extended(String moment, Rank rank) {
        return then(new Extended(at(moment), "局长", rank, "案情复杂", at(moment)));
    }

    Story decided(String moment) {
        return then(new Decided(at(moment), "宋", true));
    }

    Story by(CaseRules others) {
        rules = others;
        return this;
    }

    Story promising(Term term) {
        promise = new Length(term, "本局承诺", null);
        return this;
    }

    Story under(Length other) {
        law = other;
        return this;
    }

    Story permitUntil(String day) {
        permitExpiry = LocalDate.parse(day);
        return this;
    }

    Story closingAt(String time) {
        closing = LocalTime.parse(time);
        return this;
    }

    Story withRule(LimitRule rule) {
        book.add(rule);
        return this;
    }

    CaseFacts facts() {
        return new CaseFacts(rules, Profile.PRESENT, events, promise, law, permitExpiry, closing);
    }

    CaseReckoning answer(String now) {
        return new CaseClockwork(CALENDAR, new RuleBook(book)).of(facts(), at(now));
    }

    Reckoned on(String now) {
        return (Reckoned) answer(now);
    }

    CaseLimit law(Duty duty, String now) {
        return on(now).limit(duty, Source.LAW).orElseThrow();
    }

    CaseLimit decision(String now) {
        return law(Duty.DECISION, now);
    }

    CaseLimit promised(String now) {
        return on(now).limit(Duty.DECISION, Source.PROMISE).orElseThrow();
    }

    List<Why> disregarded(String now) {
        return on(now).disregarded().stream().map(Step.Disregarded::why).toList();
    }

    static <T extends Step> List<T> steps(CaseLimit limit, Class<T> kind) {
        return limit.explanation().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
