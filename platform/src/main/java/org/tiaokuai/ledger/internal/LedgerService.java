package org.tiaokuai.ledger.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.LeafView;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Proof;
import org.tiaokuai.ledger.ReadsProof;
import org.tiaokuai.ledger.ReadsProof.Withheld;
import org.tiaokuai.ledger.Receipt;

@Service
@Transactional(readOnly = true)
class LedgerService implements Ledger {

    private final Leaves leaves;
    private final Chains chains;
    private final Trees trees;
    private final ReadMap map;
    private final HeadKey key;
    private final TreeHash hash;
    private final Clock clock;

    LedgerService(Leaves leaves, Chains chains, Trees trees, ReadMap map, HeadKey key, TreeHash hash, Clock clock) {
        this.clock = clock;
        this.hash = hash;
        this.leaves = leaves;
        this.map = map;
        this.chains = chains;
        this.trees = trees;
        this.key = key;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Fact fact) {
        if (fact.kind().chained()) {
            chains.add(fact, chains.next(fact.about()));
        } else {
            leaves.add(List.of(fact));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Collection<Fact> facts) {
        leaves.add(facts);
    }

    @Override
    public List<Head> heads(int most) {
        return trees.heads(most);
    }

    @Override
    public Optional<Head> head(long size) {
        return trees.head(size);
    }

    @Override
    public List<String> made(String about) {
        return leaves.made(null, about).values().stream().flatMap(List::stream).toList();
    }

    @Override
    public List<LeafView> about(String about) {
        return leaves.about(about);
    }

    @Override
    public Optional<Proof.Inclusion> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        var head = trees.head(size);
        var leaf = leaves.at(index);
        return head.isEmpty() || leaf.isEmpty()
                ? Optional.empty()
                : Optional.of(new Proof.Inclusion(
                        index,
                        size,
                        head.get().root(),
                        leaf.get().toString(),
                        hashes(new Span(0, size).besideLeaf(index))));
    }

    @Override
    public Optional<Proof.Consistency> consistency(long size1, long size2) {
        if (size1 < 1 || size1 > size2) {
            return Optional.empty();
        }
        var first = trees.head(size1);
        var second = trees.head(size2);
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : Optional.of(new Proof.Consistency(
                        size1,
                        size2,
                        first.get().root(),
                        second.get().root(),
                        hashes(new Span(0, size2).beyond(size1))));
    }

    private List<String> hashes(List<Span> spans) {
        var known = trees.known(
                spans.stream().flatMap(span -> span.nodes().stream()).toList());
        return spans.stream().map(span -> span.hash(hash, known).toString()).toList();
    }

    @Override
    public Optional<Receipt> receipt(long index) {
        return trees.heads(1).stream().findFirst().flatMap(head -> inclusion(index, head.size())
                .map(proof -> new Receipt(leaves.text(index), proof, head)));
    }

    /** The map is as the newest head was signed over it, so that both must be read of one moment. */
    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<ReadsProof> reads(String about) {
        return trees.heads(1).stream().findFirst().map(head -> reads(about, head));
    }

    private ReadsProof reads(String about, Head head) {
        var shown = map.show(about);
        var chain = leaves.chain(about, shown.last());
        var untold = Chains.untold(LocalDate.now(clock), chain);
        return new ReadsProof(
                about,
                IntStream.range(0, chain.size())
                        .mapToObj(at ->
                                untold.containsKey(at) ? "" : chain.get(at).text())
                        .toList(),
                untold.entrySet().stream()
                        .map(each -> withheld(each.getKey(), each.getValue(), chain, head))
                        .toList(),
                chain.isEmpty()
                        ? null
                        : inclusion(chain.getLast().index(), head.size()).orElseThrow(),
                shown.bucket().stream()
                        .map(entry -> new ReadsProof.Entry(
                                entry.key().toString(), entry.commitment().toString()))
                        .toList(),
                shown.path().stream().map(Hash::toString).toList(),
                head);
    }

    private Withheld withheld(int at, Chains.Untold untold, List<LeafView> chain, Head head) {
        var inclusion = inclusion(chain.get(at).index(), head.size()).orElseThrow();
        var before = at == 0
                ? null
                : inclusion(chain.get(at - 1).index(), head.size()).orElseThrow();
        return new Withheld(at + 1L, untold.law(), untold.until(), inclusion, before);
    }

    @Override
    public boolean after(String about, int reads, long size) {
        return leaves.chain(about, reads + 1L).getLast().index() >= size;
    }

    @Override
    public String publicKey() {
        return key.pem();
    }
}
