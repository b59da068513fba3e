package org.tiaokuai.ledger.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Register;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tells the facts of a table again, and holds them against the leaves, some hundred things at a time. */
@Component
class RegisterCheck {

    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};
    private static final int THINGS = 500;

    private final JsonMapper json = JsonMapper.shared();
    private final JdbcClient jdbc;
    private final Leaves leaves;

    RegisterCheck(JdbcClient jdbc, Leaves leaves) {
        this.jdbc = jdbc;
        this.leaves = leaves;
    }

    void run(Register register, Consumer<Finding> found) {
        String after = "";
        for (var last = last(register, after); last != null; last = last(register, after)) {
            compare(register, after, last, found);
            after = last;
        }
        compare(register, after, null, found);
    }

    private @Nullable String last(Register register, String after) {
        return jdbc.sql("select about from (select distinct about from (" + register.rows() + """
                        ) fact where about > :after order by about limit :things) things
                        order by about offset :things - 1
                        """)
                .param("after", after)
                .param("things", THINGS)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void compare(Register register, String after, @Nullable String to, Consumer<Finding> found) {
        var recorded = leaves.texts(register.kind(), after, to);
        var standing = standing(register, after, to);
        standing.forEach((row, fact) -> {
            var text = recorded.remove(row);
            var told = FactText.of(fact);
            if (text == null) {
                found.accept(finding(Fault.UNRECORDED, fact, "", told));
            } else if (!recorded(text).equals(fields(told))) {
                found.accept(finding(fault(text, fact, standing), fact, text, told));
            }
        });
        recorded.forEach((row, text) -> {
            var fields = fields(text);
            var about = fields.getOrDefault("about", "");
            found.accept(new Finding(Fault.DELETED, register.kind().name(), about, row, text, ""));
        });
    }

    private Map<String, Fact> standing(Register register, String after, @Nullable String to) {
        var facts = new LinkedHashMap<String, Fact>();
        jdbc.sql("select row, about, at, content from (" + register.rows() + """
                        ) fact where about > :after and (cast(:to as text) is null or about <= :to)
                        """)
                .param("after", after)
                .param("to", to)
                .query(row -> {
                    var fact = new Fact(
                            register.kind(),
                            row.getString("about"),
                            row.getString("row"),
                            row.getTimestamp("at").toInstant(),
                            register.content().apply(fields(row.getString("content"))));
                    facts.put(fact.row(), fact);
                });
        return facts;
    }

    /** Without where it stands in its chain, of which no table tells. */
    private Map<String, String> recorded(String text) {
        var fields = fields(text);
        fields.remove(FactText.NUMBER);
        fields.remove(FactText.PREVIOUS);
        return fields;
    }

    private Map<String, String> fields(String text) {
        return json.readValue(text, FIELDS);
    }

    private static Finding finding(Fault fault, Fact fact, String recorded, String standing) {
        return new Finding(fault, fact.kind().name(), fact.about(), fact.row(), recorded, standing);
    }

    private Fault fault(String text, Fact fact, Map<String, Fact> standing) {
        var recorded = recorded(text);
        if (standing.values().stream().anyMatch(other -> !other.row().equals(fact.row()) && same(recorded, other))) {
            return Fault.REORDERED;
        }
        var dated = fields(FactText.of(fact));
        dated.put("at", Objects.requireNonNull(recorded.get("at")));
        return dated.equals(recorded) ? Fault.REDATED : Fault.ALTERED;
    }

    /** But for the row. */
    private boolean same(Map<String, String> recorded, Fact other) {
        var told = fields(FactText.of(other));
        told.put("row", Objects.requireNonNull(recorded.get("row")));
        return told.equals(recorded);
    }
}
