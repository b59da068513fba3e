package org.tiaokuai.privacy.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.privacy.internal.Walks.Anew;
import org.tiaokuai.privacy.internal.Walks.Stale;
import org.tiaokuai.privacy.internal.Walks.Walk;

/**
 * Seals under the newest key what older ones sealed, while work goes on: a few rows to a transaction, which waits for nobody,
 * and a rest after each. What it skips, and what is written under an older key behind it, is found when it counts.
 */
@Component
class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final Duration AT_A_TIME = Duration.ofSeconds(50);

    /** A session that began before the newest key copies its particulars for as long as it lives. */
    private static final Duration COUNTED_AGAIN = Duration.ofDays(1);

    private static final int BLOCKS = 64;
    private static final int ROWS = 200;

    /** With so many something else is wrong. */
    private static final int MOST_UNOPENED = 1_000;

    private final Walks walks;
    private final StoredKeys stored;
    private final Keys keys;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Resealing(Walks walks, StoredKeys stored, Keys keys, TransactionTemplate transactions, Clock clock) {
        this.walks = walks;
        this.stored = stored;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 90_000, fixedDelay = 60_000)
    void goOn() throws InterruptedException {
        goOn(AT_A_TIME);
    }

    /** @param most that it takes; the rest is done the next time, here or by another node */
    void goOn(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        var newest = stored.newestOfMany();
        if (newest.isEmpty()) {
            return;
        }
        stored.anew();
        walks.keepOnlyKnown();
        for (var place : walks.places()) {
            walks.add(place);
            boolean more = true;
            while (more && System.nanoTime() < end) {
                long begun = System.nanoTime();
                more = step(place, newest.get());
                Thread.sleep(Duration.ofNanos(more ? System.nanoTime() - begun : 0));
            }
        }
        stored.retire(walks.places().size());
    }

    /** Whether there is more to do at once. */
    private boolean step(Place place, String newest) {
        var walk = walks.of(place).orElseThrow();
        if (walk.countedAt() == null && walk.key().equals(newest) && walk.block() < walk.blocks()) {
            return Boolean.TRUE.equals(transactions.execute(
                    _ -> walks.take(place).map(taken -> walkOn(place, taken)).orElse(false)));
        }
        var counted = walk.countedAt();
        boolean rests = counted != null
                && walk.key().equals(newest)
                && counted.plus(COUNTED_AGAIN).isAfter(clock.instant());
        return !rests && count(place, walk, newest);
    }

    /** Counting a large table takes seconds, and keeps nobody waiting. */
    private boolean count(Place place, Walk before, String newest) {
        var counts = walks.count(place);
        return Boolean.TRUE.equals(transactions.execute(_ -> walks.take(place)
                .filter(before::equals)
                .map(_ -> counted(place, before, newest, counts))
                .orElse(false)));
    }

    /** A walk begins, or the last one has left nothing but what does not open. */
    private boolean counted(Place place, Walk before, String newest, Map<String, Long> counts) {
        boolean ended = before.countedAt() == null && before.key().equals(newest);
        boolean done =
                ended ? !walks.left(place, newest) : counts.keySet().stream().allMatch(newest::equals);
        walks.counted(place, counts);
        if (!done) {
            walks.forgetUnopened(place);
        }
        long blocks = walks.blocks(place);
        walks.set(new Walk(place.name(), newest, done ? blocks : 0, blocks, done ? clock.instant() : null));
        return !done && !ended;
    }

    private boolean walkOn(Place place, Walk walk) {
        long end = Math.min(walk.block() + BLOCKS, walk.blocks());
        var rows = walks.stale(place, walk.key(), walk.block(), end, ROWS);
        var anew = new ArrayList<Anew>();
        var moved = new HashMap<String, Long>();
        for (var row : rows) {
            var text = anew(place, row, moved);
            if (!text.equals(row.text())) {
                anew.add(new Anew(row.at(), text));
            }
        }
        walks.put(place, anew);
        moved.forEach((key, envelopes) -> {
            walks.moved(place, key, -envelopes);
            walks.moved(place, walk.key(), envelopes);
        });
        if (walks.unopened(place) > MOST_UNOPENED) {
            LOG.error("More than {} envelopes in {} do not open; the rest is left too", MOST_UNOPENED, place.name());
            walks.set(new Walk(place.name(), walk.key(), walk.blocks(), walk.blocks(), clock.instant()));
            return false;
        }
        walks.set(new Walk(place.name(), walk.key(), rows.size() < ROWS ? end : walk.block(), walk.blocks(), null));
        return true;
    }

    /** An envelope is like no other text, so that it is found in a document as it stands there. */
    private String anew(Place place, Stale row, Map<String, Long> moved) {
        var text = row.text();
        for (var sealed : row.envelopes()) {
            var envelope = sealed.envelope();
            try {
                text = text.replace(envelope, keys.anew(sealed).envelope());
                moved.merge(envelope.substring(0, envelope.indexOf(':')), 1L, Long::sum);
            } catch (KeysRefused e) {
                throw e;
            } catch (IllegalStateException | IllegalArgumentException e) {
                LOG.error("An envelope in {}, row {}, does not open and is left as it is", place.name(), row.row());
                walks.unopened(place, row.row());
            }
        }
        return text;
    }
}
