package org.tiaokuai.catalogue.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Editing.ActOnItem;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.catalogue.ItemFile;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.page.Text;
import tools.jackson.databind.json.JsonMapper;

/** Items with their versions; the guide is kept as JSON because only pages read it, and always whole. */
@Repository
class Items {

    /** Guides that many people look at in one day; a guide is some ten kilobytes. */
    private static final int MOST_KNOWN = 2_000;

    private static final int AT_ONCE = 200;

    private static final String PUT_ITEM = """
            insert into catalogue.item (code, version, name, name_en, summary, summary_en, kind,
                department_code, department_name, online,
                promised_amount, promised_unit, handled_by, stage_since, review_on)
            values (:code, :version, :name, :nameEn, :summary, :summaryEn, :kind, :departmentCode,
                :departmentName, :online, :amount, :unit, :handledBy, :now, :reviewOn)
            on conflict (code) do update set version = excluded.version, name = excluded.name,
                name_en = excluded.name_en, summary = excluded.summary, summary_en = excluded.summary_en,
                kind = excluded.kind, department_code = excluded.department_code,
                department_name = excluded.department_name,
                online = excluded.online,
                promised_amount = excluded.promised_amount, promised_unit = excluded.promised_unit,
                handled_by = excluded.handled_by, review_on = excluded.review_on
            """;

    private static final String PUT_VERSION = """
            insert into catalogue.item_version
                (item, version, guide, form_id, form_version, handled_by, fingerprint, published_at)
            values (:code, :version, cast(:guide as jsonb), :formId, :formVersion, :handledBy, :fingerprint, :now)
            """;

    private final JsonMapper json = JsonMapper.shared();

    /** A published version never changes, so that it need not be read and parsed for each case again. */
    private final Cache<Version, Offer> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Deeds deeds;

    Items(JdbcClient jdbc, NamedParameterJdbcOperations batches, Deeds deeds) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.deeds = deeds;
    }

    private record Version(String code, int number) {}

    /** The version in force, what it was made from, and where it stands. */
    record Stamp(String code, int version, String fingerprint, Stage stage) {}

    /** An item with its version in force. */
    record Numbered(String code, int version) {}

    /** A version to be written; what is withdrawn is not found by it. */
    record Next(PublishGuide command, int version, String fingerprint, boolean found) {

        Offer offer() {
            return new Offer(version, command.guide(), command.form(), command.handledBy());
        }

        Numbered numbered() {
            return new Numbered(command.guide().code(), version);
        }
    }

    Optional<Stamp> stamp(String code) {
        return Optional.ofNullable(stamps(List.of(code)).get(code));
    }

    /** Locks the items, always in one order, so that two editors publish one after the other. */
    Map<String, Stamp> stamps(Collection<String> codes) {
        return jdbc.sql("""
                        select i.code, v.version, v.fingerprint, i.stage from catalogue.item i
                        join catalogue.item_version v on v.item = i.code and v.version = i.version
                        where i.code = any(:codes) order by i.code for update of i
                        """).param("codes", codes.toArray(String[]::new)).query(Stamp.class).list().stream()
                .collect(Collectors.toMap(Stamp::code, Function.identity()));
    }

    Map<String, String> names(Collection<String> codes) {
        return jdbc
                .sql("select code, name from catalogue.item where code = any(:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query((row, at) -> Map.entry(row.getString("code"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void put(List<Next> versions, Instant now) {
        batches.batchUpdate(
                PUT_VERSION, versions.stream().map(next -> version(next, now)).toArray(SqlParameterSource[]::new));
        batches.batchUpdate(
                PUT_ITEM, versions.stream().map(next -> item(next, now)).toArray(SqlParameterSource[]::new));
        deeds.published(versions, now);
    }

    private SqlParameterSource version(Next next, Instant now) {
        var command = next.command();
        return new MapSqlParameterSource("code", command.guide().code())
                .addValue("version", next.version())
                .addValue("guide", json.writeValueAsString(command.guide()))
                .addValue("formId", command.form().id())
                .addValue("formVersion", command.form().version())
                .addValue("handledBy", command.handledBy())
                .addValue("fingerprint", next.fingerprint())
                .addValue("now", now.atOffset(ZoneOffset.UTC));
    }

    /** Whoever publishes a guide has looked at it: the next review is a year away. */
    private static SqlParameterSource item(Next next, Instant now) {
        var guide = next.command().guide();
        var promised = guide.promisedLimit();
        return new MapSqlParameterSource("code", guide.code())
                .addValue("version", next.version())
                .addValue("name", guide.name())
                .addValue("nameEn", guide.nameEn())
                .addValue("summary", guide.summary())
                .addValue("summaryEn", guide.summaryEn())
                .addValue("kind", guide.kind().name())
                .addValue("departmentCode", guide.department())
                .addValue("departmentName", guide.departmentName())
                .addValue("online", Measure.online(guide))
                .addValue("amount", promised == null ? null : promised.amount())
                .addValue("unit", promised == null ? null : promised.unit().name())
                .addValue("handledBy", next.command().handledBy())
                .addValue("now", now.atOffset(ZoneOffset.UTC))
                .addValue("reviewOn", LocalDate.ofInstant(now, Text.ZONE).plusYears(1));
    }

    List<Offer> handledByOthers(String body, UUID department, String after) {
        return jdbc.sql("""
                        select v.version, v.guide, v.form_id, v.form_version, v.handled_by from catalogue.item i
                        join catalogue.item_version v on v.item = i.code and v.version = i.version
                        where i.department_code = :body and i.code > :after and i.handled_by <> :department
                        order by i.code limit :limit
                        """)
                .param("body", body)
                .param("after", after)
                .param("department", department)
                .param("limit", AT_ONCE)
                .query(this::read)
                .list();
    }

    void reviewOn(String code, LocalDate day) {
        jdbc.sql("update catalogue.item set review_on = :day where code = :code")
                .param("code", code)
                .param("day", day)
                .update();
    }

    void move(String code, Stage stage, Instant since, ActOnItem act) {
        jdbc.sql("""
                        update catalogue.item set stage = :stage, stage_since = :since, stage_reason = :reason,
                            suspended_until = :until, replaced_by = :replacedBy
                        where code = :code
                        """)
                .param("code", code)
                .param("stage", stage.name())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("reason", stage == Stage.PUBLISHED ? "" : act.note())
                .param("until", stage == Stage.SUSPENDED ? act.day() : null, Types.DATE)
                .param("replacedBy", stage == Stage.WITHDRAWN ? act.replacedBy() : "")
                .update();
    }

    /** Ends the suspensions whose day has come, each once. */
    List<Numbered> resumeDue(LocalDate today, Instant now) {
        return jdbc.sql("""
                        update catalogue.item set stage = 'PUBLISHED', stage_since = :now, stage_reason = '',
                            suspended_until = null
                        where stage = 'SUSPENDED' and suspended_until <= :today
                        returning code, version
                        """)
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Numbered.class)
                .list();
    }

    /** With its version in force, whatever stage that is in. */
    Optional<Item> item(String code) {
        return jdbc.sql("""
                        select version, stage, online, stage_since, stage_reason, suspended_until, replaced_by, review_on
                        from catalogue.item where code = :code
                        """)
                .param("code", code)
                .query((row, at) -> new Item(
                        offer(code, row.getInt("version")).orElseThrow(),
                        Stage.valueOf(row.getString("stage")),
                        row.getBoolean("online"),
                        row.getObject("stage_since", OffsetDateTime.class).toInstant(),
                        row.getString("stage_reason"),
                        row.getObject("suspended_until", LocalDate.class),
                        row.getString("replaced_by"),
                        row.getObject("review_on", LocalDate.class)))
                .optional();
    }

    /** All versions, the latest first; every one before the one in force was revised. */
    List<ItemFile.Version> versions(String code) {
        return jdbc.sql("""
                        select v.version, v.published_at, case when v.version = i.version then i.stage else 'REVISED' end
                            as stage
                        from catalogue.item i join catalogue.item_version v on v.item = i.code
                        where i.code = :code order by v.version desc
                        """)
                .param("code", code)
                .query((row, at) -> new ItemFile.Version(
                        row.getInt("version"),
                        Stage.valueOf(row.getString("stage")),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()))
                .list();
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
