package org.tiaokuai.ledger.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Proof;
import org.tiaokuai.ledger.Witnesses;
import org.tiaokuai.ledger.internal.Cosignatures.Row;
import org.tiaokuai.ledger.internal.WitnessClient.Answer;
import org.tiaokuai.ledger.internal.WitnessList.Witness;

/**
 * Sends each witness the newest head until it has countersigned it, beside everything else: no transaction and no other witness
 * waits for an answer. Of several nodes one sends; should two do so, the witness answers both alike.
 */
@Service
class Witnessing implements Witnesses {

    private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);
    private static final int TURNS = 3;
    private static final String DOES_NOT_STAY = "does not stay with the size that it says";
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Longer than all turns take. */
    private static final Duration CLAIM = WitnessClient.PATIENCE.multipliedBy(2L * TURNS);

    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final WitnessList witnesses;
    private final WitnessClient client;
    private final Cosignatures cosignatures;
    private final Ledger ledger;
    private final HeadKey key;
    private final Clock clock;

    Witnessing(
            WitnessList witnesses,
            WitnessClient client,
            Cosignatures cosignatures,
            Ledger ledger,
            HeadKey key,
            Clock clock) {
        this.witnesses = witnesses;
        this.client = client;
        this.cosignatures = cosignatures;
        this.ledger = ledger;
        this.key = key;
        this.clock = clock;
    }

    /** On threads of their own, for whatever else is scheduled shares one. */
    @Scheduled(initialDelay = 2_000, fixedDelay = 2_000)
    void send() {
        for (var witness : witnesses.all()) {
            if (busy.add(witness.keyName())) {
                Thread.ofVirtual().name("witness-" + witness.keyName()).start(() -> sendTo(witness));
            }
        }
    }

    private void sendTo(Witness witness) {
        try {
            for (var newest : ledger.heads(1)) {
                cosignatures
                        .claim(witness.keyName(), newest.size(), CLAIM)
                        .ifPresent(known -> talk(witness, newest, known));
            }
        } catch (RuntimeException e) {
            LOG.warn("Witness {}: the database is away or we are wrong: {}", witness.name(), e.toString());
        } finally {
            busy.remove(witness.keyName());
        }
    }

    private void talk(Witness witness, Head newest, long countersigned) {
        long known = countersigned;
        for (int turn = 0; turn < TURNS; turn++) {
            var proof = growth(known, newest);
            if (proof.isEmpty()) {
                unknown(witness, known);
                return;
            }
            var answer = client.send(witness, known, proof.get(), newest);
            if (!(answer instanceof Answer.Knows other)) {
                take(witness, newest, answer);
                return;
            }
            if (ours(other.head()) && contradicts(other.head())) {
                refuse(witness, "it holds another head of this size", other.head());
                return;
            }
            known = other.size();
        }
        fail(witness, DOES_NOT_STAY);
    }

    private void take(Witness witness, Head newest, Answer answer) {
        switch (answer) {
            case Answer.Signed signed -> keep(witness, newest, signed);
            case Answer.Refused refused -> refuse(witness, refused.reason(), refused.head());
            case Answer.Failed failed -> fail(witness, failed.reason());
            case Answer.Knows _ -> fail(witness, DOES_NOT_STAY);
        }
    }

    /** Empty where there is no head of that size here. */
    private Optional<List<String>> growth(long known, Head newest) {
        return known == 0
                ? Optional.of(List.of())
                : ledger.consistency(known, newest.size()).map(Proof.Consistency::proof);
    }

    /** Another node may have sent a newer head meanwhile. */
    private void unknown(Witness witness, long known) {
        if (ledger.head(known).isEmpty()) {
            refuse(witness, "it holds a head of " + known + " leaves, which is not here", null);
        } else {
            fail(witness, "holds a newer head than was sent");
        }
    }

    private void keep(Witness witness, Head newest, Answer.Signed signed) {
        if (witness.signed(newest, signed.cosignature())) {
            cosignatures.keep(newest.size(), signed.cosignature());
        } else {
            fail(witness, "signs with another key or something else");
        }
    }

    private boolean ours(@Nullable Head head) {
        return head != null && key.signed(head);
    }

    private boolean contradicts(@Nullable Head theirs) {
        return theirs != null
                && ledger.head(theirs.size())
                        .filter(here -> here.root().equals(theirs.root()) && Objects.equals(here.map(), theirs.map()))
                        .isEmpty();
    }

    private void refuse(Witness witness, String reason, @Nullable Head theirs) {
        var said = reason
                + (ours(theirs) && theirs != null
                        ? " (signed with this ledger's key: " + theirs.size() + " leaves, root " + theirs.root() + ")"
                        : "");
        cosignatures.fail(witness.keyName(), State.REFUSES, said, SHORTEST, LONGEST);
        LOG.error("The witness {} does not countersign, the ledger forked or went back: {}", witness.name(), said);
    }

    private void fail(Witness witness, String said) {
        int times = cosignatures.fail(witness.keyName(), State.SILENT, said, SHORTEST, LONGEST);
        if (Integer.bitCount(times) == 1) {
            LOG.warn("The witness {} did not countersign, {} times so far: {}", witness.name(), times, said);
        }
    }

    @Override
    public List<Standing> standings() {
        long newest = ledger.heads(1).stream().mapToLong(Head::size).findFirst().orElse(0);
        return witnesses.all().stream()
                .map(witness -> {
                    var row = cosignatures
                            .row(witness.keyName())
                            .orElseGet(() -> new Row(State.NEW, clock.instant(), 0, ""));
                    return new Standing(
                            witness.name(),
                            witness.keyName(),
                            row.state(),
                            row.since(),
                            row.signed(),
                            Math.max(0, newest - row.signed()),
                            row.said());
                })
                .toList();
    }

    @Override
    public Map<Long, List<String>> by(List<Head> heads) {
        var names = new HashMap<Long, List<String>>();
        cosignatures
                .of(heads.stream().map(Head::size).toList())
                .forEach((size, all) -> names.put(
                        size,
                        all.stream()
                                .map(one -> witnesses
                                        .named(one.key())
                                        .map(Witness::name)
                                        .orElse(one.key()))
                                .toList()));
        return names;
    }

    @Override
    public Optional<Cosigned> cosigned(long size, @Nullable String by) {
        var asked = ledger.head(size);
        var found = cosignatures.next(size, by);
        if (asked.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        long here = found.getAsLong();
        return ledger.head(here)
                .map(head -> new Cosigned(
                        Cosigned.FORMAT,
                        head,
                        cosignatures.of(List.of(here)).getOrDefault(here, List.of()),
                        here == size ? null : ledger.consistency(size, here).orElseThrow()));
    }
}
