package org.tiaokuai.evidence.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Proof;
import org.tiaokuai.ledger.Witnesses;
import org.tiaokuai.ledger.Witnesses.Cosigned;
import org.tiaokuai.page.NotHere;

/** Heads and proofs for witnesses and other programs; none of them says what was done to whom. */
@RestController
@AllowedTo(Who.ANYONE)
class LedgerApi {

    private static final int MOST = 100;

    private final Ledger ledger;
    private final Witnesses witnesses;

    LedgerApi(Ledger ledger, Witnesses witnesses) {
        this.ledger = ledger;
        this.witnesses = witnesses;
    }

    /** The newest heads first, a hundred at most. */
    @GetMapping("/api/v1/ledger/heads")
    List<Head> heads() {
        return ledger.heads(MOST);
    }

    @GetMapping("/api/v1/ledger/heads/{size}")
    Head head(@PathVariable long size) {
        return ledger.head(size).orElseThrow(NotHere::new);
    }

    /** The smallest head from this size on that was countersigned, by one witness or by any. */
    @GetMapping("/api/v1/ledger/heads/{size}/cosignatures")
    Cosigned cosigned(@PathVariable long size, @RequestParam(required = false) @Nullable String by) {
        return witnesses.cosigned(size, by).orElseThrow(NotHere::new);
    }

    /** The public key as PEM. */
    @GetMapping(value = "/api/v1/ledger/key", produces = MediaType.TEXT_PLAIN_VALUE)
    String key() {
        return ledger.publicKey();
    }

    /** That the leaf at a place stands in the tree of a head (RFC 9162, 2.1.3). */
    @GetMapping("/api/v1/ledger/heads/{size}/leaves/{index}")
    Proof.Inclusion inclusion(@PathVariable long size, @PathVariable long index) {
        return ledger.inclusion(index, size).orElseThrow(NotHere::new);
    }

    /** That the tree of a head holds that of an earlier one as it was (RFC 9162, 2.1.4). */
    @GetMapping("/api/v1/ledger/heads/{size}/since/{earlier}")
    Proof.Consistency consistency(@PathVariable long size, @PathVariable long earlier) {
        return ledger.consistency(earlier, size).orElseThrow(NotHere::new);
    }
}
