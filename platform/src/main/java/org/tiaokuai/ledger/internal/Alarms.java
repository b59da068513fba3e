package org.tiaokuai.ledger.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Alarm;
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.internal.Heads.Bent;
import org.tiaokuai.ledger.internal.Notes.Fate;

/** What must be looked at: in the log once, and on the page for as long as it lasts. */
@Component
class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final int TOLD = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Map<Danger, Alarm> all = new EnumMap<>(Danger.class);
    private final Heads heads;
    private final Notes notes;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean serving;
    private long oldest;
    private Instant since = Instant.EPOCH;

    Alarms(Heads heads, Notes notes, JdbcClient jdbc, Clock clock, @Value("${tiaokuai.command:}") String command) {
        this.serving = command.isEmpty();
        this.heads = heads;
        this.notes = notes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A command beside the platform, in the same home, leaves it to that one. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void eachMinute() {
        if (serving) {
            look(clock.instant());
        }
    }

    /** Whether what this node appended is there still, and whether it gets its place. */
    void look(Instant now) {
        long size;
        try {
            size = heads.head().map(Head::size).orElse(0L);
        } catch (Bent e) {
            size = 0; // the sealer says so
        }
        var fates = notes.fates(notes.read(), size);
        var gone = of(fates, Fate.GONE);
        set(
                Danger.VANISHED,
                gone.size(),
                "leaves that this platform appended are gone, or will get no place: "
                        + gone.stream().limit(TOLD).toList());
        heldBack(of(fates, Fate.WAITING), now);
        notes.turn(fates);
    }

    private static List<Long> of(Map<Long, Fate> fates, Fate fate) {
        return fates.keySet().stream().filter(id -> fates.get(id) == fate).toList();
    }

    private void heldBack(List<Long> waiting, Instant now) {
        long first = waiting.isEmpty() ? 0 : waiting.getFirst();
        if (first != oldest) {
            oldest = first;
            since = now;
        }
        boolean late = first != 0 && !now.isBefore(since.plus(PATIENCE));
        set(Danger.HELD_BACK, late ? 1 : 0, late ? "leaves get no place; transactions that are open: " + open() : "");
    }

    /** As far as the database tells it to this role. */
    private List<String> open() {
        return jdbc.sql("""
                        select pid || ' ' || coalesce(application_name, '') || ' since ' || xact_start from pg_stat_activity
                        where xact_start < now() - interval '1 minute' order by xact_start limit 5
                        """).query(String.class).list();
    }

    /** What this node remembers is read before anything of the tables, which then cannot be older. */
    void run(Consumer<Finding> found) {
        var noted = notes.read();
        try {
            heads.check(heads.head(), found);
        } catch (Bent e) {
            found.accept(new Finding(Fault.REWOUND, "", "", "", String.valueOf(e.getMessage()), ""));
        }
        of(notes.fates(noted, 0), Fate.GONE)
                .forEach(id -> found.accept(
                        new Finding(Fault.VANISHED, "", "", String.valueOf(id), String.valueOf(noted.get(id)), "")));
    }

    /** So many more of what cannot be undone. */
    synchronized void add(Danger danger, long number, String said) {
        var before = all.get(danger);
        all.put(
                danger,
                before == null
                        ? new Alarm(danger, clock.instant(), number)
                        : new Alarm(danger, before.since(), before.number() + number));
        LOG.error("The ledger, {}: {}", danger, said);
    }

    /** So many now; none ends it. What is said is logged when the number changes. */
    synchronized void set(Danger danger, long number, String said) {
        var before = all.get(danger);
        if (number == 0) {
            if (all.remove(danger) != null) {
                LOG.info("The ledger, {}: no longer", danger);
            }
        } else if (before == null || before.number() != number) {
            all.put(danger, new Alarm(danger, before == null ? clock.instant() : before.since(), number));
            LOG.atLevel(danger == Danger.HELD_BACK ? Level.WARN : Level.ERROR).log("The ledger, {}: {}", danger, said);
        }
    }

    synchronized List<Alarm> all() {
        return List.copyOf(all.values());
    }
}
