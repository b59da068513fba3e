package org.tiaokuai.verify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a ledger shows to prove something about its tree; sizes and places are unsigned, as the standard has them. */
sealed interface Proof {

    /** Why it proves nothing of a tree that is hashed so; empty for a sound proof. */
    Optional<String> fault(TreeHash hash);

    /** Of a tree of SHA-256. */
    default Optional<String> fault() {
        return fault(TreeHash.SHA_256);
    }

    /** That a leaf stands at its place in a tree (RFC 9162, 2.1.3.2). */
    record Inclusion(long index, long size, Hash root, Hash leaf, List<Hash> path) implements Proof {

        public Inclusion {
            path = List.copyOf(path);
        }

        @Override
        public Optional<String> fault(TreeHash hash) {
            if (Long.compareUnsigned(index, size) >= 0) {
                return Optional.of("leaf " + Long.toUnsignedString(index) + " lies outside a tree of "
                        + Long.toUnsignedString(size));
            }
            return unsound(Stream.concat(Stream.of(root, leaf), path.stream())).or(() -> leadsElsewhere(hash));
        }

        private Optional<String> leadsElsewhere(TreeHash hash) {
            var climb = new Climb(index, size - 1);
            var reached = leaf;
            for (var sibling : path) {
                if (climb.done()) {
                    return tooLong();
                }
                reached = climb.siblingIsLeft() ? hash.node(sibling, reached) : hash.node(reached, sibling);
                climb.up();
            }
            return climb.done() ? differs("root", reached, root) : tooShort();
        }
    }

    /** That a tree grew out of an earlier one by appending alone (RFC 9162, 2.1.4.2). */
    record Consistency(long size1, long size2, Hash root1, Hash root2, List<Hash> path) implements Proof {

        public Consistency {
            path = List.copyOf(path);
        }

        @Override
        public Optional<String> fault(TreeHash hash) {
            if (Long.compareUnsigned(size1, size2) > 0) {
                return Optional.of("a tree of " + Long.toUnsignedString(size1) + " does not come before one of "
                        + Long.toUnsignedString(size2));
            }
            if (size1 == size2) {
                return path.isEmpty() ? differs("root", root1, root2) : tooLong();
            }
            return unsound(Stream.concat(Stream.of(root1, root2), path.stream()))
                    .or(() -> leadsElsewhere(hash));
        }

        private Optional<String> leadsElsewhere(TreeHash hash) {
            if (size1 == 0) {
                return Optional.of("of an empty tree nothing can be shown: every tree grows out of it");
            }
            return path.isEmpty() ? tooShort() : climb(hash);
        }

        private Optional<String> climb(TreeHash hash) {
            var climb = new Climb(size1 - 1, size2 - 1);
            climb.skipWhileRight();
            // A complete earlier tree is a node of the later one, and its root need not be sent.
            boolean complete = (size1 & size1 - 1) == 0;
            var first = complete ? root1 : path.get(0);
            var second = first;
            for (var sibling : path.subList(complete ? 0 : 1, path.size())) {
                if (climb.done()) {
                    return tooLong();
                }
                if (climb.siblingIsLeft()) {
                    first = hash.node(sibling, first);
                    second = hash.node(sibling, second);
                } else {
                    second = hash.node(second, sibling);
                }
                climb.up();
            }
            if (!climb.done()) {
                return tooShort();
            }
            var reached = second;
            return differs("first root", first, root1).or(() -> differs("second root", reached, root2));
        }
    }

    private static Optional<String> unsound(Stream<Hash> hashes) {
        return hashes.filter(one -> !one.sound())
                .findFirst()
                .map(one -> "a hash has " + one.octets().length + " octets instead of " + Hash.LENGTH);
    }

    private static Optional<String> differs(String what, Hash reached, Hash expected) {
        return reached.equals(expected)
                ? Optional.empty()
                : Optional.of("the proof leads to another " + what + ": " + reached);
    }

    private static Optional<String> tooLong() {
        return Optional.of("the proof has more hashes than its tree has levels");
    }

    private static Optional<String> tooShort() {
        return Optional.of("the proof lacks hashes");
    }
}
