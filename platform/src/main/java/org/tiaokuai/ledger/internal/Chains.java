package org.tiaokuai.ledger.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.LeafView;
import tools.jackson.databind.json.JsonMapper;

/** The reads of each person, numbered: who would leave one out must break the number or the hash of the next. */
@Repository
class Chains {

    private static final String UNTIL = "deferredUntil";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Marks marks;
    private final Notes notes;

    Chains(JdbcClient jdbc, Marks marks, Notes notes) {
        this.notes = notes;
        this.jdbc = jdbc;
        this.marks = marks;
    }

    /**
     * Where the next leaf stands in its chain.
     *
     * @param previous the hash of the leaf before it, in base64; empty for the first
     */
    record Link(long number, String previous) {}

    /** Until the transaction ends nobody else adds to the chain. */
    Link next(String about) {
        return jdbc.sql("""
                        insert into ledger.chain (about, number, hash) values (:about, 1, '')
                        on conflict (about) do update set number = chain.number + 1
                        returning number, hash
                        """)
                .param("about", about)
                .query((row, at) -> new Link(row.getLong("number"), new Hash(row.getBytes("hash")).toString()))
                .single();
    }

    /** The leaf, and that it is now the last of its chain, in one statement. */
    void add(Fact fact, Link link) {
        var leaf = marks.leaf(fact, link.number(), FactText.of(fact, link));
        notes.afterCommit(List.of(leaf));
        jdbc.sql("""
                        with leaf as (
                            insert into ledger.leaf (id, kind, about, row, text, hash, number, mac) overriding system value
                            values (:id, :kind, :about, :row, :text, :hash, :number, :mac)
                            returning about, hash)
                        update ledger.chain set hash = leaf.hash from leaf where chain.about = leaf.about
                        """)
                .param("id", leaf.id())
                .param("kind", leaf.kind())
                .param("about", leaf.about())
                .param("row", leaf.row())
                .param("text", leaf.text())
                .param("hash", leaf.hash().octets())
                .param("number", leaf.number())
                .param("mac", marks.mac(leaf))
                .update();
    }

    /** What is told of a leaf that is not. */
    record Untold(String law, String until) {}

    /** @return the law and the last day of those that are withheld on a day, by their place from 0 */
    static Map<Integer, Untold> untold(LocalDate day, List<LeafView> chain) {
        var untold = new TreeMap<Integer, Untold>();
        for (int at = 0; at < chain.size(); at++) {
            var text = chain.get(at).text();
            if (text.contains(UNTIL)) {
                var fields = JSON.readTree(text);
                var until = fields.path(UNTIL).asString("");
                if (!until.isEmpty() && !LocalDate.parse(until).isBefore(day)) {
                    untold.put(at, new Untold(fields.path("deferral").asString(""), until));
                }
            }
        }
        return untold;
    }
}
