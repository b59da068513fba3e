package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiaokuai.verify.Proof.Consistency;
import org.tiaokuai.verify.Proof.Inclusion;

/** Every proof of every small tree holds, and none of them holds when anything in it is changed. */
class ProofTest {

    private static final int LARGEST = 33;

    static Stream<Inclusion> inclusions() {
        return IntStream.rangeClosed(1, LARGEST).mapToObj(Tree::of).flatMap(tree -> IntStream.range(0, tree.size())
                .mapToObj(tree::inclusion));
    }

    static Stream<Consistency> consistencies() {
        return IntStream.rangeClosed(1, LARGEST)
                .mapToObj(Tree::of)
                .flatMap(tree -> IntStream.rangeClosed(1, tree.size()).mapToObj(tree::consistency));
    }

    @ParameterizedTest
    @MethodSource("inclusions")
    void aLeafIsProvedAndNothingElse(Inclusion proof) {
        assertThat(proof.fault()).isEmpty();
        for (var path : spoilt(proof.path())) {
            assertThat(new Inclusion(proof.index(), proof.size(), proof.root(), proof.leaf(), path).fault())
                    .isPresent();
        }
        for (var hash : flips(proof.root())) {
            assertThat(new Inclusion(proof.index(), proof.size(), hash, proof.leaf(), proof.path()).fault())
                    .isPresent();
        }
        for (var hash : flips(proof.leaf())) {
            assertThat(new Inclusion(proof.index(), proof.size(), proof.root(), hash, proof.path()).fault())
                    .isPresent();
        }
        for (long index = 0; index < proof.size() + 2; index++) {
            if (index != proof.index()) {
                assertThat(new Inclusion(index, proof.size(), proof.root(), proof.leaf(), proof.path()).fault())
                        .as("at another place")
                        .isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("consistencies")
    void growthIsProvedAndNothingElse(Consistency proof) {
        assertThat(proof.fault()).isEmpty();
        for (var path : spoilt(proof.path())) {
            assertThat(new Consistency(proof.size1(), proof.size2(), proof.root1(), proof.root2(), path).fault())
                    .isPresent();
        }
        for (var hash : flips(proof.root1())) {
            assertThat(new Consistency(proof.size1(), proof.size2(), hash, proof.root2(), proof.path()).fault())
                    .isPresent();
        }
        for (var hash : flips(proof.root2())) {
            assertThat(new Consistency(proof.size1(), proof.size2(), proof.root1(), hash, proof.path()).fault())
                    .isPresent();
        }
        if (proof.size1() < proof.size2()) {
            assertThat(new Consistency(proof.size2(), proof.size1(), proof.root2(), proof.root1(), proof.path())
                            .fault())
                    .as("backwards")
                    .isPresent();
            assertThat(new Consistency(0, proof.size2(), proof.root1(), proof.root2(), proof.path()).fault())
                    .as("of nothing")
                    .isPresent();
        }
    }

    /** Longer, shorter, in another order, and with one bit flipped in each hash. */
    private static List<List<Hash>> spoilt(List<Hash> path) {
        var all = new ArrayList<List<Hash>>();
        for (int at = 0; at < path.size(); at++) {
            var without = new ArrayList<>(path);
            without.remove(at);
            all.add(without);
            for (var hash : flips(path.get(at))) {
                var other = new ArrayList<>(path);
                other.set(at, hash);
                all.add(other);
            }
        }
        var longer = new ArrayList<>(path);
        longer.add(new Hash(new byte[Hash.LENGTH]));
        all.add(longer);
        if (path.size() > 1) {
            all.add(path.reversed());
        }
        return all;
    }

    /** The first bit, one in the middle and the last; and as many octets as no hash has. */
    private static List<Hash> flips(Hash hash) {
        var all = new ArrayList<Hash>();
        for (int bit : new int[] {0, 130, 255}) {
            var octets = hash.octets();
            octets[bit / 8] ^= (byte) (1 << bit % 8);
            all.add(new Hash(octets));
        }
        all.add(new Hash(new byte[0]));
        all.add(new Hash(new byte[Hash.LENGTH + 1]));
        return all;
    }

    @Test
    void numbersAreUnsigned() {
        var proof = Tree.of(1).inclusion(0);
        assertThat(new Inclusion(-1, 1, proof.root(), proof.leaf(), List.of()).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("18446744073709551615"));
        assertThat(new Inclusion(0, -1, proof.root(), proof.leaf(), List.of()).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("lacks"));
        assertThat(new Consistency(1, -1, proof.root(), proof.root(), List.of()).fault())
                .isPresent();
    }

    @Test
    void twoTreesOfOneSizeMustBeOne() {
        var root = Tree.of(3).root();
        assertThat(new Consistency(3, 3, root, root, List.of()).fault()).isEmpty();
        assertThat(new Consistency(3, 3, root, Tree.of(4).root(), List.of()).fault())
                .isPresent();
        assertThat(new Consistency(3, 3, root, root, List.of(root)).fault()).isPresent();
    }
}
