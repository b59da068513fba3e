package org.tiaokuai.ledger;

import java.util.List;

/** Proofs in the fields that programs for checking know; hashes in base64. */
public sealed interface Proof {

    /** That a leaf stands at its place in a tree. */
    record Inclusion(long leafIdx, long treeSize, String root, String leafHash, List<String> proof) implements Proof {
        public Inclusion {
            proof = List.copyOf(proof);
        }
    }

    /** That a tree grew out of an earlier one by appending alone. */
    record Consistency(long size1, long size2, String root1, String root2, List<String> proof) implements Proof {
        public Consistency {
            proof = List.copyOf(proof);
        }
    }
}
