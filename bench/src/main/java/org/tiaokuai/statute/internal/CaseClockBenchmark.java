package org.tiaokuai.statute.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.tiaokuai.calendar.internal.DeliveredCalendar;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Accepted;
import org.tiaokuai.statute.CaseEvent.Corrected;
import org.tiaokuai.statute.CaseEvent.CorrectionAsked;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.Notice;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.CaseEvent.PauseEnded;
import org.tiaokuai.statute.CaseEvent.Received;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseReckoning;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** One call gives all limits of a case with their explanations; it lies in this package because the function does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CaseClockBenchmark {

    private static final int ROWS = 100;
    private static final Instant NOW = at("2024-08-20");

    private CaseClockwork clockwork;
    private CaseFacts plain;
    private CaseFacts full;
    private CaseFacts joint;
    private List<CaseFacts> queue;

    /** The rules and the calendar that are delivered. */
    @Setup
    public void read() throws IOException {
        var resources = Path.of(System.getProperty("bench.root"), "platform/src/main/resources");
        var rules = ShippedLimit.read(Files.readString(resources.resolve("statute/limits.json")));
        var days = Files.readString(resources.resolve("db/migration/calendar/V1__exceptions.sql"));
        clockwork = new CaseClockwork(DeliveredCalendar.read(days), new RuleBook(rules));
        plain = facts(CaseRules.PERMIT, List.of(new Received(at("2024-08-01")), new Accepted(at("2024-08-02"), "何")));
        full = facts(CaseRules.PERMIT, eventful(at("2024-07-01"), Rank.AGENCY_HEAD));
        joint = facts(CaseRules.JOINT, eventful(at("2024-06-03"), Rank.GOVERNMENT_HEAD));
        queue = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            var received = at("2024-07-01").plusSeconds(row * 40_000L);
            queue.add(facts(
                    CaseRules.PERMIT,
                    row % 4 == 0
                            ? eventful(received, Rank.AGENCY_HEAD)
                            : List.of(new Received(received), new Accepted(received.plusSeconds(90_000), "何"))));
        }
    }

    private static CaseFacts facts(CaseRules rules, List<CaseEvent> events) {
        return CaseFacts.of(rules, events).promising(Term.general(10, Unit.WORKING_DAY), "承诺");
    }

    /** Nine in the morning. */
    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.ofHours(8));
    }

    /** A correction, two pauses at once, one of which lasts, and an extension. */
    private static List<CaseEvent> eventful(Instant received, Rank rank) {
        var day = 86_400L;
        var week = new Term(5, Unit.WORKING_DAY, Term.End.NEXT_WORKING_DAY, false);
        return List.of(
                new Received(received),
                new CorrectionAsked(received.plusSeconds(day), "何", week),
                new Corrected(received.plusSeconds(4 * day)),
                new Accepted(received.plusSeconds(5 * day), "何"),
                pause(received.plusSeconds(8 * day), Event.TESTING, week),
                pause(received.plusSeconds(9 * day), Event.EXPERT_REVIEW, week),
                new PauseEnded(received.plusSeconds(14 * day), "何", Event.TESTING),
                new Extended(received.plusSeconds(16 * day), "局长", rank, "案情复杂", received.plusSeconds(16 * day + 60)));
    }

    private static PauseBegun pause(Instant at, Event ground, Term lasts) {
        return new PauseBegun(at, "何", ground, "宋", new Notice(at, lasts));
    }

    @Benchmark
    public CaseReckoning aPlainCase() {
        return clockwork.of(plain, NOW);
    }

    @Benchmark
    public CaseReckoning aCaseWithCorrectionPausesAndExtension() {
        return clockwork.of(full, NOW);
    }

    @Benchmark
    public CaseReckoning aJointCaseWithAllOfThem() {
        return clockwork.of(joint, NOW);
    }

    @Benchmark
    public void aHundredRows(Blackhole hole) {
        for (var facts : queue) {
            hole.consume(clockwork.of(facts, NOW));
        }
    }
}
