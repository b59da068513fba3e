package org.tiaokuai.seal.internal;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Fact;

/** A seal is whose its certificate says, and for as long; the key that vouches for that lies under an envelope of its place. */
@Component
class SealsAsMade implements Comparison {

    private final SealRows seals;

    SealsAsMade(SealRows seals) {
        this.seals = seals;
    }

    @Override
    public void run(Consumer<Finding> found) {
        for (var seal : seals.all()) {
            var made = Identity.terms(seal.certificate()).orElse(Identity.Terms.NONE);
            var stands = new Identity.Terms(seal.name(), seal.madeAt(), seal.validUntil());
            if (!made.equals(stands.toTheSecond())) {
                found.accept(new Finding(
                        Fault.CONTRADICTED,
                        Fact.Kind.KEY_USE.name(),
                        seal.department().toString(),
                        String.valueOf(seal.number()),
                        made.toString(),
                        stands.toString()));
            }
        }
    }
}
