package org.tiaokuai.ledger.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Relocation;
import org.tiaokuai.ledger.internal.Heads.Bent;
import org.tiaokuai.ledger.internal.Heads.Ground;
import org.tiaokuai.ledger.internal.Leaves.Fresh;

/** Gives leaves their places and signs a head over them, each second; an act itself never waits for that. */
@Component
class Sealer implements Relocation {

    private static final int MOST = 5_000;
    private static final int TOLD = 20;

    private final Leaves leaves;
    private final Trees trees;
    private final ReadMap map;
    private final Heads heads;
    private final TreeHash hashes;
    private final Alarms alarms;
    private final TransactionTemplate transactions;
    private @Nullable Fresh passed;

    Sealer(
            Leaves leaves,
            Trees trees,
            ReadMap map,
            Heads heads,
            TreeHash hashes,
            Alarms alarms,
            TransactionTemplate transactions) {
        this.leaves = leaves;
        this.trees = trees;
        this.map = map;
        this.heads = heads;
        this.hashes = hashes;
        this.alarms = alarms;
        this.transactions = transactions;
    }

    /**
     * @param more whether there may be
     * @param last that was met, placed or not
     */
    private record Sealed(
            boolean more, @Nullable Fresh last, @Nullable Head head) {}

    @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
    void seal() {
        try {
            if (heads.kept() || begin()) {
                while (sealSome()) {
                    Thread.onSpinWait();
                }
                alarms.set(Danger.REWOUND, 0, "");
            }
        } catch (Bent e) {
            alarms.set(Danger.REWOUND, e.size(), "nothing is signed: " + e.getMessage());
        }
    }

    /** Once in the life of a home; false when another node seals. */
    private boolean begin() {
        var begun = transactions.execute(_ -> {
            if (!trees.claim()) {
                return Optional.<Ground>empty();
            }
            leaves.adopt();
            return Optional.of(heads.ground());
        });
        Objects.requireNonNull(begun).ifPresent(ground -> heads.keep(ground.head()));
        return begun.isPresent();
    }

    @Override
    public void moved() {
        transactions.executeWithoutResult(_ -> {
            if (!trees.claim()) {
                throw new IllegalStateException("Leaves get their places meanwhile");
            }
            leaves.renumber();
        });
        passed = null;
    }

    /** Also who does not seal looks at what the others signed. */
    boolean sealSome() {
        var done = Objects.requireNonNull(transactions.execute(_ -> {
            boolean alone = trees.claim();
            var ground = heads.ground();
            if (!alone) {
                return new Sealed(false, null, ground.head());
            }
            if (trees.size() != ground.size()) {
                throw new Bent(trees.size() + " leaves have places under a head over " + ground.size(), ground.head());
            }
            return seal(ground, leaves.fresh(MOST, passed));
        }));
        if (done.head() != null) {
            heads.keep(done.head());
        }
        if (done.last() != null) {
            passed = done.last();
        }
        return done.more();
    }

    /** Those that the platform did not make get no place, and those behind them do not wait for them. */
    private Sealed seal(Ground ground, List<Fresh> met) {
        if (met.isEmpty()) {
            return new Sealed(false, null, ground.head());
        }
        var fresh = met.stream().filter(Fresh::genuine).toList();
        var forged = met.size() - fresh.size();
        if (forged > 0) {
            alarms.add(Danger.FORGED, forged, "leaves that this platform did not make get no place: " + ids(met));
        }
        return new Sealed(met.size() == MOST, met.getLast(), fresh.isEmpty() ? ground.head() : place(ground, fresh));
    }

    private static String ids(List<Fresh> met) {
        return met.stream()
                .filter(leaf -> !leaf.genuine())
                .limit(TOLD)
                .map(leaf -> String.valueOf(leaf.id()))
                .collect(Collectors.joining(", "));
    }

    private Head place(Ground ground, List<Fresh> fresh) {
        long size = ground.size();
        var grown = new Span(0, size + fresh.size());
        var nodes = new Span(0, size)
                .grown(hashes, ground.edge(), fresh.stream().map(Fresh::hash).toList());
        trees.place(size, fresh);
        trees.add(nodes);
        var edge = new HashMap<>(ground.edge());
        edge.putAll(nodes);
        return heads.sign(grown.to(), size, grown.hash(hashes, edge), map.take(chains(fresh), ground));
    }

    private static Set<String> chains(List<Fresh> fresh) {
        return fresh.stream().filter(Fresh::chained).map(Fresh::about).collect(Collectors.toSet());
    }
}
