package org.tiaokuai.ledger.internal;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Alarm;
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.internal.Heads.Bent;

/** What must be looked at: in the log once, and on the page for as long as it lasts. */
@Component
class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final Map<Danger, Alarm> all = new EnumMap<>(Danger.class);
    private final Heads heads;
    private final Clock clock;

    Alarms(Heads heads, Clock clock) {
        this.heads = heads;
        this.clock = clock;
    }

    /** What this node remembers is read before anything of the tables, which then cannot be older. */
    void run(Consumer<Finding> found) {
        try {
            heads.check(heads.head(), found);
        } catch (Bent e) {
            found.accept(new Finding(Fault.REWOUND, "", "", "", String.valueOf(e.getMessage()), ""));
        }
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
            LOG.error("The ledger, {}: {}", danger, said);
        }
    }

    synchronized List<Alarm> all() {
        return List.copyOf(all.values());
    }
}
