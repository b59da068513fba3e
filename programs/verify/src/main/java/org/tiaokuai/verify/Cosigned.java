package org.tiaokuai.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A head with what witnesses signed of it, and how it grew out of the head that it is asked about.
 *
 * @param growth null where it is that head itself
 */
record Cosigned(Head head, List<Cosignature> cosignatures, Proof.@Nullable Consistency growth) {

    static final String FORMAT = "tiaokuai-cosigned-1";
    static final int LONGEST = 1 << 19;

    Cosigned {
        cosignatures = List.copyOf(cosignatures);
    }

    static Cosigned read(byte[] octets) throws Unreadable {
        var fields = Fields.of("the file", Json.parse(Json.text(octets, LONGEST)));
        if (!fields.text("format").equals(FORMAT)) {
            throw new Unreadable("no cosigned head: " + fields.text("format"));
        }
        var cosignatures = new ArrayList<Cosignature>();
        for (var one : fields.objects("cosignatures")) {
            cosignatures.add(Cosignature.read(one));
        }
        return new Cosigned(
                Head.read(fields.fields("head")),
                cosignatures,
                fields.has("growth") ? fields.fields("growth").consistency() : null);
    }

    /** Why it does not show that this witness saw what stands under this head. */
    Optional<String> fault(Evidence evidence, HeadKey ledger, HeadKey witness) {
        if (witness.name().equals(ledger.name())) {
            return Optional.of("the ledger is no witness of itself");
        }
        if (witness.hash() != ledger.hash()) {
            return Optional.of(
                    "the witness's key goes with trees of " + witness.hash().title() + ", and the ledger's with "
                            + ledger.hash().title());
        }
        return head.fault(ledger)
                .map(fault -> "the countersigned head: " + fault)
                .or(() -> other(evidence, ledger.hash()))
                .or(() -> unsigned(witness));
    }

    private Optional<String> other(Evidence evidence, TreeHash hash) {
        var shown = evidence.head();
        if (head.size() == shown.size()) {
            return head.root().equals(shown.root()) && Objects.equals(head.map(), shown.map())
                    ? Optional.empty()
                    : Optional.of("the witness was shown another tree of " + head.size() + " leaves");
        }
        if (evidence.needsMap()) {
            return Optional.of("a later head does not hold the map of this one: its own must be countersigned");
        }
        if (head.size() < shown.size() || growth == null) {
            return Optional.of("it is not shown that the countersigned head of " + head.size()
                    + " leaves grew out of this one of " + shown.size());
        }
        boolean theirs = growth.size1() == shown.size()
                && growth.size2() == head.size()
                && growth.root1().equals(shown.root())
                && growth.root2().equals(head.root());
        return theirs ? growth.fault(hash) : Optional.of("the growth is that of other trees than the heads");
    }

    private Optional<String> unsigned(HeadKey witness) {
        Optional<String> fault = Optional.of("this witness has not countersigned");
        for (var one : cosignatures) {
            if (one.key().equals(witness.name())) {
                fault = one.fault(head, witness);
                if (fault.isEmpty()) {
                    return fault;
                }
            }
        }
        return fault;
    }
}
