package org.tiaokuai.privacy.internal;

import java.util.List;
import java.util.Objects;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.privacy.FieldKeys;

@Service
class FieldKeysService implements FieldKeys {

    private final StoredKeys stored;
    private final Walks walks;
    private final TransactionTemplate transactions;

    FieldKeysService(StoredKeys stored, Walks walks, TransactionTemplate transactions) {
        this.stored = stored;
        this.walks = walks;
        this.transactions = transactions;
    }

    @Override
    public List<KeyView> keys() {
        return stored.views();
    }

    /** Nothing is sealed by the new key before it is stored for good. */
    @Override
    public String renew(Officer by) {
        var name = Objects.requireNonNull(transactions.execute(_ -> stored.renew(by)));
        stored.anew();
        return name;
    }

    @Override
    public List<Walk> walks() {
        return walks.views();
    }

    /** What another node has made is used here within a minute. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void look() {
        stored.anew();
    }
}
