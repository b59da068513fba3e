package org.tiaokuai.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The ledger: acts go in with their own transaction, and what went in can be proved to anybody. */
public interface Ledger {

    /** In the transaction of the act that it tells of: neither is there without the other. */
    void append(Fact fact);

    /** Several, in one statement. */
    void append(Collection<Fact> facts);

    /** The newest first. */
    List<Head> heads(int most);

    Optional<Head> head(long size);

    /** What the platform recorded of one thing, as text; also what has no place in the tree yet. */
    List<String> made(String about);

    /** The leaves about one thing that stand in the tree, the oldest first. */
    List<LeafView> about(String about);

    /** None where there is no such leaf, or no head of this size. */
    Optional<Proof.Inclusion> inclusion(long index, long size);

    /** None where there are no heads of these sizes, or they stand the wrong way round. */
    Optional<Proof.Consistency> consistency(long size1, long size2);

    /** Of a leaf under the newest head; none where it does not stand under it yet. */
    Optional<Receipt> receipt(long index);

    /** Every read of a person that stands under the newest head; none where there is no head. */
    Optional<ReadsProof> reads(String about);

    /** Whether the read of a person after so many stands in the tree only behind so many leaves. */
    boolean after(String about, int reads, long size);

    /** The public key, in the form that {@code openssl} reads. */
    String publicKey();
}
