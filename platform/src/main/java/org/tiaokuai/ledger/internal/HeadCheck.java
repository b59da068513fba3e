package org.tiaokuai.ledger.internal;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Head;

/** Goes along the heads: each is signed with the ledger's key and tells which one came before, and the newest stands over all. */
@Component
class HeadCheck {

    private static final int PAGE = 5_000;

    private final Trees trees;
    private final HeadKey key;
    private final Cosignatures cosignatures;
    private final WitnessList witnesses;

    HeadCheck(Trees trees, HeadKey key, Cosignatures cosignatures, WitnessList witnesses) {
        this.cosignatures = cosignatures;
        this.witnesses = witnesses;
        this.trees = trees;
        this.key = key;
    }

    void run(Consumer<Finding> found) {
        long before = 0;
        boolean told = false;
        for (var page = trees.headsAfter(before, PAGE); !page.isEmpty(); page = trees.headsAfter(before, PAGE)) {
            for (var head : page) {
                if (!key.signed(head)) {
                    found.accept(new Finding(Fault.SIGNATURE, "", String.valueOf(head.size()), "", head.root(), ""));
                }
                if (head.previous() == null ? told : head.previous() != before) {
                    found.accept(missing(head, before));
                }
                told |= head.previous() != null;
                before = head.size();
            }
        }
        cosignatures(found);
        long size = trees.size();
        if (size > before) {
            found.accept(new Finding(
                    Fault.HEAD, "", String.valueOf(size), "", String.valueOf(size), String.valueOf(before)));
        }
    }

    /** What witnesses signed still stands here; of those that are not set any more only that there is the head. */
    private void cosignatures(Consumer<Finding> found) {
        long after = 0;
        for (var page = cosignatures.after(after, PAGE, trees);
                !page.isEmpty();
                page = cosignatures.after(after, PAGE, trees)) {
            for (var kept : page) {
                var head = kept.head();
                var one = kept.cosignature();
                if (head == null) {
                    found.accept(finding(Fault.HEAD, kept.size(), one.key()));
                } else if (witnesses
                        .named(one.key())
                        .filter(witness -> !witness.signed(head, one))
                        .isPresent()) {
                    found.accept(finding(Fault.SIGNATURE, kept.size(), one.key()));
                }
            }
            after = page.getLast().size();
        }
    }

    private static Finding finding(Fault fault, long size, String witness) {
        return new Finding(fault, "", String.valueOf(size), witness, "", "");
    }

    /** As the next head tells it, which nobody can have signed otherwise, and as the table has it. */
    private static Finding missing(Head next, long before) {
        var told = next.previous() == null ? "" : String.valueOf(next.previous());
        return new Finding(Fault.HEAD, "", told, String.valueOf(next.size()), told, String.valueOf(before));
    }
}
