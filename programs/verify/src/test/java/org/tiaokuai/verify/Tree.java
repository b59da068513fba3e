package org.tiaokuai.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A tree as the standard defines it, by recursion and slowly (RFC 9162, 2.1.1, 2.1.3.1, 2.1.4.1). */
final class Tree {

    private final TreeHash hash;
    private final List<Hash> leaves;

    private Tree(TreeHash hash, List<Hash> leaves) {
        this.hash = hash;
        this.leaves = leaves;
    }

    static Tree of(int size) {
        return of(
                TreeHash.SHA_256,
                IntStream.range(0, size).mapToObj(number -> "leaf " + number).toList());
    }

    static Tree of(TreeHash hash, List<String> leaves) {
        return new Tree(hash, leaves.stream().map(text -> leaf(hash, text)).toList());
    }

    private static Hash leaf(TreeHash hash, String text) {
        return hash.of(("\0" + text).getBytes(StandardCharsets.UTF_8));
    }

    int size() {
        return leaves.size();
    }

    private Tree part(int from, int to) {
        return new Tree(hash, leaves.subList(from, to));
    }

    /** The largest power of two below the size. */
    private int split() {
        return Integer.highestOneBit(size() - 1);
    }

    Hash root() {
        return size() == 1
                ? leaves.getFirst()
                : hash.node(part(0, split()).root(), part(split(), size()).root());
    }

    Proof.Inclusion inclusion(int index) {
        return new Proof.Inclusion(index, size(), root(), leaves.get(index), path(index));
    }

    private List<Hash> path(int index) {
        if (size() == 1) {
            return List.of();
        }
        boolean left = index < split();
        var here = left ? part(0, split()) : part(split(), size());
        var beside = left ? part(split(), size()) : part(0, split());
        var path = new ArrayList<>(here.path(left ? index : index - split()));
        path.add(beside.root());
        return path;
    }

    Proof.Consistency consistency(int earlier) {
        return new Proof.Consistency(
                earlier,
                size(),
                part(0, earlier).root(),
                root(),
                earlier == size() ? List.of() : subproof(earlier, true));
    }

    private List<Hash> subproof(int earlier, boolean complete) {
        if (earlier == size()) {
            return complete ? List.of() : List.of(root());
        }
        boolean left = earlier <= split();
        var here = left ? part(0, split()) : part(split(), size());
        var beside = left ? part(split(), size()) : part(0, split());
        var path = new ArrayList<>(here.subproof(left ? earlier : earlier - split(), left && complete));
        path.add(beside.root());
        return path;
    }
}
