package org.tiaokuai.statute.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Adoption;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.LimitRule.Bound;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.LimitRule.Evidence;
import org.tiaokuai.statute.LimitRule.Extension;
import org.tiaokuai.statute.LimitRule.Name;
import org.tiaokuai.statute.LimitRule.Note;
import org.tiaokuai.statute.LimitRule.Pauses;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.End;
import org.tiaokuai.statute.Term.Unit;

/** The versions of time limits in the database; they are added and never changed. */
@Repository
class LimitRows {

    private static final String ADD = """
            insert into statute.limit_rule (id, version, profiles, name, name_en, instrument, article, edition,
                bound, amount, unit, end_moves, start_counted, starts_with, extension, extension_unit, approver,
                reason_required, applicant_told, times, pauses, pause_told, restarts, on_expiry, warnings,
                valid_from, valid_to, jurisdiction, evidence, note, note_en, pending_too, approved_at)
            values (:id, :version, string_to_array(:profiles, ','), :name, :nameEn, :instrument, :article,
                :edition, :bound, :amount, :unit, :endMoves, :startCounted, :startsWith, :extension,
                :extensionUnit, :approver, :reasonRequired, :applicantTold, :times,
                string_to_array(:pauses, ','), :pauseTold, string_to_array(:restarts, ','), :onExpiry,
                string_to_array(:warnings, ',')::int[], :validFrom, :validTo, :jurisdiction, :evidence,
                :note, :noteEn, :pendingToo, :approvedAt)
            on conflict (id, version) do nothing
            """;

    private final JdbcClient jdbc;

    LimitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LimitRule> all() {
        return jdbc.sql("""
                        select id, version, array_to_string(profiles, ',') as profiles, name, name_en, instrument,
                            article, edition, bound, amount, unit, end_moves, start_counted, starts_with, extension,
                            extension_unit, approver, reason_required, applicant_told, times,
                            array_to_string(pauses, ',') as pauses, pause_told,
                            array_to_string(restarts, ',') as restarts, on_expiry,
                            array_to_string(warnings, ',') as warnings, valid_from, valid_to, jurisdiction, evidence,
                            note, note_en, pending_too, approved_at
                        from statute.limit_rule order by id, version
                        """).query((row, at) -> rule(row)).list();
    }

    /** Leaves a version alone that another node added meanwhile. */
    void add(LimitRule rule) {
        var insert = jdbc.sql(ADD);
        terms(extension(insert, rule.extension()), rule)
                .param("id", rule.id())
                .param("version", rule.version())
                .param("profiles", joined(rule.profiles()))
                .param("name", rule.name().chinese())
                .param("nameEn", rule.name().english())
                .param("instrument", rule.basis().instrument())
                .param("article", rule.basis().article())
                .param("edition", rule.basis().edition())
                .param("validFrom", rule.validFrom())
                .param("validTo", rule.validTo())
                .param("jurisdiction", rule.jurisdiction())
                .param("evidence", rule.evidence().name())
                .param("note", rule.note().chinese())
                .param("noteEn", rule.note().english())
                .param("pendingToo", rule.adoption().pendingToo())
                .param("approvedAt", at(rule.adoption().approvedAt()))
                .update();
    }

    private static JdbcClient.StatementSpec terms(JdbcClient.StatementSpec insert, LimitRule rule) {
        var term = rule.term();
        return insert.param("bound", rule.bound().name())
                .param("amount", term == null ? null : term.amount())
                .param("unit", term == null ? null : term.unit().name())
                .param("endMoves", term != null && term.end() == End.NEXT_WORKING_DAY)
                .param("startCounted", term != null && term.startDayCounted())
                .param("startsWith", rule.start().name())
                .param("pauses", joined(rule.pauses().grounds()))
                .param("pauseTold", rule.pauses().toldInWriting())
                .param("restarts", joined(rule.restarts()))
                .param("onExpiry", rule.onExpiry().name())
                .param("warnings", joined(rule.warnings()));
    }

    private static JdbcClient.StatementSpec extension(JdbcClient.StatementSpec insert, @Nullable Extension extension) {
        return insert.param("extension", extension == null ? null : extension.amount())
                .param(
                        "extensionUnit",
                        extension == null ? null : extension.unit().name())
                .param(
                        "approver",
                        extension == null ? null : extension.approver().name())
                .param("reasonRequired", extension == null ? null : extension.reasonRequired())
                .param("applicantTold", extension == null ? null : extension.applicantTold())
                .param("times", extension == null ? null : extension.times());
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static LimitRule rule(ResultSet row) throws SQLException {
        return new LimitRule(
                text(row, "id"),
                row.getInt("version"),
                Set.copyOf(parts(row, "profiles", Profile::valueOf)),
                new Name(text(row, "name"), text(row, "name_en")),
                new Basis(text(row, "instrument"), text(row, "article"), text(row, "edition")),
                Bound.valueOf(text(row, "bound")),
                term(row),
                Event.valueOf(text(row, "starts_with")),
                extension(row),
                new Pauses(Set.copyOf(parts(row, "pauses", Event::valueOf)), row.getBoolean("pause_told")),
                Set.copyOf(parts(row, "restarts", Event::valueOf)),
                Effect.valueOf(text(row, "on_expiry")),
                parts(row, "warnings", Integer::valueOf),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                text(row, "jurisdiction"),
                Evidence.valueOf(text(row, "evidence")),
                new Note(text(row, "note"), text(row, "note_en")),
                new Adoption(row.getBoolean("pending_too"), instant(row.getTimestamp("approved_at"))));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable Term term(ResultSet row) throws SQLException {
        var unit = row.getString("unit");
        return unit == null
                ? null
                : new Term(
                        row.getInt("amount"),
                        Unit.valueOf(unit),
                        row.getBoolean("end_moves") ? End.NEXT_WORKING_DAY : End.NONE,
                        row.getBoolean("start_counted"));
    }

    private static @Nullable Extension extension(ResultSet row) throws SQLException {
        var unit = row.getString("extension_unit");
        return unit == null
                ? null
                : new Extension(
                        row.getInt("extension"),
                        Unit.valueOf(unit),
                        Rank.valueOf(text(row, "approver")),
                        row.getBoolean("reason_required"),
                        row.getBoolean("applicant_told"),
                        row.getInt("times"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static <T> List<T> parts(ResultSet row, String column, Function<String, T> read) throws SQLException {
        return Arrays.stream(text(row, column).split(","))
                .filter(part -> !part.isEmpty())
                .map(read)
                .toList();
    }
}
