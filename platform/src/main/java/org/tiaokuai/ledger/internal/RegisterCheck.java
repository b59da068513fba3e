package org.tiaokuai.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Contradiction;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Fact.Kind;
import org.tiaokuai.ledger.Recorded;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Taken;

/** Tells the facts of a table again, and holds them against the leaves, some hundred things at a time, and each other. */
@Component
class RegisterCheck implements Recorded {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterCheck.class);
    private static final int THINGS = 500;

    private final JdbcClient jdbc;
    private final Leaves leaves;
    private final ObjectProvider<Register> registers;
    private final ObjectProvider<Contradiction> contradictions;
    private final ObjectProvider<Comparison> comparisons;
    private final ObjectProvider<Taken> takings;
    private final TransactionTemplate apart;

    RegisterCheck(
            JdbcClient jdbc,
            Leaves leaves,
            ObjectProvider<Register> registers,
            ObjectProvider<Contradiction> contradictions,
            ObjectProvider<Comparison> comparisons,
            ObjectProvider<Taken> takings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.leaves = leaves;
        this.registers = registers;
        this.contradictions = contradictions;
        this.comparisons = comparisons;
        this.takings = takings;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    void run(Consumer<Finding> found) {
        registers
                .orderedStream()
                .forEach(register -> guarded(register.kind().name(), "register", found, () -> run(register, found)));
        contradictions
                .orderedStream()
                .forEach(contradiction ->
                        guarded(contradiction.kind().name(), "contradiction", found, () -> run(contradiction, found)));
        comparisons
                .orderedStream()
                .forEach(comparison ->
                        guarded("", comparison.getClass().getSimpleName(), found, () -> comparison.run(found)));
        takings.orderedStream()
                .forEach(taken -> guarded(Kind.ERASURE.name(), taken.set(), found, () -> run(taken, found)));
    }

    /** A row that somebody bent so that a part of the check breaks off over it hides nothing from the other parts. */
    void guarded(String kind, String part, Consumer<Finding> found, Runnable check) {
        try {
            apart.executeWithoutResult(_ -> check.run());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A part of the check broke off: {} {}", part, kind, e);
            found.accept(unreadable(kind, part, e));
        }
    }

    static Finding unreadable(String kind, String part, Throwable fault) {
        return new Finding(Fault.UNREADABLE, kind, part, "", "", String.valueOf(fault.getMessage()));
    }

    /** By no clock: whatever ended before the last day that was told of would have been taken anyway. */
    private void run(Taken taken, Consumer<Finding> found) {
        var told = leaves.texts(Kind.ERASURE, null, null).values().stream()
                .flatMap(List::stream)
                .map(FactText::read)
                .filter(leaf -> taken.set().equals(leaf.get("about")))
                .toList();
        var before = told.stream()
                .map(leaf -> leaf.getOrDefault("before", ""))
                .max(Comparator.naturalOrder())
                .orElse("");
        var count = told.stream()
                .map(leaf -> leaf.getOrDefault("count", "0"))
                .filter(number -> number.matches("[0-9]{1,9}"))
                .mapToLong(Long::parseLong)
                .sum();
        var gone = new AtomicLong();
        jdbc.sql(taken.rows()).withFetchSize(1_000).query(row -> {
            gone.incrementAndGet();
            var ended = Objects.requireNonNullElse(row.getString("ended"), "");
            if (ended.isEmpty() || ended.compareTo(before) >= 0) {
                found.accept(taken(taken, row.getString("row"), before, ended));
            }
        });
        if (gone.get() != count) {
            found.accept(taken(taken, "", String.valueOf(count), gone.toString()));
        }
    }

    private static Finding taken(Taken taken, String row, String recorded, String standing) {
        return new Finding(Fault.TAKEN, Kind.ERASURE.name(), taken.set(), row, recorded, standing);
    }

    private void run(Contradiction contradiction, Consumer<Finding> found) {
        jdbc.sql(contradiction.rows())
                .params(contradiction.parameters())
                .withFetchSize(1_000)
                .query(row -> {
                    found.accept(new Finding(
                            Fault.CONTRADICTED,
                            contradiction.kind().name(),
                            row.getString("about"),
                            row.getString("row"),
                            row.getString("recorded"),
                            row.getString("standing")));
                });
    }

    private void run(Register register, Consumer<Finding> found) {
        @Nullable String after = null;
        for (var last = last(register, after); last != null; last = last(register, after)) {
            compare(register, after, last, found);
            after = last;
        }
        compare(register, after, null, found);
    }

    private @Nullable String last(Register register, @Nullable String after) {
        return jdbc.sql("select about from (select distinct about from (" + register.rows() + """
                        ) fact where cast(:after as text) is null or about > :after order by about limit :things) things
                        order by about offset :things - 1
                        """)
                .param("after", after)
                .param("things", THINGS)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Override
    public boolean holds(String about, Kind... kinds) {
        var asked = List.of(kinds);
        var found = new ArrayList<Finding>();
        registers
                .orderedStream()
                .filter(register -> asked.contains(register.kind()))
                .forEach(register ->
                        compare(register, leaves.made(register.kind(), about), standing(register, about), found::add));
        if (!found.isEmpty()) {
            LOG.error("Nothing is done with what was altered: {}", found);
        }
        return found.isEmpty();
    }

    private void compare(Register register, @Nullable String after, @Nullable String to, Consumer<Finding> found) {
        compare(register, leaves.texts(register.kind(), after, to), standing(register, after, to), found);
    }

    private void compare(
            Register register, Map<String, List<String>> recorded, List<Fact> standing, Consumer<Finding> found) {
        // Also of two rows that tell of the same thing, be it that a key was dropped or a table inherits from this one.
        standing.forEach(fact -> {
            var texts = recorded.getOrDefault(fact.row(), List.of());
            var told = FactText.of(fact);
            var fitting = texts.stream()
                    .filter(text -> recorded(text).equals(FactText.read(told)))
                    .findFirst();
            if (texts.isEmpty()) {
                found.accept(finding(Fault.UNRECORDED, fact, "", told));
                return;
            }
            if (fitting.isEmpty()) {
                found.accept(finding(fault(texts.getFirst(), fact, standing), fact, texts.getFirst(), told));
            }
            texts.remove(fitting.orElseGet(texts::getFirst));
        });
        // Whatever no row stands for, also a second leaf of a row that there is.
        recorded.forEach((row, texts) -> texts.forEach(text -> {
            var about = FactText.read(text).getOrDefault("about", "");
            found.accept(new Finding(Fault.DELETED, register.kind().name(), about, row, text, ""));
        }));
    }

    private List<Fact> standing(Register register, @Nullable String after, @Nullable String to) {
        return jdbc.sql("select row, about, at, content from (" + register.rows() + """
                        ) fact where (cast(:after as text) is null or about > :after) and (cast(:to as text) is null or about <= :to)
                        """)
                .param("after", after)
                .param("to", to)
                .query((row, _) -> fact(register, row))
                .list();
    }

    private List<Fact> standing(Register register, String about) {
        return jdbc.sql("select row, about, at, content from (" + register.rows() + ") fact where about = :about")
                .param("about", about)
                .query((row, _) -> fact(register, row))
                .list();
    }

    private static Fact fact(Register register, ResultSet row) throws SQLException {
        return new Fact(
                register.kind(),
                row.getString("about"),
                row.getString("row"),
                row.getTimestamp("at").toInstant(),
                content(register, FactText.read(row.getString("content"))));
    }

    /** What somebody made unreadable says nothing, so that it is found and stops no check. */
    private static Map<String, String> content(Register register, Map<String, String> row) {
        try {
            return register.content().apply(row);
        } catch (RuntimeException e) {
            LOG.warn("A row of {} was made unreadable", register.kind(), e);
            return Map.of();
        }
    }

    /** Without where it stands in its chain, of which no table tells. */
    private Map<String, String> recorded(String text) {
        var fields = FactText.read(text);
        fields.remove(FactText.NUMBER);
        fields.remove(FactText.PREVIOUS);
        return fields;
    }

    private static Finding finding(Fault fault, Fact fact, String recorded, String standing) {
        return new Finding(fault, fact.kind().name(), fact.about(), fact.row(), recorded, standing);
    }

    private Fault fault(String text, Fact fact, List<Fact> standing) {
        var recorded = recorded(text);
        if (standing.stream().anyMatch(other -> !other.row().equals(fact.row()) && same(recorded, other))) {
            return Fault.REORDERED;
        }
        var dated = FactText.read(FactText.of(fact));
        dated.put("at", recorded.getOrDefault("at", ""));
        return dated.equals(recorded) ? Fault.REDATED : Fault.ALTERED;
    }

    /** But for the row. */
    private boolean same(Map<String, String> recorded, Fact other) {
        var told = FactText.read(FactText.of(other));
        told.put("row", recorded.getOrDefault("row", ""));
        return told.equals(recorded);
    }
}
