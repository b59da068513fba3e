package org.tiaokuai.ledger.internal;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.internal.Leaves.Placed;
import org.tiaokuai.ledger.internal.Span.Node;

/** Makes the whole tree again from the texts of its leaves, and holds each root and signature against it. */
@Component
class TreeCheck {

    private static final int PAGE = 5_000;

    private final Leaves leaves;
    private final Trees trees;
    private final HeadKey key;
    private final TreeHash hash;

    TreeCheck(Leaves leaves, Trees trees, HeadKey key, TreeHash hash) {
        this.hash = hash;
        this.leaves = leaves;
        this.trees = trees;
        this.key = key;
    }

    /** @return how many leaves stand in the tree */
    long run(Consumer<Finding> found) {
        var edge = new HashMap<Node, Hash>();
        var heads = new ArrayDeque<Head>();
        long place = 0;
        for (var page = leaves.placed(0, PAGE); !page.isEmpty(); page = leaves.placed(place, PAGE)) {
            var made = new HashMap<Node, Hash>();
            heads.addAll(trees.headsOver(place, place + PAGE));
            for (var leaf : page) {
                check(leaf, found);
                if (leaf.index() != place) {
                    found.accept(new Finding(Fault.LEAF, "", "0/" + place, "", "", ""));
                    return place; // without this leaf nothing above it can be made again
                }
                grow(edge, made, new Node(0, place), hash.leaf(Canonical.octets(leaf.text())));
                place++;
                while (!heads.isEmpty() && heads.getFirst().size() == place) {
                    check(heads.removeFirst(), new Span(0, place).hash(hash, edge), found);
                }
            }
            compare(made, found);
        }
        heads.addAll(trees.headsOver(place, Long.MAX_VALUE));
        heads.forEach(head -> found.accept(finding(Fault.ROOT, head)));
        return place;
    }

    private void check(Placed leaf, Consumer<Finding> found) {
        if (!hash.leaf(Canonical.octets(leaf.text())).equals(leaf.hash())) {
            found.accept(new Finding(
                    Fault.LEAF, leaf.kind(), leaf.about(), leaf.row(), String.valueOf(leaf.index()), leaf.text()));
        }
    }

    private void grow(Map<Node, Hash> edge, Map<Node, Hash> made, Node leaf, Hash ofLeaf) {
        var node = leaf;
        var here = ofLeaf;
        made.put(node, here);
        while (node.isRight()) {
            here = hash.node(Objects.requireNonNull(edge.remove(node.sibling())), here);
            node = node.parent();
            made.put(node, here);
        }
        edge.put(node, here);
    }

    private void check(Head head, Hash root, Consumer<Finding> found) {
        if (!head.root().equals(root.toString())) {
            found.accept(finding(Fault.ROOT, head));
        }
        if (!key.signed(head)) {
            found.accept(finding(Fault.SIGNATURE, head));
        }
    }

    private static Finding finding(Fault fault, Head head) {
        return new Finding(fault, "", String.valueOf(head.size()), "", head.root(), "");
    }

    /** The nodes that proofs are made of stand in a table of their own. */
    private void compare(Map<Node, Hash> made, Consumer<Finding> found) {
        var known = trees.known(made.keySet());
        made.forEach((node, hash) -> {
            if (!hash.equals(known.get(node))) {
                found.accept(new Finding(Fault.LEAF, "", node.level() + "/" + node.index(), "", hash.toString(), ""));
            }
        });
    }
}
