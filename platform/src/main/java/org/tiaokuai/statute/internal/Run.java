package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseFacts.Length;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.LimitRule.Extension;
import org.tiaokuai.statute.Step.Disregarded;
import org.tiaokuai.statute.Term;

/** A limit while its case is told: what began it, what lengthened it, what ended it. */
final class Run {

    /** What starts a limit; {@code deemedAt} where silence did, afterwards. */
    record Start(Instant at, Event event, @Nullable Instant deemedAt) {}

    /** A limit that is a day: counted back from that of an event, or the very day. */
    record Fixed(LocalDate event, LocalDate due) {}

    private final Duty duty;
    private final Source source;
    private final Start start;
    private final @Nullable Length own;
    private final @Nullable Fixed fixed;
    private final List<Extended> extensions = new ArrayList<>();
    private final List<Disregarded> disregarded = new ArrayList<>();
    private @Nullable LimitRule rule;
    private @Nullable Instant ended;
    private boolean met;

    /**
     * @param own a length that is not the rule's
     */
    Run(Duty duty, Source source, Start start, @Nullable LimitRule rule, @Nullable Length own, @Nullable Fixed fixed) {
        this.duty = duty;
        this.source = source;
        this.start = start;
        this.rule = rule;
        this.own = own;
        this.fixed = fixed;
    }

    Duty duty() {
        return duty;
    }

    Source source() {
        return source;
    }

    Start start() {
        return start;
    }

    @Nullable
    Fixed fixed() {
        return fixed;
    }

    @Nullable
    LimitRule rule() {
        return source == Source.LAW && own == null ? rule : null;
    }

    /** Another version takes hold of it while it is open, unless no rule sets it. */
    void follow(LimitRule version) {
        rule = rule == null ? null : version;
    }

    @Nullable
    Term term() {
        return own != null ? own.term() : rule == null ? null : rule.term();
    }

    String basis() {
        return own != null ? own.basis() : Objects.requireNonNull(rule).basis().cited();
    }

    @Nullable
    Extension extension() {
        return own != null ? own.extension() : rule == null ? null : rule.extension();
    }

    /** A promise stands still with the law; neither does without a ground that the law knows. */
    Set<Event> grounds() {
        return rule == null ? Set.of() : rule.pauses().grounds();
    }

    boolean pauseTold() {
        return rule != null && rule.pauses().toldInWriting();
    }

    Effect effect() {
        return switch (source) {
            case LAW -> rule == null ? Effect.BREACH : rule.onExpiry();
            case PROMISE -> Effect.BREACH;
            case NOTICE -> Effect.AGENCY_DECIDES;
        };
    }

    List<Integer> warnings() {
        return rule == null || source != Source.LAW ? List.of() : rule.warnings();
    }

    List<Extended> extensions() {
        return extensions;
    }

    void extend(Extended event) {
        extensions.add(event);
    }

    List<Disregarded> disregarded() {
        return disregarded;
    }

    void disregard(Disregarded event) {
        disregarded.add(event);
    }

    boolean open() {
        return ended == null;
    }

    @Nullable
    Instant ended() {
        return ended;
    }

    boolean met() {
        return met;
    }

    void meet(Instant at) {
        ended = at;
        met = true;
    }

    void drop(Instant at) {
        ended = at;
    }
}
