package org.tiaokuai.ledger;

import java.util.Map;

/**
 * What rows cannot say beside each other 互相矛盾, although each of them fits its own leaf: somebody bent what holds for a while,
 * used it, and put it back.
 *
 * @param kind of the facts that it speaks of
 * @param rows a query that gives of each contradiction {@code about}, {@code row}, {@code recorded} for what holds, and
 *     {@code standing} for what stands against it
 */
public record Contradiction(Fact.Kind kind, String rows, Map<String, ?> parameters) {

    public Contradiction {
        parameters = Map.copyOf(parameters);
    }

    public Contradiction(Fact.Kind kind, String rows) {
        this(kind, rows, Map.of());
    }
}
