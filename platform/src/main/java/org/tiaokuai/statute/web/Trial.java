package org.tiaokuai.statute.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.page.Errors.Line;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Notice;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseFacts.Length;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** An invented case, as it was typed: up to twelve events, each with its moment. */
public record Trial(Map<String, List<String>> typed) {

    static final int ROWS = 12;
    private static final int LEAST = 6;
    private static final int SPARE = 3;
    private static final int DAY = "2024-07-01".length();

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int MOST = 100;

    /** By which rules. */
    public enum Course {
        PERMIT(CaseRules.PERMIT),
        JOINT(CaseRules.JOINT),
        LOWER_FIRST(CaseRules.LOWER_FIRST),
        RENEWAL(CaseRules.RENEWAL);

        private final CaseRules rules;

        Course(CaseRules rules) {
            this.rules = rules;
        }
    }

    /** What can happen; who did it is invented, too. */
    public enum Happening {
        RECEIVED,
        CORRECTION_ASKED,
        CORRECTED,
        ACCEPTED,
        DECLINED,
        SENT_UP,
        PAUSED,
        RESUMED,
        EXTENDED_BY_AGENCY,
        EXTENDED_BY_GOVERNMENT,
        RIGHT_TOLD,
        HEARING_ASKED,
        HEARING_HELD,
        DECIDED,
        REFUSED,
        DELIVERED,
        WITHDRAWN
    }

    /** The facts of the case, and when it is asked about. */
    record Case(CaseFacts facts, Instant now) {}

    public String text(String field) {
        return typed.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }

    /** Some more than were filled in. */
    public int rows() {
        int used = (int) IntStream.range(0, ROWS)
                .filter(row -> !text("what" + row).isEmpty())
                .count();
        return Math.clamp(used + SPARE, LEAST, ROWS);
    }

    /** As a browser's own field has it, where it can be read. */
    public String moment(String field) {
        var parsed = parsed(plain(field));
        return parsed == null ? text(field) : parsed.toString();
    }

    /** What a browser's own field could not show is kept as it was typed. */
    public String momentType(String field) {
        return plain(field).isEmpty() || parsed(plain(field)) != null ? "datetime-local" : "text";
    }

    /** A day alone is its nine o'clock. */
    private static @Nullable LocalDateTime parsed(String typed) {
        try {
            return LocalDateTime.parse(typed.length() == DAY ? typed + "T09:00" : typed.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String plain(String field) {
        return Typing.halfWidth(text(field));
    }

    /** None where something cannot be read. */
    @Nullable
    Case read(Instant today, List<Line> errors) {
        var course = named(Course.values(), plain("course")).orElse(Course.PERMIT);
        var events = IntStream.range(0, ROWS)
                .mapToObj(row -> event(row, errors))
                .flatMap(Optional::stream)
                .toList();
        var now = plain("now").isEmpty() ? today : moment("now", errors);
        var expiry = day("expiry", errors);
        var promise = promise(errors);
        if (!errors.isEmpty() || now == null) {
            return null;
        }
        var facts = new CaseFacts(course.rules, Profile.PRESENT, events, promise, null, expiry, null);
        return new Case(facts, now);
    }

    private @Nullable Length promise(List<Line> errors) {
        if (plain("promise").isEmpty()) {
            return null;
        }
        var unit = named(Unit.values(), plain("unit")).orElse(Unit.WORKING_DAY);
        return new Length(Term.general(number("promise", errors), unit), "", null);
    }

    private Optional<CaseEvent> event(int row, List<Line> errors) {
        var what = named(Happening.values(), plain("what" + row));
        if (what.isEmpty()) {
            return Optional.empty();
        }
        var at = moment("at" + row, errors);
        var days = plain("days" + row).isEmpty() ? null : Term.general(number("days" + row, errors), Unit.WORKING_DAY);
        var ground = named(Event.values(), plain("ground" + row)).orElse(Event.HEARING);
        return at == null ? Optional.empty() : Optional.of(event(what.get(), at, ground, days));
    }

    /** A pause for which no time is given was not told; a correction is given ten days then. */
    private static CaseEvent event(Happening what, Instant at, Event ground, @Nullable Term days) {
        var who = "—";
        return switch (what) {
            case RECEIVED -> new CaseEvent.Received(at);
            case CORRECTION_ASKED ->
                new CaseEvent.CorrectionAsked(at, who, days == null ? Term.general(10, Unit.WORKING_DAY) : days);
            case CORRECTED -> new CaseEvent.Corrected(at);
            case ACCEPTED -> new CaseEvent.Accepted(at, who);
            case DECLINED -> new CaseEvent.Declined(at, who);
            case SENT_UP -> new CaseEvent.SentUp(at, who);
            case PAUSED -> new CaseEvent.PauseBegun(at, who, ground, who, days == null ? null : new Notice(at, days));
            case RESUMED -> new CaseEvent.PauseEnded(at, who, ground);
            case EXTENDED_BY_AGENCY -> new CaseEvent.Extended(at, who, Rank.AGENCY_HEAD, who, at);
            case EXTENDED_BY_GOVERNMENT -> new CaseEvent.Extended(at, who, Rank.GOVERNMENT_HEAD, who, at);
            case RIGHT_TOLD -> new CaseEvent.RightTold(at, who);
            case HEARING_ASKED -> new CaseEvent.HearingAsked(at);
            case HEARING_HELD -> new CaseEvent.HearingHeld(at, who);
            case DECIDED -> new CaseEvent.Decided(at, who, true);
            case REFUSED -> new CaseEvent.Decided(at, who, false);
            case DELIVERED -> new CaseEvent.Delivered(at, who);
            case WITHDRAWN -> new CaseEvent.Withdrawn(at);
        };
    }

    private @Nullable Instant moment(String field, List<Line> errors) {
        var parsed = parsed(plain(field));
        if (parsed == null) {
            errors.add(new Line(field, "statute.trial.moment.wrong"));
        }
        return parsed == null ? null : parsed.toInstant(CHINA);
    }

    private @Nullable LocalDate day(String field, List<Line> errors) {
        try {
            return plain(field).isEmpty() ? null : LocalDate.parse(plain(field));
        } catch (DateTimeParseException e) {
            errors.add(new Line(field, "statute.trial.day.wrong"));
            return null;
        }
    }

    private int number(String field, List<Line> errors) {
        var typed = plain(field);
        if (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) > MOST) {
            errors.add(new Line(field, "statute.draft.number.wrong", String.valueOf(MOST)));
            return 0;
        }
        return Integer.parseInt(typed);
    }

    private static <T extends Enum<T>> Optional<T> named(T[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
