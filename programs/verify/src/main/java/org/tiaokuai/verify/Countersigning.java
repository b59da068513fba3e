package org.tiaokuai.verify;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Countersigns each head that is shown to have grown out of the last one 见证共签, and never two that contradict each other. */
final class Countersigning {

    /** A head and a proof, many times over. */
    static final int LONGEST = 1 << 16;

    private static final int DONE = 200;
    private static final int UNREADABLE = 400;
    private static final int NOT_THE_LEDGERS = 403;
    private static final int CONFLICT = 409;
    private static final int FORK = 422;
    private static final int BROKEN = 500;

    private final HeadKey ledger;
    private final WitnessKey key;
    private final WitnessFolder folder;
    private final Clock clock;
    private final AtomicReference<@Nullable Head> last;

    Countersigning(HeadKey ledger, WitnessFolder folder, Clock clock) throws IOException, Unreadable {
        this.ledger = ledger;
        this.folder = folder;
        this.clock = clock;
        this.key = folder.key(ledger.hash());
        this.last = new AtomicReference<>(folder.last());
        var kept = last.get();
        var fault = kept == null ? Optional.<String>empty() : kept.fault(ledger);
        if (fault.isPresent()) {
            throw new Unreadable("the last head that was kept: " + fault.get());
        }
    }

    /** What is answered, and what is worth a line of the program's own. */
    record Answer(int status, Map<String, Object> body, String line) {

        private static Answer refused(int status, String reason) {
            return new Answer(status, Map.of("reason", reason), status == BROKEN ? reason : "");
        }
    }

    WitnessKey key() {
        return key;
    }

    /** The newest head with its cosignature; empty where there is none yet. */
    Optional<Map<String, Object>> newest() {
        return Optional.ofNullable(last.get()).map(head -> {
            var cosigned = new LinkedHashMap<String, Object>();
            cosigned.put("format", Cosigned.FORMAT);
            cosigned.put("head", head.fields());
            cosigned.put("cosignatures", List.of(cosign(head).fields()));
            return cosigned;
        });
    }

    /** One after the other: what is answered stands on the disk. */
    synchronized Answer answer(byte[] body) {
        try {
            var fields = Fields.of("the body", Json.parse(Json.text(body, LONGEST)));
            var head = Head.read(fields.fields("head"));
            var old = fields.number("old");
            var proof = fields.hashes("proof");
            return head.fault(ledger)
                    .map(fault -> Answer.refused(NOT_THE_LEDGERS, fault))
                    .orElseGet(() -> judge(head, old, proof));
        } catch (Unreadable e) {
            return Answer.refused(UNREADABLE, e.reason());
        }
    }

    private Answer judge(Head head, long old, List<Hash> proof) {
        var known = last.get();
        if (known != null && known.contradicts(head)) {
            return forked(head, known);
        }
        long size = known == null ? 0 : known.size();
        if (old != size) {
            return conflict(size, known);
        }
        if (head.size() < size) {
            return Answer.refused(
                    UNREADABLE, "the head is smaller than the " + size + " leaves that were countersigned");
        }
        var fault = growth(head, known, proof);
        return fault.isPresent() && known != null ? accused(known, fault.get()) : keep(head, known);
    }

    private Optional<String> growth(Head head, @Nullable Head known, List<Hash> proof) {
        if (known == null) {
            return Optional.empty();
        }
        return new Proof.Consistency(known.size(), head.size(), known.root(), head.root(), proof).fault(ledger.hash());
    }

    private static Answer conflict(long size, @Nullable Head known) {
        var body = new LinkedHashMap<String, Object>();
        body.put("size", size);
        if (known != null) {
            body.put("head", known.fields());
        }
        return new Answer(CONFLICT, body, "");
    }

    private Answer forked(Head head, Head known) {
        try {
            folder.accuse(head);
        } catch (IOException e) {
            return Answer.refused(BROKEN, "a fork that cannot be written down: " + head.line());
        }
        return accused(known, "fork at size " + head.size() + ": " + head.line());
    }

    private static Answer accused(Head known, String reason) {
        var body = new LinkedHashMap<String, Object>();
        body.put("reason", reason);
        body.put("head", known.fields());
        return new Answer(FORK, body, reason);
    }

    private Answer keep(Head head, @Nullable Head known) {
        try {
            if (known == null || head.size() > known.size()) {
                folder.keep(
                        head,
                        clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().toString());
                last.set(head);
            }
            return new Answer(DONE, cosign(head).fields(), "ok: " + head.size() + " leaves");
        } catch (IOException e) {
            return Answer.refused(BROKEN, "cannot be written down: " + e);
        }
    }

    private Cosignature cosign(Head head) {
        return Cosignature.of(head, clock.instant().truncatedTo(ChronoUnit.SECONDS), key);
    }
}
