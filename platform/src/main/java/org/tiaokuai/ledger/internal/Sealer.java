package org.tiaokuai.ledger.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Relocation;
import org.tiaokuai.ledger.internal.Leaves.Fresh;
import org.tiaokuai.ledger.internal.Span.Node;

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
            boolean more, @Nullable Fresh last, @Nullable Head head) {

        static final Sealed NOTHING = new Sealed(false, null, null);
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
    void seal() {
        try {
            if (!heads.kept() && !begin()) {
                return;
            }
            Sealed some;
            do {
                some = sealSome();
                if (some.head() != null) {
                    heads.keep(some.head());
                }
            } while (some.more());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once in the life of a home; false when another node seals. */
    private boolean begin() throws IOException {
        var begun = transactions.execute(_ -> {
            boolean alone = trees.claim();
            if (alone) {
                leaves.adopt();
            }
            return alone;
        });
        if (Boolean.TRUE.equals(begun)) {
            heads.keep(trees.heads(1).stream().findFirst().orElse(null));
            return true;
        }
        return false;
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

    private Sealed sealSome() {
        var done = Objects.requireNonNull(
                transactions.execute(_ -> trees.claim() ? seal(leaves.fresh(MOST, passed)) : Sealed.NOTHING));
        if (done.last() != null) {
            passed = done.last();
        }
        return done;
    }

    /** Those that the platform did not make get no place, and those behind them do not wait for them. */
    private Sealed seal(List<Fresh> met) {
        if (met.isEmpty()) {
            return Sealed.NOTHING;
        }
        var fresh = met.stream().filter(Fresh::genuine).toList();
        var forged = met.size() - fresh.size();
        if (forged > 0) {
            alarms.add(Danger.FORGED, forged, "leaves that this platform did not make get no place: " + ids(met));
        }
        return new Sealed(met.size() == MOST, met.getLast(), fresh.isEmpty() ? null : place(fresh));
    }

    private static String ids(List<Fresh> met) {
        return met.stream()
                .filter(leaf -> !leaf.genuine())
                .limit(TOLD)
                .map(leaf -> String.valueOf(leaf.id()))
                .collect(Collectors.joining(", "));
    }

    private Head place(List<Fresh> fresh) {
        long size = trees.size();
        var grown = size + fresh.size();
        var edge = trees.known(new Span(0, size).nodes());
        var nodes = grow(edge, size, fresh);
        trees.place(size, fresh);
        trees.add(nodes);
        edge.putAll(nodes);
        return heads.sign(grown, size, new Span(0, grown).hash(hashes, edge), map.take(chains(fresh)));
    }

    /** What becomes complete when these are put behind the leaves that there are. */
    private Map<Node, Hash> grow(Map<Node, Hash> edge, long size, List<Fresh> fresh) {
        var known = new HashMap<>(edge);
        var made = new LinkedHashMap<Node, Hash>();
        for (int at = 0; at < fresh.size(); at++) {
            var node = new Node(0, size + at);
            var hash = fresh.get(at).hash();
            made.put(node, hash);
            while (node.isRight()) {
                hash = hashes.node(Objects.requireNonNull(known.get(node.sibling())), hash);
                node = node.parent();
                made.put(node, hash);
            }
            known.put(node, hash);
        }
        return made;
    }

    private static Set<String> chains(List<Fresh> fresh) {
        return fresh.stream().filter(Fresh::chained).map(Fresh::about).collect(Collectors.toSet());
    }
}
