package org.tiaokuai.ledger;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where facts of one kind stand as rows; from there they can be told again, and held against the ledger.
 *
 * @param rows a query that gives each fact's {@code row}, {@code about} and {@code at}, and its {@code content} as jsonb
 * @param content makes what the ledger keeps of the content as it stands in the rows
 */
public record Register(Fact.Kind kind, String rows, UnaryOperator<Map<String, String>> content) {

    public Register(Fact.Kind kind, String rows) {
        this(kind, rows, UnaryOperator.identity());
    }
}
