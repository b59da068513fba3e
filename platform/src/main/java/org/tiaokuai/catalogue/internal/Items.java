package org.tiaokuai.catalogue.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.form.FormRef;
import tools.jackson.databind.json.JsonMapper;

/** Items with their versions; the guide is kept as JSON because only pages read it, and always whole. */
@Repository
class Items {

    /** Guides that many people look at in one day; a guide is some ten kilobytes. */
    private static final int MOST_KNOWN = 2_000;

    private static final String PUT_ITEM = """
            insert into catalogue.item (code, version, name, name_en, summary, summary_en, kind,
                department_code, department_name, themes, life_events, online,
                promised_amount, promised_unit)
            values (:code, :version, :name, :nameEn, :summary, :summaryEn, :kind, :departmentCode,
                :departmentName, :themes, :lifeEvents, :online, :amount, :unit)
            on conflict (code) do update set version = excluded.version, name = excluded.name,
                name_en = excluded.name_en, summary = excluded.summary, summary_en = excluded.summary_en,
                kind = excluded.kind, department_code = excluded.department_code,
                department_name = excluded.department_name,
                themes = excluded.themes, life_events = excluded.life_events, online = excluded.online,
                promised_amount = excluded.promised_amount, promised_unit = excluded.promised_unit
            """;

    private final JsonMapper json = JsonMapper.shared();

    /** A published version never changes, so that it need not be read and parsed for each case again. */
    private final Cache<Version, Offer> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    private final JdbcClient jdbc;

    Items(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Version(String code, int number) {}

    /** The version in force and what it was made from. */
    record Stamp(int version, String fingerprint) {}

    /** Locks the item, so that two editors publish one after the other. */
    Optional<Stamp> stamp(String code) {
        return jdbc.sql("""
                        select v.version, v.fingerprint from catalogue.item i
                        join catalogue.item_version v on v.item = i.code and v.version = i.version
                        where i.code = :code for update of i
                        """).param("code", code).query(Stamp.class).optional();
    }

    void put(PublishGuide command, int version, String fingerprint, Instant now) {
        var guide = command.guide();
        jdbc.sql("""
                        insert into catalogue.item_version
                            (item, version, guide, form_id, form_version, handled_by, fingerprint, published_at)
                        values (:code, :version, cast(:guide as jsonb), :formId, :formVersion, :handledBy,
                            :fingerprint, :now)
                        """)
                .param("code", guide.code())
                .param("version", version)
                .param("guide", json.writeValueAsString(guide))
                .param("formId", command.form().id())
                .param("formVersion", command.form().version())
                .param("handledBy", command.handledBy())
                .param("fingerprint", fingerprint)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        putItem(guide, version);
    }

    private void putItem(Guide guide, int version) {
        var promised = guide.promisedLimit();
        jdbc.sql(PUT_ITEM)
                .param("code", guide.code())
                .param("version", version)
                .param("name", guide.name())
                .param("nameEn", guide.nameEn())
                .param("summary", guide.summary())
                .param("summaryEn", guide.summaryEn())
                .param("kind", guide.kind().name())
                .param("departmentCode", guide.department())
                .param("departmentName", guide.departmentName())
                .param("themes", guide.themes().toArray(String[]::new))
                .param("lifeEvents", guide.lifeEvents().toArray(String[]::new))
                .param("online", guide.online())
                .param("amount", promised == null ? null : promised.amount())
                .param("unit", promised == null ? null : promised.unit().name())
                .update();
    }

    Optional<Offer> offer(String code) {
        return jdbc.sql("select version from catalogue.item where code = :code")
                .param("code", code)
                .query(Integer.class)
                .optional()
                .flatMap(version -> offer(code, version));
    }

    Optional<Offer> offer(String code, int version) {
        var wanted = new Version(code, version);
        var offer = known.getIfPresent(wanted);
        if (offer != null) {
            return Optional.of(offer);
        }
        var loaded = load(wanted);
        loaded.ifPresent(read -> known.put(wanted, read));
        return loaded;
    }

    private Optional<Offer> load(Version wanted) {
        return jdbc.sql("""
                        select version, guide, form_id, form_version, handled_by from catalogue.item_version
                        where item = :code and version = :version
                        """)
                .param("code", wanted.code())
                .param("version", wanted.number())
                .query(this::read)
                .optional();
    }

    private Offer read(ResultSet row, int at) throws SQLException {
        return new Offer(
                row.getInt("version"),
                json.readValue(row.getString("guide"), Guide.class),
                new FormRef(row.getString("form_id"), row.getInt("form_version")),
                row.getObject("handled_by", UUID.class));
    }
}
