package org.tiaokuai.catalogue.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.ItemFile.Deed;
import org.tiaokuai.catalogue.RecordedVersions;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;
import tools.jackson.databind.json.JsonMapper;

/** Who did what to an item when, and which versions were published; each has its leaf, and is never changed. */
@Repository
class Deeds implements RecordedVersions {

    private final JsonMapper json = JsonMapper.shared();
    private final JdbcClient jdbc;
    private final Ledger ledger;

    Deeds(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    void add(String code, int version, Stage.Event event, Officer by, String note, Instant now) {
        add(List.of(new Items.Numbered(code, version)), event, by, note, now);
    }

    /** @param by none for what came about by itself, done by nobody */
    void add(List<Items.Numbered> items, Stage.Event event, @Nullable Officer by, Instant now) {
        add(items, event, by, "", now);
    }

    private void add(List<Items.Numbered> items, Stage.Event event, @Nullable Officer by, String note, Instant now) {
        var facts = jdbc.sql("""
                        insert into catalogue.deed (item, version, event, account, officer, title, note, at)
                        select code, version, :event, cast(:account as uuid), :officer, :title, :note, :now
                        from unnest(cast(:codes as text[]), cast(:versions as int[])) as done (code, version)
                        returning id, item, version
                        """)
                .param("codes", items.stream().map(Items.Numbered::code).toArray(String[]::new))
                .param("versions", items.stream().map(Items.Numbered::version).toArray(Integer[]::new))
                .param("event", event.name())
                .param("account", by == null ? null : by.account())
                .param("officer", by == null ? "" : by.name())
                .param("title", by == null ? "" : by.post().title())
                .param("note", note)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, at) -> fact(row, event, by, note, now))
                .list();
        ledger.append(facts);
    }

    private static Fact fact(ResultSet row, Stage.Event event, @Nullable Officer by, String note, Instant now)
            throws SQLException {
        return new Fact(
                Fact.Kind.ITEM_DEED,
                row.getString("item"),
                String.valueOf(row.getLong("id")),
                now,
                Map.of(
                        "event",
                        event.name(),
                        "version",
                        String.valueOf(row.getInt("version")),
                        "actor",
                        by == null ? "" : by.account().toString(),
                        "note",
                        note));
    }

    @Bean
    static Register deedsOnItems() {
        return new Register(Fact.Kind.ITEM_DEED, """
                select id::text as row, item as about, at,
                    jsonb_build_object('event', event, 'version', version::text,
                        'actor', coalesce(account::text, ''), 'note', note) as content
                from catalogue.deed
                """);
    }

    void published(List<Items.Next> versions, Instant now) {
        ledger.append(versions.stream().map(next -> fact(next, now)).toList());
    }

    private Fact fact(Items.Next next, Instant now) {
        var command = next.command();
        var code = command.guide().code();
        var row = Map.of(
                "version", String.valueOf(next.version()),
                "guide", json.writeValueAsString(command.guide()),
                "form", command.form().id() + "/" + command.form().version(),
                "handledBy", command.handledBy().toString());
        return new Fact(Fact.Kind.PUBLICATION, code, code + "/" + next.version(), now, hashed(row));
    }

    private static Map<String, String> hashed(Map<String, String> row) {
        var hashed = new HashMap<>(row);
        hashed.computeIfPresent("guide", (_, guide) -> Veiled.json(guide));
        return hashed;
    }

    @Bean
    static Register publishedVersions() {
        return new Register(Fact.Kind.PUBLICATION, """
                select item || '/' || version as row, item as about, published_at as at,
                    jsonb_build_object('version', version::text, 'guide', guide::text,
                        'form', form_id || '/' || form_version, 'handledBy', handled_by::text) as content
                from catalogue.item_version
                """, Deeds::hashed);
    }

    /** From the rows, and not from what this node has read before. */
    @Override
    public Map<VersionKey, Published> of(Collection<String> items) {
        record Row(VersionKey key, Published published) {}
        return jdbc
                .sql("""
                        select item, version, form_id, form_version, handled_by,
                            guide ->> 'kind' = 'INSTANT' and coalesce(guide ->> 'atWindow', '') = 'true' as at_window
                        from catalogue.item_version
                        where item = any(:items)
                        """)
                .param("items", items.toArray(String[]::new))
                .query((row, at) -> new Row(
                        new VersionKey(row.getString("item"), row.getInt("version")),
                        new Published(
                                new FormRef(row.getString("form_id"), row.getInt("form_version")),
                                row.getObject("handled_by", UUID.class),
                                row.getBoolean("at_window"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::key, Row::published));
    }

    /** The latest first. */
    List<Deed> of(String code) {
        return jdbc.sql("""
                        select at, event, version, officer, title, note from catalogue.deed
                        where item = :code order by id desc
                        """)
                .param("code", code)
                .query((row, at) -> new Deed(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Stage.Event.valueOf(row.getString("event")),
                        row.getInt("version"),
                        row.getString("officer"),
                        row.getString("title"),
                        row.getString("note")))
                .list();
    }
}
