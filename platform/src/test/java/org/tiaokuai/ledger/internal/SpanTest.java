package org.tiaokuai.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tiaokuai.ledger.internal.Span.Node;

/** The tree by its complete nodes is the tree as the standard defines it, by recursion, for every small size. */
class SpanTest {

    private static final int LARGEST = 70;

    private final List<Hash> leaves = IntStream.range(0, LARGEST)
            .mapToObj(number -> TreeHash.SHA_256.leaf(("leaf " + number).getBytes(StandardCharsets.UTF_8)))
            .toList();
    private final Map<Node, Hash> known = complete();

    private Map<Node, Hash> complete() {
        var nodes = new HashMap<Node, Hash>();
        for (int level = 0; 1 << level <= LARGEST; level++) {
            for (int index = 0; (index + 1) << level <= LARGEST; index++) {
                nodes.put(new Node(level, index), root(leaves.subList(index << level, (index + 1) << level)));
            }
        }
        return nodes;
    }

    private static Hash root(List<Hash> of) {
        if (of.isEmpty()) {
            return TreeHash.SHA_256.ofNothing();
        }
        int split = Integer.highestOneBit(of.size() - 1);
        return of.size() == 1
                ? of.getFirst()
                : TreeHash.SHA_256.node(root(of.subList(0, split)), root(of.subList(split, of.size())));
    }

    private static List<Hash> path(int index, List<Hash> of) {
        if (of.size() == 1) {
            return List.of();
        }
        int split = Integer.highestOneBit(of.size() - 1);
        boolean left = index < split;
        var here = left ? of.subList(0, split) : of.subList(split, of.size());
        var path = new ArrayList<>(path(left ? index : index - split, here));
        path.add(root(left ? of.subList(split, of.size()) : of.subList(0, split)));
        return path;
    }

    private static List<Hash> subproof(int first, List<Hash> of, boolean whole) {
        if (first == of.size()) {
            return whole ? List.of() : List.of(root(of));
        }
        int split = Integer.highestOneBit(of.size() - 1);
        boolean left = first <= split;
        var here = left ? of.subList(0, split) : of.subList(split, of.size());
        var path = new ArrayList<>(subproof(left ? first : first - split, here, left && whole));
        path.add(root(left ? of.subList(split, of.size()) : of.subList(0, split)));
        return path;
    }

    @Test
    void everyRootIsThatOfTheStandard() {
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(new Span(0, size).hash(TreeHash.SHA_256, known)).isEqualTo(root(leaves.subList(0, size)));
        }
    }

    @Test
    void everyProofIsThatOfTheStandard() {
        for (int size = 1; size <= LARGEST; size++) {
            var tree = new Span(0, size);
            var of = leaves.subList(0, size);
            for (int index = 0; index < size; index++) {
                assertThat(hashes(tree.besideLeaf(index))).isEqualTo(path(index, of));
                assertThat(hashes(tree.beyond(index + 1))).isEqualTo(subproof(index + 1, of, true));
            }
        }
    }

    private List<Hash> hashes(List<Span> spans) {
        return spans.stream().map(span -> span.hash(TreeHash.SHA_256, known)).toList();
    }
}
