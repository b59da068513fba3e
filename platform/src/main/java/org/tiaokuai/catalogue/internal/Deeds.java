package org.tiaokuai.catalogue.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.ItemFile.Deed;
import org.tiaokuai.catalogue.Stage;

/** Who did what to an item when; lines are added and never changed. */
@Repository
class Deeds {

    private final JdbcClient jdbc;

    Deeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String code, int version, Stage.Event event, Officer by, String note, Instant now) {
        jdbc.sql("""
                        insert into catalogue.deed (item, version, event, account, officer, title, note, at)
                        values (:code, :version, :event, :account, :officer, :title, :note, :now)
                        """)
                .param("code", code)
                .param("version", version)
                .param("event", event.name())
                .param("account", by.account())
                .param("officer", by.name())
                .param("title", by.post().title())
                .param("note", note)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @param by none for what came about by itself, done by nobody */
    void add(List<Items.Numbered> items, Stage.Event event, @Nullable Officer by, Instant now) {
        jdbc.sql("""
                        insert into catalogue.deed (item, version, event, account, officer, title, note, at)
                        select code, version, :event, cast(:account as uuid), :officer, :title, '', :now
                        from unnest(cast(:codes as text[]), cast(:versions as int[])) as done (code, version)
                        """)
                .param("codes", items.stream().map(Items.Numbered::code).toArray(String[]::new))
                .param("versions", items.stream().map(Items.Numbered::version).toArray(Integer[]::new))
                .param("event", event.name())
                .param("account", by == null ? null : by.account())
                .param("officer", by == null ? "" : by.name())
                .param("title", by == null ? "" : by.post().title())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
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
