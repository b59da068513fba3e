package org.tiaokuai.rights.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.rights.Retention.Erasure;

/** What persons did with their data as a whole, and what was deleted; each is a leaf. */
@Repository
class Acts {

    private final JdbcClient jdbc;
    private final Ledger ledger;

    Acts(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** What is done with all data of a person at once. */
    enum Act {
        COPY,
        CLOSE,
        /** An officer saw an identity card and let the person sign up again. */
        REOPEN
    }

    void add(Resident resident, Act act, Instant now) {
        add(resident.personKey(), resident.account(), act, now);
    }

    void reopened(String subject, Officer officer, Instant now) {
        add(subject, officer.account(), Act.REOPEN, now);
    }

    private void add(String subject, UUID account, Act act, Instant now) {
        long id = jdbc.sql("""
                        insert into rights.act (subject, account, act, at) values (:subject, :account, :act, :now)
                        returning id
                        """)
                .param("subject", subject)
                .param("account", account)
                .param("act", act.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        ledger.append(new Fact(
                Fact.Kind.RIGHT,
                subject,
                String.valueOf(id),
                now,
                Map.of("act", act.name(), "account", account.toString())));
    }

    void add(Erasure erasure, Instant now) {
        long id = jdbc.sql("""
                        insert into rights.erasure (set, before, count, at) values (:set, :before, :count, :now)
                        returning id
                        """)
                .param("set", erasure.set())
                .param("before", erasure.before())
                .param("count", erasure.count())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        var content = Map.of("before", erasure.before().toString(), "count", String.valueOf(erasure.count()));
        ledger.append(new Fact(Fact.Kind.ERASURE, erasure.set(), String.valueOf(id), now, content));
    }

    List<Erasure> erasures(int most) {
        return jdbc.sql("select set, before, count from rights.erasure order by id desc limit :most")
                .param("most", most)
                .query((row, at) -> new Erasure(
                        row.getString("set"), row.getObject("before", LocalDate.class), row.getInt("count")))
                .list();
    }

    @Bean
    static Register rightsExercised() {
        return new Register(Fact.Kind.RIGHT, """
                select id::text as row, subject as about, at, jsonb_build_object('act', act, 'account', account::text) as content from rights.act
                """);
    }

    @Bean
    static Register erasuresDone() {
        return new Register(Fact.Kind.ERASURE, """
                select id::text as row, set as about, at,
                    jsonb_build_object('before', before::text, 'count', count::text) as content
                from rights.erasure
                """);
    }
}
