package org.tiaokuai.payment.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.payment.TariffLine;
import org.tiaokuai.payment.Yuan;

/** The versions of tariffs, each with its leaf. */
@Repository
class TariffRows {

    private final JdbcClient jdbc;
    private final Ledger ledger;

    TariffRows(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    void add(TariffLine line, Officer officer) {
        var salt = Veiled.salt();
        jdbc.sql("""
                        insert into payment.tariff (item, line, version, name, price, unit, basis, document, ended, kept_at,
                            actor, post, by_whom, salt)
                        values (:item, :line, :version, :name, :price, :unit, :basis, :document, :ended, :at,
                            :actor, :post, :byWhom, :salt)
                        """)
                .param("item", line.item())
                .param("line", line.line())
                .param("version", line.version())
                .param("name", line.name())
                .param("price", line.price().fen())
                .param("unit", line.unit().name())
                .param("basis", line.basis())
                .param("document", line.document())
                .param("ended", line.ended())
                .param("at", line.keptAt().atOffset(ZoneOffset.UTC))
                .param("actor", officer.account())
                .param("post", officer.post().id())
                .param("byWhom", line.byWhom())
                .param("salt", salt)
                .update();
        ledger.append(fact(line, officer, salt));
    }

    private static Fact fact(TariffLine line, Officer officer, String salt) {
        var content = Map.ofEntries(
                Map.entry("line", String.valueOf(line.line())),
                Map.entry("version", String.valueOf(line.version())),
                Map.entry("name", line.name()),
                Map.entry("price", String.valueOf(line.price().fen())),
                Map.entry("unit", line.unit().name()),
                Map.entry("basis", line.basis()),
                Map.entry("document", line.document()),
                Map.entry("ended", String.valueOf(line.ended())),
                Map.entry("actor", officer.account().toString()),
                Map.entry("post", officer.post().id().toString()),
                Map.entry("byWhom", line.byWhom()),
                Map.entry("salt", salt));
        var row = line.item() + "/" + line.line() + "/" + line.version();
        return new Fact(Fact.Kind.TARIFF, line.item(), row, line.keptAt(), PaymentRegisters.veiled(content));
    }

    /** Until the transaction ends nobody else keeps a line of it. */
    void lock(String item) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('tariff of ' || :item, 0))")
                .param("item", item)
                .query((_, _) -> "")
                .list();
    }

    /** The newest of each line, in their order, those that ended included. */
    List<TariffLine> newest(String item) {
        return jdbc.sql("""
                        select distinct on (line) * from payment.tariff where item = :item order by line, version desc
                        """).param("item", item).query((row, at) -> line(row)).list();
    }

    Optional<TariffLine> newest(String item, int line) {
        return newest(item).stream().filter(each -> each.line() == line).findFirst();
    }

    /** By line, the newest of each first. */
    List<TariffLine> all(String item) {
        return jdbc.sql("select * from payment.tariff where item = :item order by line, version desc")
                .param("item", item)
                .query((row, at) -> line(row))
                .list();
    }

    static TariffLine line(ResultSet row) throws SQLException {
        return new TariffLine(
                row.getString("item"),
                row.getInt("line"),
                row.getInt("version"),
                row.getString("name"),
                new Yuan(row.getLong("price")),
                TariffLine.Unit.valueOf(row.getString("unit")),
                row.getString("basis"),
                row.getString("document"),
                row.getBoolean("ended"),
                row.getTimestamp("kept_at").toInstant(),
                row.getString("by_whom"));
    }
}
