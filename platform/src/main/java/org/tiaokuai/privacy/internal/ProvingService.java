package org.tiaokuai.privacy.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.privacy.Proving;

@Service
@ConditionalOnProperty(name = "tiaokuai.command", havingValue = "restore")
class ProvingService implements Proving {

    private final StoredKeys stored;
    private final Keys keys;
    private final Walks walks;

    ProvingService(StoredKeys stored, Keys keys, Walks walks) {
        this.stored = stored;
        this.keys = keys;
        this.walks = walks;
    }

    @Override
    public long keys(Consumer<String> locked) {
        return stored.unwrapAll(locked);
    }

    /** In one transaction, in which the rows come by and by. */
    @Override
    @Transactional(readOnly = true)
    public void envelopes(Consumer<Column> column, Consumer<Unopened> unopened) {
        for (var place : walks.places()) {
            var opened = new AtomicLong();
            walks.each(place, each -> {
                if (opens(each, _ -> true)) {
                    opened.incrementAndGet();
                } else {
                    unopened.accept(new Unopened(place.name(), each.cell().row()));
                }
            });
            column.accept(new Column(place.name(), opened.get()));
        }
    }

    @Override
    public boolean opens(Sealed sealed, Predicate<String> serves) {
        try {
            return serves.test(keys.open(sealed));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return false;
        }
    }
}
