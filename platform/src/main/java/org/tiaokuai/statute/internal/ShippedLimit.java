package org.tiaokuai.statute.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.End;
import org.tiaokuai.statute.Term.Unit;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** A line of the file that comes with the program; what the law says in general need not be said again in each. */
record ShippedLimit(
        String id,
        int version,
        Set<Profile> profiles,
        String name,
        String nameEn,
        String instrument,
        String article,
        @Nullable String edition,
        @Nullable Bound bound,
        @Nullable Integer amount,
        @Nullable Unit unit,
        @Nullable End end,
        @Nullable Boolean startDayCounted,
        Event start,
        @Nullable Extension extension,
        @Nullable Pauses pauses,
        @Nullable Set<Event> restarts,
        Effect onExpiry,
        @Nullable List<Integer> warnings,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String jurisdiction,
        Evidence evidence,
        @Nullable String note,
        @Nullable String noteEn,
        @Nullable Boolean pendingToo) {

    /** A misspelt or doubled word in the file is no word that may be skipped. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static List<LimitRule> shipped() {
        try (var file = Objects.requireNonNull(ShippedLimit.class.getResourceAsStream("/statute/limits.json"))) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<LimitRule> read(String text) {
        return List.of(STRICT.readValue(text, ShippedLimit[].class)).stream()
                .map(ShippedLimit::rule)
                .toList();
    }

    /** A version as a line of that file. */
    static String written(LimitRule rule) {
        var term = rule.term();
        return STRICT.writeValueAsString(new ShippedLimit(
                rule.id(),
                rule.version(),
                rule.profiles(),
                rule.name().chinese(),
                rule.name().english(),
                rule.basis().instrument(),
                rule.basis().article(),
                rule.basis().edition(),
                rule.bound(),
                term == null ? null : term.amount(),
                term == null ? null : term.unit(),
                term == null ? null : term.end(),
                term == null ? null : term.startDayCounted(),
                rule.start(),
                rule.extension(),
                rule.pauses(),
                rule.restarts(),
                rule.onExpiry(),
                rule.warnings(),
                rule.validFrom(),
                rule.validTo(),
                rule.jurisdiction(),
                rule.evidence(),
                rule.note().chinese(),
                rule.note().english(),
                rule.adoption().pendingToo()));
    }

    private LimitRule rule() {
        return new LimitRule(
                id,
                version,
                profiles,
                new Name(name, nameEn),
                new Basis(instrument, article, orEmpty(edition)),
                Objects.requireNonNullElse(bound, Bound.WITHIN),
                term(),
                start,
                extension,
                Objects.requireNonNullElse(pauses, Pauses.NONE),
                Objects.requireNonNullElse(restarts, Set.of()),
                onExpiry,
                Objects.requireNonNullElse(warnings, List.of()),
                validFrom,
                validTo,
                jurisdiction,
                evidence,
                new Note(orEmpty(note), orEmpty(noteEn)),
                new Adoption(Boolean.TRUE.equals(pendingToo), null));
    }

    private @Nullable Term term() {
        if (amount == null && unit == null && end == null && startDayCounted == null) {
            return null;
        }
        if (amount == null || unit == null) {
            throw new IllegalArgumentException("A length has an amount and a unit: " + id);
        }
        var general = Term.general(amount, unit);
        return new Term(amount, unit, end == null ? general.end() : end, Boolean.TRUE.equals(startDayCounted));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
