package org.tiaokuai.ledger.internal;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Refuses to go on with a ledger in another hash than the one in which it began: nothing before could be proved. */
@Component
class SameHash implements SmartInitializingSingleton {

    private final Trees trees;
    private final TreeHash hash;

    SameHash(Trees trees, TreeHash hash) {
        this.trees = trees;
        this.hash = hash;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var head : trees.heads(1)) {
            if (!head.hash().equals(hash.label())) {
                throw new IllegalStateException("The ledger was begun with tiaokuai.ledger.hash " + head.hash()
                        + ", and cannot go on with " + hash.label());
            }
        }
    }
}
