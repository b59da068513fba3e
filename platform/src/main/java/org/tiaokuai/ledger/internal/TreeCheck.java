package org.tiaokuai.ledger.internal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Fact.Kind;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.internal.Leaves.Placed;
import org.tiaokuai.ledger.internal.Span.Node;

/** Makes the whole tree again from the texts of its leaves, and holds each root and each place against it. */
@Component
class TreeCheck {

    private static final int PAGE = 5_000;
    private static final Set<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.toSet());

    private final Leaves leaves;
    private final Trees trees;
    private final HeadCheck heads;
    private final ChainCheck chains;
    private final TreeHash hash;

    TreeCheck(Leaves leaves, Trees trees, HeadCheck heads, ChainCheck chains, TreeHash hash) {
        this.chains = chains;
        this.heads = heads;
        this.hash = hash;
        this.leaves = leaves;
        this.trees = trees;
    }

    /** @return how many leaves stand in the tree */
    long run(Consumer<Finding> found) {
        chains.run(found);
        heads.run(found);
        long size = walk(found);
        beyond(size, found);
        leaves.unplaced(leaf -> check(leaf, found), leaf -> found.accept(finding(Fault.FORGED, leaf)));
        leaves.outOfOrder().forEach(leaf -> found.accept(finding(leaf)));
        trees.strays(size).forEach(node -> found.accept(finding(node, "")));
        return size;
    }

    private long walk(Consumer<Finding> found) {
        var edge = new HashMap<Node, Hash>();
        var heads = new ArrayDeque<Head>();
        long place = 0;
        for (var page = leaves.placed(0, PAGE); !page.isEmpty(); page = leaves.placed(place, PAGE)) {
            var made = new HashMap<Node, Hash>();
            heads.addAll(trees.headsOver(place, place + PAGE));
            for (var leaf : page) {
                check(leaf, found);
                if (leaf.index() != place) {
                    // Without this leaf nothing above it can be made again.
                    found.accept(finding(new Node(0, place), ""));
                    return place;
                }
                grow(edge, made, new Node(0, place), hash.leaf(Canonical.octets(leaf.text())));
                place++;
                while (!heads.isEmpty() && heads.getFirst().size() == place) {
                    compare(heads.removeFirst(), new Span(0, place).hash(hash, edge), found);
                }
            }
            compare(made, found);
        }
        return place;
    }

    private void beyond(long size, Consumer<Finding> found) {
        long after = size;
        for (var page = trees.headsAfter(after, PAGE); !page.isEmpty(); page = trees.headsAfter(after, PAGE)) {
            page.forEach(head -> found.accept(finding(head, "")));
            after = page.getLast().size();
        }
    }

    private void check(Placed leaf, Consumer<Finding> found) {
        if (!hash.leaf(Canonical.octets(leaf.text())).equals(leaf.hash()) || !found(leaf)) {
            found.accept(finding(leaf));
        }
    }

    /** Whether it is found by what its text says; who looks for it elsewhere would miss it. */
    private static boolean found(Placed leaf) {
        var fields = FactText.read(leaf.text());
        var number = leaf.number() == null ? null : String.valueOf(leaf.number());
        return leaf.kind().equals(fields.get("kind"))
                && leaf.about().equals(fields.get("about"))
                && leaf.row().equals(fields.get("row"))
                && KINDS.contains(leaf.kind())
                && (!Kind.valueOf(leaf.kind()).chained()
                        ? number == null
                        : number != null && number.equals(fields.get(FactText.NUMBER)));
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

    private void compare(Head head, Hash root, Consumer<Finding> found) {
        if (!head.root().equals(root.toString())) {
            found.accept(finding(head, root.toString()));
        }
    }

    private static Finding finding(Head head, String made) {
        return new Finding(Fault.ROOT, "", String.valueOf(head.size()), "", head.root(), made);
    }

    private static Finding finding(Placed leaf) {
        return finding(Fault.LEAF, leaf);
    }

    private static Finding finding(Fault fault, Placed leaf) {
        var kind = KINDS.contains(leaf.kind()) ? leaf.kind() : "";
        return new Finding(fault, kind, leaf.about(), leaf.row(), String.valueOf(leaf.index()), leaf.text());
    }

    private static Finding finding(Node node, String made) {
        return new Finding(Fault.LEAF, "", node.level() + "/" + node.index(), "", made, "");
    }

    /** The nodes that proofs are made of stand in a table of their own. */
    private void compare(Map<Node, Hash> made, Consumer<Finding> found) {
        var known = trees.known(made.keySet());
        made.forEach((node, hash) -> {
            if (!hash.equals(known.get(node))) {
                found.accept(finding(node, hash.toString()));
            }
        });
    }
}
