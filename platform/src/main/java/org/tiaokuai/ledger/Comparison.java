package org.tiaokuai.ledger;

import java.util.function.Consumer;
import org.tiaokuai.ledger.Checks.Finding;

/**
 * What several modules record that cannot all be true 互相矛盾, although each of it fits its own leaf. The last module that may ask
 * them all compares it, many at a time, in the one moment of the check; what one module's rows show alone is a
 * {@link Contradiction}.
 */
public interface Comparison {

    void run(Consumer<Finding> found);
}
