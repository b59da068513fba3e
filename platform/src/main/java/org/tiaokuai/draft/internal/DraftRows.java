package org.tiaokuai.draft.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;

/** The drafts; they belong to an account, so that any device of its owner goes on with them. */
@Repository
class DraftRows {

    private static final EnvelopePlace PLACE =
            EnvelopePlace.in("draft.draft", "id || ' ' || account", EnvelopePlace.NOBODY, "answers");

    private static final String DRAFT =
            "select id, account, item, item_version, answers, pages, renews from draft.draft where ";

    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One draft as it is stored. */
    record Row(
            UUID id,
            String item,
            int itemVersion,
            Sealed answers,
            Set<String> pages,
            @Nullable String renews) {}

    Optional<Row> find(UUID account, String item) {
        return jdbc.sql(DRAFT + "account = :account and item = :item")
                .param("account", account)
                .param("item", item)
                .query(DraftRows::row)
                .optional();
    }

    /** Whoever hands it in at the same moment comes before or after, and not between. */
    Optional<Row> locked(UUID account, String item) {
        return jdbc.sql(DRAFT + "account = :account and item = :item for update")
                .param("account", account)
                .param("item", item)
                .query(DraftRows::row)
                .optional();
    }

    /** The draft, which is gone with this transaction. */
    Optional<Row> take(UUID account, UUID draft) {
        return jdbc.sql("""
                        delete from draft.draft where account = :account and id = :draft
                        returning id, account, item, item_version, answers, pages, renews
                        """)
                .param("account", account)
                .param("draft", draft)
                .query(DraftRows::row)
                .optional();
    }

    /** An item and the version under which a draft for it was begun. */
    record Begun(String item, int itemVersion, Timestamp savedAt) {}

    List<Begun> of(UUID account) {
        return jdbc.sql("""
                        select item, item_version, saved_at from draft.draft
                        where account = :account order by saved_at desc limit 100
                        """).param("account", account).query(Begun.class).list();
    }

    /** The draft of this person for this item, made empty when there is none, and locked against a second tab. */
    Row begin(Row empty, UUID account, Instant now) {
        return jdbc.sql("""
                        insert into draft.draft (id, account, item, item_version, answers, pages, started_at, saved_at)
                        values (:id, :account, :item, :version, :nothing, '{}', :now, :now)
                        on conflict on constraint a_person_has_one_draft_for_an_item
                            do update set saved_at = excluded.saved_at
                        returning id, account, item, item_version, answers, pages, renews
                        """)
                .param("id", empty.id())
                .param("account", account)
                .param("item", empty.item())
                .param("version", empty.itemVersion())
                .param("nothing", empty.answers().envelope())
                .param("now", at(now))
                .query(DraftRows::row)
                .single();
    }

    void save(UUID draft, Sealed answers, Set<String> pages, Instant now) {
        jdbc.sql("update draft.draft set answers = :answers, pages = :pages, saved_at = :now where id = :id")
                .param("id", draft)
                .param("answers", answers.envelope())
                .param("pages", pages.toArray(String[]::new))
                .param("now", at(now))
                .update();
    }

    void renew(UUID draft, String choice, Instant now) {
        jdbc.sql("update draft.draft set renews = :choice, saved_at = :now where id = :id")
                .param("id", draft)
                .param("choice", choice)
                .param("now", at(now))
                .update();
    }

    List<UUID> delete(UUID account) {
        return jdbc.sql("delete from draft.draft where account = :account returning id")
                .param("account", account)
                .query(UUID.class)
                .list();
    }

    /** Whoever saves one of them at the same moment keeps it. */
    List<UUID> delete(Instant savedBefore, int most) {
        return jdbc.sql("""
                        delete from draft.draft where id in (
                            select id from draft.draft where saved_at < :before
                            order by saved_at limit :most for update skip locked)
                        returning id
                        """)
                .param("before", at(savedBefore))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    static Cell cell(UUID draft, UUID account) {
        return PLACE.cell("answers", draft + " " + account, "");
    }

    private static Row row(ResultSet row, int at) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Row(
                id,
                row.getString("item"),
                row.getInt("item_version"),
                new Sealed(row.getString("answers"), cell(id, row.getObject("account", UUID.class))),
                Set.copyOf(List.of((String[]) row.getArray("pages").getArray())),
                row.getString("renews"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Bean
    static EnvelopePlace envelopesInDrafts() {
        return PLACE;
    }
}
