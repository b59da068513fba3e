package org.tiaokuai.ledger.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A part of the tree: the leaves from one place to before another, and of which complete nodes its hash is made. */
record Span(long from, long to) {

    /** A node with all its leaves, which never changes again; leaves are on level 0. */
    record Node(int level, long index) {

        Node sibling() {
            return new Node(level, index ^ 1);
        }

        Node parent() {
            return new Node(level + 1, index >> 1);
        }

        boolean isRight() {
            return (index & 1) == 1;
        }
    }

    /** From left to right, each of the largest that fits into what is left. */
    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        for (long at = from; at < to; ) {
            int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
            nodes.add(new Node(level, at >> level));
            at += 1L << level;
        }
        return nodes;
    }

    Hash hash(TreeHash hashes, Map<Node, Hash> known) {
        var nodes = nodes();
        if (nodes.isEmpty()) {
            return hashes.ofNothing();
        }
        var hash = Objects.requireNonNull(known.get(nodes.getLast()));
        for (var node : nodes.reversed().subList(1, nodes.size())) {
            hash = hashes.node(Objects.requireNonNull(known.get(node)), hash);
        }
        return hash;
    }

    /** What becomes complete when these leaves are put behind those of a tree that begins at 0. */
    Map<Node, Hash> grown(TreeHash hashes, Map<Node, Hash> edge, List<Hash> leaves) {
        var known = new HashMap<>(edge);
        var made = new LinkedHashMap<Node, Hash>();
        for (int at = 0; at < leaves.size(); at++) {
            var node = new Node(0, to + at);
            var hash = leaves.get(at);
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

    /** What stands beside the way from a leaf of the tree up to its root, from below (RFC 9162, 2.1.3.1). */
    List<Span> besideLeaf(long index) {
        var beside = new ArrayList<Span>();
        var here = this;
        while (here.to - here.from > 1) {
            boolean left = index < here.middle();
            beside.add(left ? here.right() : here.left());
            here = left ? here.left() : here.right();
        }
        Collections.reverse(beside);
        return beside;
    }

    /** What shows that the tree of the first leaves is a part of this one, from below (RFC 9162, 2.1.4.1). */
    List<Span> beyond(long first) {
        var beside = new ArrayList<Span>();
        var here = this;
        while (first != here.to) {
            boolean left = first <= here.middle();
            beside.add(left ? here.right() : here.left());
            here = left ? here.left() : here.right();
        }
        if (here.from > from) {
            beside.add(here);
        }
        Collections.reverse(beside);
        return beside;
    }

    /** After the largest power of two of leaves that is not all. */
    private long middle() {
        return from + Long.highestOneBit(to - from - 1);
    }

    private Span left() {
        return new Span(from, middle());
    }

    private Span right() {
        return new Span(middle(), to);
    }
}
