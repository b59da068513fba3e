package org.tiaokuai.statute.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.page.Errors.Line;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitDrafts.Change;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.LimitRule.Evidence;
import org.tiaokuai.statute.LimitRule.Extension;
import org.tiaokuai.statute.LimitRule.Note;
import org.tiaokuai.statute.LimitRule.Pauses;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.End;
import org.tiaokuai.statute.Term.Unit;

/** What was typed of a new version, as it was; it starts with what the last version says. */
public record DraftForm(Map<String, List<String>> typed) {

    private static final int LONGEST = 1000;

    /** What an office can name as a ground. */
    public static final List<Event> GROUNDS = List.of(
            Event.HEARING,
            Event.TENDER,
            Event.AUCTION,
            Event.INSPECTION,
            Event.TESTING,
            Event.QUARANTINE,
            Event.APPRAISAL,
            Event.EXPERT_REVIEW,
            Event.CONSULTING_THIRD_PARTY,
            Event.CONSULTING_AGENCIES);

    static DraftForm of(LimitRule rule) {
        var term = Objects.requireNonNull(rule.term());
        var extension = rule.extension();
        return new DraftForm(Map.ofEntries(
                one("amount", String.valueOf(term.amount())),
                one("unit", term.unit().name()),
                one("extension", extension == null ? "" : String.valueOf(extension.amount())),
                one("times", extension == null ? "1" : String.valueOf(extension.times())),
                one("approver", (extension == null ? Rank.AGENCY_HEAD : extension.approver()).name()),
                one("reasonRequired", extension == null || extension.reasonRequired() ? "1" : ""),
                one("applicantTold", extension == null || extension.applicantTold() ? "1" : ""),
                Map.entry(
                        "pauses",
                        rule.pauses().grounds().stream().map(Enum::name).toList()),
                one("pauseTold", rule.pauses().toldInWriting() ? "1" : ""),
                one("onExpiry", rule.onExpiry().name()),
                one("warnings", rule.warnings().stream().map(String::valueOf).collect(Collectors.joining(","))),
                one("instrument", rule.basis().instrument()),
                one("article", rule.basis().article()),
                one("edition", rule.basis().edition()),
                one("note", rule.note().chinese()),
                one("noteEn", rule.note().english()),
                one("replaces", String.valueOf(rule.version()))));
    }

    private static Map.Entry<String, List<String>> one(String field, String value) {
        return Map.entry(field, List.of(value));
    }

    public String text(String field) {
        return typed.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }

    public boolean checked(String field, String value) {
        return typed.getOrDefault(field, List.of()).contains(value);
    }

    private String plain(String field) {
        return Typing.halfWidth(text(field));
    }

    int replaces() {
        return number("replaces", 1_000_000).orElse(0);
    }

    /** None where something cannot be read; each such thing is a line. */
    @Nullable
    Change read(LimitRule last, List<Line> errors) {
        var unit = named(Unit.values(), "unit", errors);
        var amount = required("amount", unit == null ? Unit.DAY.most() : unit.most(), errors);
        var effect = named(Effect.values(), "onExpiry", errors);
        var from = day(errors);
        var warnings = warnings(errors);
        var extension = unit == null ? null : extension(unit, errors);
        Stream.of("instrument", "article", "edition", "note", "noteEn").forEach(field -> readable(field, errors));
        if (Typing.blank(text("instrument"))) {
            errors.add(new Line("instrument", "statute.draft.instrument.missing"));
        }
        if (!errors.isEmpty() || unit == null || effect == null || from == null) {
            return null;
        }
        return new Change(
                term(amount, unit, Objects.requireNonNull(last.term())),
                extension,
                pauses(),
                effect,
                warnings,
                new Basis(
                        text("instrument").strip(),
                        text("article").strip(),
                        text("edition").strip()),
                from,
                checked("pendingToo", "1"),
                // That an earlier version was read against its text says nothing of this one.
                checked("textRead", "1") ? Evidence.S : Evidence.M,
                new Note(text("note").strip(), text("noteEn").strip()));
    }

    /** How ends and beginnings are counted stays as it is, where the unit has such a thing. */
    private static Term term(int amount, Unit unit, Term last) {
        var counted = last.startDayCounted() && amount > 0 && (unit == Unit.DAY || unit == Unit.WORKING_DAY);
        var end = unit == Unit.HOUR ? End.NONE : last.unit() == Unit.HOUR ? End.NEXT_WORKING_DAY : last.end();
        return new Term(amount, unit, end, counted);
    }

    private @Nullable Extension extension(Unit unit, List<Line> errors) {
        if (plain("extension").isEmpty()) {
            return null;
        }
        int amount = required("extension", unit.most(), errors);
        int times = required("times", 9, errors);
        var approver = named(Rank.values(), "approver", errors);
        if (amount == 0 || times == 0) {
            errors.add(new Line("extension", "statute.draft.extension.nothing"));
        }
        return approver == null || amount == 0 || times == 0
                ? null
                : new Extension(
                        amount, unit, approver, checked("reasonRequired", "1"), checked("applicantTold", "1"), times);
    }

    private Pauses pauses() {
        Set<Event> grounds = GROUNDS.stream()
                .filter(ground -> checked("pauses", ground.name()))
                .collect(Collectors.toSet());
        return new Pauses(grounds, !grounds.isEmpty() && checked("pauseTold", "1"));
    }

    private List<Integer> warnings(List<Line> errors) {
        var numbers = new ArrayList<Integer>();
        for (var part : plain("warnings").split("[,、\\s]+")) {
            if (part.matches("\\d{1,3}")) {
                numbers.add(Integer.valueOf(part));
            } else if (!part.isEmpty()) {
                errors.add(new Line("warnings", "statute.draft.warnings.wrong"));
                return numbers;
            }
        }
        return numbers;
    }

    private @Nullable LocalDate day(List<Line> errors) {
        try {
            return LocalDate.parse(plain("validFrom"));
        } catch (DateTimeParseException e) {
            errors.add(new Line("validFrom", "statute.draft.validFrom.wrong"));
            return null;
        }
    }

    private int required(String field, int most, List<Line> errors) {
        var number = number(field, most);
        if (number.isEmpty()) {
            errors.add(new Line(field, "statute.draft.number.wrong", String.valueOf(most)));
        }
        return number.orElse(0);
    }

    private Optional<Integer> number(String field, int most) {
        return Optional.of(plain(field))
                .filter(typed -> typed.matches("\\d{1,7}"))
                .map(Integer::valueOf)
                .filter(number -> number <= most);
    }

    private void readable(String field, List<Line> errors) {
        if (text(field).length() > LONGEST || Typing.unreadable(text(field))) {
            errors.add(new Line(field, "statute.limits.fault", LONGEST));
        }
    }

    private <T extends Enum<T>> @Nullable T named(T[] all, String field, List<Line> errors) {
        var found = Arrays.stream(all)
                .filter(one -> one.name().equals(plain(field)))
                .findFirst();
        if (found.isEmpty()) {
            errors.add(new Line(field, "statute.draft.choice"));
        }
        return found.orElse(null);
    }
}
