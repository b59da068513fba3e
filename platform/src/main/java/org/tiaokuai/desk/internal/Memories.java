package org.tiaokuai.desk.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.Archive.Erased;
import org.tiaokuai.casework.Beside.SealedNote;
import org.tiaokuai.casework.CaseView.Claim;
import org.tiaokuai.desk.CaseMemory;

/** Notes and handings, only ever added to. */
@Repository
class Memories implements CaseMemory {

    private static final EnvelopePlace PLACE =
            EnvelopePlace.in("desk.note", "number || ' ' || id", EnvelopePlace.NOBODY, "text");

    private final JdbcClient jdbc;
    private final Clock clock;

    Memories(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<SealedNote> notes(String number) {
        return jdbc.sql("select id, by_whom, at, text from desk.note where number = :number order by id")
                .param("number", number)
                .query((row, at) -> new SealedNote(
                        row.getLong("id"),
                        row.getString("by_whom"),
                        row.getTimestamp("at").toInstant(),
                        new Sealed(row.getString("text"), cell(number, row.getLong("id")))))
                .list();
    }

    @EventListener
    void on(Erased erased) {
        jdbc.sql("delete from desk.note where number = :number")
                .param("number", erased.number())
                .update();
        jdbc.sql("update desk.handing set reason = '' where number = :number")
                .param("number", erased.number())
                .update();
    }

    /** One statement for both, for a page may send few. */
    @Override
    @Transactional(readOnly = true)
    public Laid laid(Officer officer, String number) {
        var phrases = new ArrayList<String>();
        var handings = new ArrayList<Handing>();
        jdbc.sql("""
                        select account is null as rank, id, text as said, null as by_whom, null as from_name,
                            null as to_name, null as at
                        from desk.phrase where account = :account or department = :department
                        union all
                        select false, id, reason, by_whom, from_name, to_name, at
                        from desk.handing where number = :number
                        order by rank, id
                        """)
                .param("account", officer.account())
                .param("department", officer.post().department())
                .param("number", number)
                .query(row -> {
                    var at = row.getTimestamp("at");
                    if (at == null) {
                        phrases.add(row.getString("said"));
                    } else {
                        handings.add(new Handing(
                                row.getString("by_whom"),
                                row.getString("from_name"),
                                row.getString("to_name"),
                                row.getString("said"),
                                at.toInstant()));
                    }
                });
        return new Laid(phrases, handings);
    }

    private static Cell cell(String number, long id) {
        return PLACE.cell("text", number + " " + id, "");
    }

    /** @param text sealed for where it will lie */
    void note(String number, Officer officer, Function<Cell, Sealed> text) {
        long id = jdbc.sql("select nextval(pg_get_serial_sequence('desk.note', 'id'))")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into desk.note (id, number, account, post, by_whom, text, at) overriding system value
                        values (:id, :number, :account, :post, :byWhom, :text, :now)
                        """)
                .param("id", id)
                .param("number", number)
                .param("account", officer.account())
                .param("post", officer.post().id())
                .param("byWhom", officer.name())
                .param("text", text.apply(cell(number, id)).envelope())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void handing(String number, @Nullable Claim from, Officer to, Officer officer, String reason) {
        jdbc.sql("""
                        insert into desk.handing (number, from_post, from_name, to_post, to_name, account, by_whom,
                            reason, at)
                        values (:number, :from, :fromName, :to, :toName, :account, :byWhom, :reason, :now)
                        """)
                .param("number", number)
                .param("from", from == null ? null : from.post())
                .param("fromName", from == null ? "" : from.holder())
                .param("to", to.post().id())
                .param("toName", to.name())
                .param("account", officer.account())
                .param("byWhom", officer.name())
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of each case the last handing, where it was one with a reason. */
    Map<String, String> reasons(Collection<String> numbers) {
        var reasons = new HashMap<String, String>();
        jdbc.sql("""
                        select distinct on (number) number, by_whom, reason from desk.handing
                        where number = any(:numbers) order by number, id desc
                        """).param("numbers", numbers.toArray(String[]::new)).query(row -> {
            if (!row.getString("reason").isEmpty()) {
                reasons.put(row.getString("number"), row.getString("by_whom") + "：" + row.getString("reason"));
            }
        });
        return reasons;
    }

    @Bean
    static EnvelopePlace envelopesInNotes() {
        return PLACE;
    }
}
