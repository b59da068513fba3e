package org.tiaokuai.ledger.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.LeafView;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Proof;

@Service
@Transactional(readOnly = true)
class LedgerService implements Ledger {

    private final Leaves leaves;
    private final Trees trees;
    private final HeadKey key;

    LedgerService(Leaves leaves, Trees trees, HeadKey key) {
        this.leaves = leaves;
        this.trees = trees;
        this.key = key;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Fact fact) {
        leaves.add(List.of(fact));
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
    public long waiting() {
        return leaves.waiting();
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
        return spans.stream().map(span -> span.hash(known).toString()).toList();
    }

    @Override
    public String publicKey() {
        return key.pem();
    }
}
