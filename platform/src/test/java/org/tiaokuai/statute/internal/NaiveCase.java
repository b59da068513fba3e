package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Accepted;
import org.tiaokuai.statute.CaseEvent.Corrected;
import org.tiaokuai.statute.CaseEvent.CorrectionAsked;
import org.tiaokuai.statute.CaseEvent.Decided;
import org.tiaokuai.statute.CaseEvent.Declined;
import org.tiaokuai.statute.CaseEvent.DeemedAccepted;
import org.tiaokuai.statute.CaseEvent.DeemedRenewed;
import org.tiaokuai.statute.CaseEvent.Delivered;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.HearingAsked;
import org.tiaokuai.statute.CaseEvent.HearingHeld;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.CaseEvent.PauseEnded;
import org.tiaokuai.statute.CaseEvent.Received;
import org.tiaokuai.statute.CaseEvent.Remanded;
import org.tiaokuai.statute.CaseEvent.RightTold;
import org.tiaokuai.statute.CaseEvent.SentUp;
import org.tiaokuai.statute.CaseEvent.Terminated;
import org.tiaokuai.statute.CaseEvent.Withdrawn;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/**
 * The same clock written a second time: it walks one day, or one minute, at a time over the bare table of holidays, knows
 * the figures of the law by heart, and shares nothing with the code under test but the words for what happened.
 */
final class NaiveCase {

    /** Mistakes that programs of this kind make; a comparison that misses one of them proves nothing. */
    enum Flaw {
        NONE,
        SILENCE_STARTS_NO_EARLIER,
        NO_SILENCE,
        CORRECTION_AFTER_SILENCE_COUNTS,
        SUPPLEMENTS_STOP_THE_CLOCK,
        PAUSE_WITHOUT_NOTICE_COUNTS,
        PAUSE_WITHOUT_APPROVAL_COUNTS,
        PAUSE_ON_ANY_GROUND_COUNTS,
        PAUSE_EATS_ITS_FIRST_DAY,
        PAUSE_SPARES_ITS_LAST_DAY,
        PAUSES_ADD_UP,
        PAUSE_ENDS_AS_TOLD,
        EXTENSION_BY_ANYBODY,
        EXTENSION_TWICE,
        EXTENSION_UNTOLD,
        EXTENSION_AFTER_THE_END,
        EXTENSION_LENGTHENS_THE_PROMISE,
        ENDS_WITH_OFFICE_HOURS,
        IN_UTC,
        IGNORES_MAKE_UP_DAYS,
        TRUSTS_A_CLOCK_SET_BACK,
        SECOND_DECISION_WINS,
        LATE_RENEWAL_IS_RENEWED,
        SILENCE_DECIDES_NOTHING,
        DONE_AGAIN_WITHIN_WHAT_WAS_LEFT,
        DONE_AGAIN_IN_THE_OLD_TIME,
        DONE_AGAIN_WITHOUT_ORDERED_TERM,
        ORDERED_TERM_IS_EXTENDED,
        ORDERED_TERM_STOPS,
        WITHDRAWN_IS_DONE_AGAIN
    }

    private static final Set<Event> ARTICLE_45 = Set.of(
            Event.HEARING,
            Event.TENDER,
            Event.AUCTION,
            Event.INSPECTION,
            Event.TESTING,
            Event.QUARANTINE,
            Event.APPRAISAL,
            Event.EXPERT_REVIEW);

    /** What a case is about. */
    record Setting(
            boolean joint,
            boolean lowerFirst,
            @Nullable LocalDate permitExpiry,
            @Nullable Term promise) {}

    /** One limit as it came out; what was told of its days is one line each. */
    record Told(LocalDate due, Instant until, String standing, int left, Instant notice, List<String> days) {}

    private static final class Line {
        final String name;
        final int amount;
        final Unit unit;
        final Instant start;
        final boolean pausable;
        final List<Extended> extended = new ArrayList<>();
        int more;
        boolean ordered;

        @Nullable
        Instant end;

        boolean met;

        @Nullable
        LocalDate fixed;

        Line(String name, int amount, Unit unit, Instant start, boolean pausable) {
            this.name = name;
            this.amount = amount;
            this.unit = unit;
            this.start = start;
            this.pausable = pausable;
        }
    }

    private static final class Rest {
        final PauseBegun begun;
        final Instant from;
        final @Nullable LocalDate told;

        @Nullable
        Instant to;

        Rest(PauseBegun begun, Instant from, @Nullable LocalDate told) {
            this.begun = begun;
            this.from = from;
            this.told = told;
        }
    }

    private final NaiveDays days;
    private final Setting setting;
    private final Flaw flaw;
    private final List<Line> lines = new ArrayList<>();
    private final List<Rest> rests = new ArrayList<>();
    final List<String> ignored = new ArrayList<>();

    @Nullable
    Instant acceptedFrom;

    @Nullable
    Instant deemedAt;

    @Nullable
    Instant closed;

    private boolean asked;
    private boolean decided;
    private boolean silentlyRenewed;
    private int earlier;
    private Instant now = Instant.EPOCH;

    NaiveCase(NaiveDays days, Setting setting, Flaw flaw) {
        this.days = days;
        this.setting = setting;
        this.flaw = flaw;
    }

    NaiveCase run(List<CaseEvent> events, Instant asOf) {
        var latest = asOf;
        for (var event : events) {
            latest = event.at().isAfter(latest) ? event.at() : latest;
        }
        now = latest;
        var time = Instant.EPOCH;
        for (var event : events) {
            if (event.at().isAfter(time) || flaw == Flaw.TRUSTS_A_CLOCK_SET_BACK) {
                time = event.at();
            }
            letSilenceSpeak(time);
            var why = happen(event, time);
            if (!why.isEmpty()) {
                ignored.add(event.getClass().getSimpleName() + " " + why);
            }
        }
        letSilenceSpeak(now);
        return this;
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(ZoneId.of(flaw == Flaw.IN_UTC ? "UTC" : "+08:00")).toLocalDate();
    }

    private Instant midnightAfter(LocalDate day) {
        return flaw == Flaw.ENDS_WITH_OFFICE_HOURS
                ? day.atTime(17, 30).atZone(ZoneId.of("+08:00")).toInstant()
                : day.plusDays(1).atStartOfDay(ZoneId.of("+08:00")).toInstant();
    }

    private boolean worked(LocalDate day) {
        return days.worked(day) && !(flaw == Flaw.IGNORES_MAKE_UP_DAYS && NaiveDays.weekend(day));
    }

    private void letSilenceSpeak(Instant time) {
        var notice = open("NOTICE");
        var renewal = open("RENEWAL");
        var noticeEnd = notice == null || flaw == Flaw.NO_SILENCE ? null : until(notice, time);
        var renewalEnd = renewal == null ? null : until(renewal, time);
        if (noticeEnd != null
                && notice != null
                && !noticeEnd.isAfter(time)
                && (renewalEnd == null || noticeEnd.isBefore(renewalEnd))) {
            notice.end = noticeEnd;
            deemedAt = noticeEnd;
            acceptFrom(flaw == Flaw.SILENCE_STARTS_NO_EARLIER ? noticeEnd : notice.start);
            renewalEnd = renewal == null ? null : until(renewal, time);
        }
        if (renewalEnd != null && !renewalEnd.isAfter(time)) {
            decided = flaw != Flaw.SILENCE_DECIDES_NOTHING;
            silentlyRenewed = true;
            close(renewalEnd);
        }
    }

    private String happen(CaseEvent event, Instant time) {
        boolean received = !lines.isEmpty();
        if (!received && !(event instanceof Received)) {
            return "WRONG_MOMENT";
        }
        if (event instanceof Remanded again) {
            return doAgain(again, time);
        }
        if (event instanceof DeemedRenewed && silentlyRenewed) {
            return "";
        }
        if (closed != null && !(event instanceof Delivered)) {
            if (event instanceof Decided && flaw == Flaw.SECOND_DECISION_WINS) {
                closed = time;
                return "";
            }
            return event instanceof Received || event instanceof Decided ? "TWICE" : "CLOSED";
        }
        return switch (event) {
            case Received _ -> received ? "TWICE" : receive(time);
            case CorrectionAsked ask -> askCorrection(ask, time);
            case Corrected _ -> corrected(time);
            case Accepted _ -> {
                if (acceptedFrom != null) {
                    yield deemedAt != null ? "DEEMED_BEFORE" : "TWICE";
                }
                end("NOTICE", time, true);
                end("CORRECTION", time, false);
                yield acceptFrom(time);
            }
            case DeemedAccepted _ -> {
                var notice = open("NOTICE");
                if (acceptedFrom != null || notice == null) {
                    yield acceptedFrom == null ? "WRONG_MOMENT" : deemedAt == null ? "TWICE" : "";
                }
                end("NOTICE", time, false);
                deemedAt = time;
                yield acceptFrom(notice.start);
            }
            case DeemedRenewed _ -> {
                if (open("RENEWAL") == null) {
                    yield "WRONG_MOMENT";
                }
                decided = true;
                silentlyRenewed = true;
                yield close(time);
            }
            case Declined _ -> {
                if (acceptedFrom != null) {
                    yield deemedAt != null ? "DEEMED_BEFORE" : "WRONG_MOMENT";
                }
                end("NOTICE", time, true);
                decided = true;
                yield close(time);
            }
            case SentUp _ -> {
                if (end("LOWER_REVIEW", time, true)) {
                    beginDecision(time);
                    yield "";
                }
                yield open("DECISION") != null ? "TWICE" : "WRONG_MOMENT";
            }
            case PauseBegun pause -> pause(pause, time);
            case PauseEnded pause -> resume(pause, time);
            case Extended extended -> extend(extended, time);
            case Decided decided -> decide(decided, time);
            case Delivered _ -> end("DELIVERY", time, true) ? "" : "WRONG_MOMENT";
            case Remanded again -> doAgain(again, time);
            case Withdrawn _, Terminated _ -> close(time);
            case RightTold _ -> {
                if (ever("HEARING_REQUEST")) {
                    yield "TWICE";
                }
                lines.add(new Line("HEARING_REQUEST", 5, Unit.WORKING_DAY, time, false));
                yield "";
            }
            case HearingAsked _ -> askHearing(time);
            case HearingHeld _ -> end("HEARING", time, true) ? "" : "WRONG_MOMENT";
        };
    }

    private String receive(Instant time) {
        lines.add(new Line("NOTICE", 5, Unit.WORKING_DAY, time, false));
        var expiry = setting.permitExpiry();
        if (expiry != null) {
            var last = expiry;
            for (var left = 30; left > 0; left--) {
                last = last.minusDays(1);
            }
            while (!worked(last)) {
                last = last.plusDays(1);
            }
            var request = new Line("RENEWAL_REQUEST", 30, Unit.DAY, time, false);
            request.fixed = last;
            request.end = time;
            request.met = true;
            lines.add(request);
            if (!day(time).isAfter(last) || flaw == Flaw.LATE_RENEWAL_IS_RENEWED) {
                var silence = new Line("RENEWAL", 0, Unit.DAY, time, false);
                silence.fixed = expiry;
                lines.add(silence);
            }
        }
        return "";
    }

    private String askCorrection(CorrectionAsked ask, Instant time) {
        if (acceptedFrom != null && flaw == Flaw.SUPPLEMENTS_STOP_THE_CLOCK && open("DECISION") != null) {
            rests.add(new Rest(
                    new PauseBegun(time, "x", Event.HEARING, "x", null),
                    time,
                    day(time).plusDays(10)));
            return "STOPS_NOTHING";
        }
        if (acceptedFrom != null) {
            if (deemedAt != null && flaw == Flaw.CORRECTION_AFTER_SILENCE_COUNTS) {
                end("DECISION", time, false);
                return "DEEMED_BEFORE";
            }
            return deemedAt != null ? "DEEMED_BEFORE" : "STOPS_NOTHING";
        }
        if (asked) {
            return "TWICE";
        }
        asked = true;
        end("NOTICE", time, true);
        lines.add(new Line("CORRECTION", ask.given().amount(), ask.given().unit(), time, false));
        return "";
    }

    private String corrected(Instant time) {
        if (!end("CORRECTION", time, true)) {
            return asked ? "TWICE" : "WRONG_MOMENT";
        }
        lines.add(new Line("NOTICE", 5, Unit.WORKING_DAY, time, false));
        return "";
    }

    private String acceptFrom(Instant time) {
        acceptedFrom = time;
        if (setting.lowerFirst()) {
            lines.add(new Line("LOWER_REVIEW", 20, Unit.WORKING_DAY, time, true));
        } else {
            beginDecision(time);
        }
        return "";
    }

    private void beginDecision(Instant time) {
        lines.add(new Line("DECISION", setting.joint() ? 45 : 20, Unit.WORKING_DAY, time, true));
        var promise = setting.promise();
        if (promise != null) {
            lines.add(new Line("PROMISE", promise.amount(), promise.unit(), time, true));
        }
    }

    private @Nullable Line judged() {
        var lower = open("LOWER_REVIEW");
        return lower != null ? lower : open("DECISION");
    }

    private String pause(PauseBegun pause, Instant time) {
        if (acceptedFrom == null) {
            return "WRONG_MOMENT";
        }
        var line = judged();
        boolean stops = line != null && (!line.ordered || flaw == Flaw.ORDERED_TERM_STOPS);
        if (line == null
                || !stops
                || (!ARTICLE_45.contains(pause.ground()) && flaw != Flaw.PAUSE_ON_ANY_GROUND_COUNTS)) {
            return "NO_LEGAL_GROUND";
        }
        if (pause.approver().isBlank() && flaw != Flaw.PAUSE_WITHOUT_APPROVAL_COUNTS) {
            return "NOT_APPROVED";
        }
        var notice = pause.notice();
        if (notice == null && flaw != Flaw.PAUSE_WITHOUT_NOTICE_COUNTS) {
            return "NOT_TOLD";
        }
        if (rests.stream().anyMatch(rest -> rest.to == null && rest.begun.ground() == pause.ground())) {
            return "TWICE";
        }
        var from = notice != null && notice.at().isAfter(time) ? notice.at() : time;
        if (!until(line, from).isAfter(from)) {
            return "TOO_LATE";
        }
        rests.add(new Rest(pause, from, notice == null ? null : toldUntil(day(time), notice.lasts())));
        return "";
    }

    private LocalDate toldUntil(LocalDate begun, Term lasts) {
        var day = begun;
        for (var left = lasts.amount(); left > 0; left -= lasts.unit() == Unit.DAY || worked(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        while (!worked(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private String resume(PauseEnded pause, Instant time) {
        for (var rest : rests) {
            if (rest.to == null && rest.begun.ground() == pause.ground()) {
                rest.to = time;
                return "";
            }
        }
        return "NOT_BEGUN";
    }

    private String extend(Extended event, Instant time) {
        var line = judged();
        if (line == null) {
            return "WRONG_MOMENT";
        }
        if (line.name.equals("LOWER_REVIEW") || line.ordered && flaw != Flaw.ORDERED_TERM_IS_EXTENDED) {
            return "NOT_EXTENDABLE";
        }
        if (!line.extended.isEmpty() && flaw != Flaw.EXTENSION_TWICE) {
            return "TWICE";
        }
        if (event.rank() != (setting.joint() ? Rank.GOVERNMENT_HEAD : Rank.AGENCY_HEAD)
                && flaw != Flaw.EXTENSION_BY_ANYBODY) {
            return "WRONG_RANK";
        }
        if (event.reason().isBlank()) {
            return "NO_REASON";
        }
        var told = event.toldAt();
        if ((told == null || told.isAfter(now)) && flaw != Flaw.EXTENSION_UNTOLD) {
            return "NOT_TOLD";
        }
        var complete = told != null && told.isAfter(time) ? told : time;
        if (!until(line, complete).isAfter(complete) && flaw != Flaw.EXTENSION_AFTER_THE_END) {
            return "TOO_LATE";
        }
        line.extended.add(event);
        line.more += setting.joint() ? 15 : 10;
        if (flaw == Flaw.EXTENSION_LENGTHENS_THE_PROMISE) {
            var promise = open("PROMISE");
            if (promise != null) {
                promise.more += 10;
            }
        }
        return "";
    }

    private String decide(Decided decided, Instant time) {
        if (acceptedFrom == null || open("LOWER_REVIEW") != null) {
            return "WRONG_MOMENT";
        }
        end("DECISION", time, true);
        end("PROMISE", time, true);
        end("RENEWAL", time, true);
        this.decided = true;
        close(time);
        if (decided.granted()) {
            lines.add(new Line("DELIVERY", 10, Unit.WORKING_DAY, time, false));
        }
        return "";
    }

    private String askHearing(Instant time) {
        var request = open("HEARING_REQUEST");
        if (request == null) {
            return ever("HEARING") ? "TWICE" : "WRONG_MOMENT";
        }
        if (!until(request, time).isAfter(time)) {
            return "TOO_LATE";
        }
        end("HEARING_REQUEST", time, true);
        lines.add(new Line("HEARING", 20, Unit.WORKING_DAY, time, false));
        return "";
    }

    /** As if the papers had come on that day, complete; an ordered term is one's own to keep. */
    private String doAgain(Remanded order, Instant time) {
        if (closed == null || !decided && flaw != Flaw.WITHDRAWN_IS_DONE_AGAIN) {
            return closed == null ? "WRONG_MOMENT" : "CLOSED";
        }
        var first = lines.stream().filter(line -> line.name.equals("DECISION")).findFirst();
        silentlyRenewed = false;
        closed = null;
        decided = false;
        for (var line : lines) {
            line.end = line.end == null ? time : line.end;
        }
        earlier = lines.size();
        acceptedFrom = acceptedFrom == null ? time : acceptedFrom;
        var within = order.within();
        if (flaw == Flaw.DONE_AGAIN_IN_THE_OLD_TIME && first.isPresent()) {
            beginDecision(first.get().start);
        } else if (within != null && flaw != Flaw.DONE_AGAIN_WITHOUT_ORDERED_TERM) {
            var ordered = new Line("DECISION", within.amount(), within.unit(), time, flaw == Flaw.ORDERED_TERM_STOPS);
            ordered.ordered = true;
            lines.add(ordered);
        } else {
            beginDecision(time);
            if (flaw == Flaw.DONE_AGAIN_WITHIN_WHAT_WAS_LEFT) {
                lines.get(earlier).more -= 5;
            }
        }
        return "";
    }

    private boolean ever(String name) {
        return lines.stream().skip(earlier).anyMatch(line -> line.name.equals(name));
    }

    private String close(Instant time) {
        closed = time;
        for (var line : lines) {
            line.end = line.end == null ? time : line.end;
        }
        for (var rest : rests) {
            rest.to = rest.to == null ? time : rest.to;
        }
        return "";
    }

    private @Nullable Line open(String name) {
        return lines.stream()
                .filter(line -> line.name.equals(name) && line.end == null)
                .findFirst()
                .orElse(null);
    }

    private boolean end(String name, Instant time, boolean met) {
        var line = open(name);
        if (line != null) {
            line.end = time;
            line.met = met;
        }
        return line != null;
    }

    private LocalDate restsUntil(Rest rest, Instant time) {
        if (rest.to != null) {
            return day(rest.to);
        }
        if (rest.told != null && (flaw == Flaw.PAUSE_ENDS_AS_TOLD || rest.told.isAfter(day(time)))) {
            return rest.told;
        }
        return day(time);
    }

    /** Each day that is left out, as of some moment. */
    private Set<LocalDate> left(Instant time) {
        var left = new HashSet<LocalDate>();
        for (var rest : rests) {
            var first = flaw == Flaw.PAUSE_EATS_ITS_FIRST_DAY
                    ? day(rest.from)
                    : day(rest.from).plusDays(1);
            var last = restsUntil(rest, time);
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
                if (flaw != Flaw.PAUSE_SPARES_ITS_LAST_DAY || !day.equals(last)) {
                    left.add(day);
                }
            }
        }
        return left;
    }

    private Instant until(Line line, Instant time) {
        return line.unit == Unit.HOUR ? minutes(line, time) : midnightAfter(due(line, time, new ArrayList<>()));
    }

    private Instant minutes(Line line, Instant time) {
        var at = line.start;
        for (var left = line.amount * 60; left > 0; ) {
            var minute = at;
            boolean rests = this.rests.stream().anyMatch(rest -> {
                var to = rest.to != null ? rest.to : midnightAfter(restsUntil(rest, time));
                return !minute.isBefore(rest.from) && minute.isBefore(to);
            });
            left -= rests ? 0 : 1;
            at = at.plusSeconds(60);
        }
        return at;
    }

    private LocalDate due(Line line, Instant time, List<String> told) {
        if (line.fixed != null) {
            return line.fixed;
        }
        var left = line.pausable ? left(time) : Set.<LocalDate>of();
        var day = day(line.start);
        int number = 0;
        int extra = flaw == Flaw.PAUSES_ADD_UP && line.pausable ? rests.size() - 1 : 0;
        int goal = line.amount + line.more + Math.max(0, extra);
        while (number < goal) {
            day = day.plusDays(1);
            if (left.contains(day)) {
                told.add(day + " PAUSED");
            } else if (line.unit == Unit.DAY) {
                number++;
                told.add(day + " COUNTED " + number);
            } else if (worked(day)) {
                number++;
                told.add(day + " " + days.told(day).replaceFirst("^(\\S+)", "$1 " + number));
            } else {
                told.add(day + " " + days.told(day));
            }
        }
        return moved(day, left, told);
    }

    private LocalDate moved(LocalDate last, Set<LocalDate> left, List<String> told) {
        var day = last;
        while (!worked(day) || left.contains(day)) {
            day = day.plusDays(1);
            if (left.contains(day)) {
                told.add(day + " PAUSED");
            } else if (worked(day)) {
                told.add((day + " MOVED " + days.name(last)).strip());
            } else {
                told.add(day + " " + days.told(day));
            }
        }
        return day;
    }

    /** The limits by their names, those that began anew with a number. */
    Map<String, Told> told() {
        var told = new LinkedHashMap<String, Told>();
        for (var line : lines) {
            var at = line.end == null ? now : line.end;
            var lived = new ArrayList<String>();
            var until = until(line, at);
            var due = line.unit == Unit.HOUR ? day(until) : due(line, at, lived);
            var name = line.name;
            while (told.containsKey(name)) {
                name = name + "'";
            }
            told.put(
                    name,
                    new Told(
                            due,
                            until,
                            standing(line, until, due),
                            leftOver(line, at, due),
                            notice(line, at, due),
                            lived));
        }
        return told;
    }

    private String standing(Line line, Instant until, LocalDate due) {
        if (line.end == null) {
            boolean rests = line.pausable
                    && this.rests.stream()
                            .anyMatch(rest -> !rest.from.isAfter(now)
                                    && (rest.to == null || rest.to.isAfter(now))
                                    && day(rest.from).isBefore(due));
            return !until.isAfter(now) ? "EXPIRED" : rests ? "PAUSED" : "RUNNING";
        }
        boolean late = !until.isAfter(line.end);
        return line.met ? (late ? "MET_LATE" : "MET") : late ? "EXPIRED" : "DROPPED";
    }

    private int leftOver(Line line, Instant at, LocalDate due) {
        var left = line.pausable ? left(at) : Set.<LocalDate>of();
        boolean working = line.unit == Unit.WORKING_DAY || line.name.equals("RENEWAL");
        var today = day(at);
        int number = 0;
        var first = today.isBefore(due) ? today : due;
        var last = today.isBefore(due) ? due : today;
        for (var day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            number += !left.contains(day) && (!working || worked(day)) ? 1 : 0;
        }
        return today.isAfter(due) ? -number : number;
    }

    /** The first day on which nine tenths of the working days are used, or one is left. */
    private Instant notice(Line line, Instant at, LocalDate due) {
        var left = line.pausable ? left(at) : Set.<LocalDate>of();
        var start = day(line.start);
        int total = 0;
        for (var day = start.plusDays(1); !day.isAfter(due); day = day.plusDays(1)) {
            total += worked(day) && !left.contains(day) ? 1 : 0;
        }
        int used = 0;
        for (var day = start; day.isBefore(due); day = day.plusDays(1)) {
            used += day.isAfter(start) && worked(day) && !left.contains(day) ? 1 : 0;
            if (used * 10 >= total * 9 || total - used <= 1) {
                return day.equals(start)
                        ? line.start
                        : day.atStartOfDay(ZoneId.of("+08:00")).toInstant();
            }
        }
        return line.start;
    }
}
