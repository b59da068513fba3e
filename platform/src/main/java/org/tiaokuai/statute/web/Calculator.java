package org.tiaokuai.statute.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.HolidayNotices;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Errors.Line;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Reckoning;
import org.tiaokuai.statute.Reckoning.BeforeCalendar;
import org.tiaokuai.statute.Reckoning.NoLength;
import org.tiaokuai.statute.Reckoning.NotExtendable;
import org.tiaokuai.statute.Reckoning.PastCalendar;
import org.tiaokuai.statute.Reckoning.Reckoned;
import org.tiaokuai.statute.Statute;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** Reads a question, for the page and for programs alike; what it cannot read it says and never guesses. */
@Component
class Calculator {

    /** The order in which a page asks and a summary tells. */
    private static final List<String> AS_ASKED =
            List.of("start", "time", "rule", "extended", "amount", "unit", "profile", "division");

    /** The one or the other. */
    record Answer(@Nullable Reckoned reckoned, Errors errors) {}

    private final Statute statute;
    private final Calendar calendar;
    private final HolidayNotices notices;

    Calculator(Statute statute, Calendar calendar, HolidayNotices notices) {
        this.statute = statute;
        this.calendar = calendar;
        this.notices = notices;
    }

    Answer answer(Question question) {
        var errors = new ArrayList<Line>();
        var day = day(question, errors);
        var time = time(question, errors);
        var profile = profile(question, errors);
        var byRule = !plain(question.rule()).isEmpty();
        if (byRule && !plain(question.amount()).isEmpty()) {
            errors.add(new Line("amount", "statute.deadline.both"));
        }
        var rule = byRule && day != null && profile != null ? rule(question, day, profile, errors) : null;
        var term = byRule ? (rule == null ? null : rule.term()) : term(question, errors);
        if (term != null && term.unit() == Unit.HOUR && time == null && none(errors, "time")) {
            errors.add(new Line("time", "statute.deadline.time.missing"));
        }
        var extended = !plain(question.extended()).isEmpty();
        if (extended && !byRule) {
            errors.add(new Line("extended", "statute.deadline.extended.not"));
        }
        var there = there(question, errors);
        if (!errors.isEmpty() || day == null) {
            errors.sort(Comparator.comparing(line -> AS_ASKED.indexOf(line.field())));
            return new Answer(null, new Errors(errors));
        }
        var start = LocalDateTime.of(day, time == null ? LocalTime.MIDNIGHT : time);
        return told(
                rule != null
                        ? statute.reckon(start, rule, extended ? 1 : 0, there)
                        : statute.reckon(start, Objects.requireNonNull(term), there));
    }

    /** One without days of its own is counted like the country, but should be asked for by nobody. */
    private Calendar there(Question question, List<Line> errors) {
        var code = plain(question.division());
        if (!code.isEmpty()
                && notices.places().stream().noneMatch(place -> place.code().equals(code))) {
            errors.add(new Line("division", "statute.deadline.division.unknown"));
        }
        return calendar.in(code);
    }

    private static Answer told(Reckoning reckoning) {
        return switch (reckoning) {
            case Reckoned reckoned -> new Answer(reckoned, Errors.NONE);
            case BeforeCalendar early -> refused("start", "statute.deadline.early", early.firstYear());
            case PastCalendar late -> refused("start", "statute.deadline.late", late.lastYear());
            case NoLength _ -> refused("rule", "statute.deadline.rule.noLength");
            case NotExtendable _ -> refused("extended", "statute.deadline.extended.not");
        };
    }

    /** Years are no quantities: they are said without a mark between the thousands. */
    private static Answer refused(String field, String key, Object... arguments) {
        var said = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new Answer(null, Errors.of(field, key, said));
    }

    /** A program may send the time behind the day, as ISO 8601 has it. */
    private static @Nullable LocalDate day(Question question, List<Line> errors) {
        var typed = plain(question.start());
        if (typed.isEmpty()) {
            errors.add(new Line("start", "statute.deadline.start.missing"));
            return null;
        }
        var at = typed.indexOf('T');
        var day = parsed(at < 0 ? typed : typed.substring(0, at), LocalDate::parse);
        return found(day, new Line("start", "statute.deadline.start.unreadable"), errors);
    }

    private static @Nullable LocalTime time(Question question, List<Line> errors) {
        var apart = plain(question.time());
        var start = plain(question.start());
        var at = start.indexOf('T');
        if (apart.isEmpty() && at < 0) {
            return null;
        }
        var typed = apart.isEmpty() ? start.substring(at + 1) : apart;
        var time = parsed(typed, LocalTime::parse).orElse(null);
        if (time == null || (at >= 0 && !apart.isEmpty())) {
            errors.add(new Line(apart.isEmpty() ? "start" : "time", "statute.deadline.time.unreadable"));
        }
        return time == null ? null : time.withNano(0);
    }

    private static @Nullable Profile profile(Question question, List<Line> errors) {
        var typed = plain(question.profile());
        if (typed.isEmpty()) {
            return Profile.PRESENT;
        }
        var profile = named(Profile.values(), typed);
        return found(profile, new Line("profile", "statute.deadline.profile.unknown"), errors);
    }

    private @Nullable LimitRule rule(Question question, LocalDate day, Profile profile, List<Line> errors) {
        var id = plain(question.rule()).toUpperCase(Locale.ROOT);
        if (statute.versions(id).isEmpty()) {
            errors.add(new Line("rule", "statute.deadline.rule.unknown"));
            return null;
        }
        var rule = statute.rule(id, day, profile);
        return found(rule, new Line("rule", "statute.deadline.rule.notYet"), errors);
    }

    private static @Nullable Term term(Question question, List<Line> errors) {
        var unit = named(Unit.values(), plain(question.unit())).orElse(null);
        if (unit == null) {
            errors.add(new Line("unit", "statute.deadline.unit.unknown"));
        }
        var typed = plain(question.amount());
        if (typed.isEmpty()) {
            errors.add(new Line("amount", "statute.deadline.amount.missing"));
            return null;
        }
        var most = unit == null ? Unit.DAY.most() : unit.most();
        if (!typed.matches("\\d{1,9}") || Integer.parseInt(typed) > most) {
            errors.add(new Line("amount", "statute.deadline.amount.wrong", String.valueOf(most)));
            return null;
        }
        return unit == null ? null : Term.general(Integer.parseInt(typed), unit);
    }

    /** Full-width figures, as Chinese keyboards write them, are figures. */
    private static String plain(String typed) {
        return Typing.halfWidth(typed);
    }

    private static <T> @Nullable T found(Optional<T> sought, Line otherwise, List<Line> errors) {
        if (sought.isEmpty()) {
            errors.add(otherwise);
        }
        return sought.orElse(null);
    }

    private static boolean none(List<Line> errors, String field) {
        return errors.stream().noneMatch(line -> line.field().equals(field));
    }

    private static <T extends Enum<T>> Optional<T> named(T[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static <T> Optional<T> parsed(String typed, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(typed));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
