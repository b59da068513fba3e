package org.tiaokuai.verify;

import java.util.Optional;

/** A leaf's text and the proof that it stands in a tree. */
record Placed(String leaf, Proof.Inclusion inclusion) {

    Optional<String> fault(Head head, TreeHash hash) {
        return hash.leaf(Json.octets(leaf)).equals(inclusion.leaf())
                ? fault(inclusion, head, hash)
                : Optional.of("the proof is for another leaf");
    }

    static Optional<String> fault(Proof.Inclusion inclusion, Head head, TreeHash hash) {
        if (inclusion.size() != head.size() || !inclusion.root().equals(head.root())) {
            return Optional.of("the proof is for another tree than the head");
        }
        return inclusion.fault(hash);
    }
}
