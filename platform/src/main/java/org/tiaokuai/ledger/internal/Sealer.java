package org.tiaokuai.ledger.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Relocation;
import org.tiaokuai.ledger.internal.Leaves.Fresh;
import org.tiaokuai.ledger.internal.Span.Node;

/** Gives leaves their places and signs a head over them, each second; an act itself never waits for that. */
@Component
class Sealer implements Relocation {

    private static final int MOST = 5_000;

    private final Leaves leaves;
    private final Trees trees;
    private final ReadMap map;
    private final HeadKey key;
    private final TreeHash hashes;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Sealer(
            Leaves leaves,
            Trees trees,
            ReadMap map,
            HeadKey key,
            TreeHash hashes,
            Clock clock,
            TransactionTemplate transactions) {
        this.leaves = leaves;
        this.trees = trees;
        this.map = map;
        this.key = key;
        this.hashes = hashes;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
    void seal() {
        while (Boolean.TRUE.equals(transactions.execute(_ -> sealSome()))) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void moved() {
        transactions.executeWithoutResult(_ -> {
            if (!trees.claim()) {
                throw new IllegalStateException("Leaves get their places meanwhile");
            }
            leaves.renumber();
        });
    }

    /** True when there may be more. */
    private boolean sealSome() {
        if (!trees.claim()) {
            return false;
        }
        var fresh = leaves.fresh(MOST);
        if (fresh.isEmpty()) {
            return false;
        }
        long size = trees.size();
        var grown = size + fresh.size();
        var edge = trees.known(new Span(0, size).nodes());
        var nodes = grow(edge, size, fresh);
        trees.place(size, fresh);
        trees.add(nodes);
        edge.putAll(nodes);
        sign(grown, size, new Span(0, grown).hash(hashes, edge), map.take(chains(fresh)));
        return fresh.size() == MOST;
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

    private void sign(long size, long previous, Hash root, Hash mapRoot) {
        // As exact as the table keeps it, for the time is part of what is signed.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var text = HeadText.of(size, previous, root.toString(), mapRoot.toString(), at, hashes.label());
        var signature = Base64.getEncoder().encodeToString(key.sign(Canonical.octets(text)));
        trees.add(new Head(
                size, previous, root.toString(), mapRoot.toString(), at, hashes.label(), key.name(), signature));
    }
}
