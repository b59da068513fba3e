package org.tiaokuai.statute.web;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Stretch;
import org.tiaokuai.calendar.Stretch.Kind;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.Holiday;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.Reckoning.Reckoned;
import org.tiaokuai.statute.Term.Unit;

/** A counted limit put in words; one place, so that a page and a program tell the same days and reasons. */
public record DeadlineWords(Reckoned reckoned, int lastPublishedYear, Text text) {

    /** China keeps one time and has had no summer time since long before the calendar begins. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** Neighbouring days, or of hours moments, that are treated alike; from and to as ISO 8601 has them. */
    public record Line(
            String from,
            String to,
            Kind kind,
            String name,
            int firstOrdinal,
            int lastOrdinal,
            String reason,
            String source,
            String when) {}

    public String startIso() {
        return reckoned.at() == null ? reckoned.start().toLocalDate().toString() : iso(reckoned.start());
    }

    private static String iso(LocalDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(CHINA));
    }

    /** 2024-03-08, or 2024-02-08T16:30:00+08:00. */
    public String dueIso() {
        var at = reckoned.at();
        return at == null ? reckoned.due().toString() : iso(reckoned.due().atTime(at));
    }

    public String due() {
        var at = reckoned.at();
        return at == null
                ? text.date(reckoned.due())
                : text.moment(reckoned.due().atTime(at).toInstant(CHINA));
    }

    public String amount() {
        var amount = amount(reckoned.term().amount(), reckoned.term().unit());
        var rule = reckoned.rule();
        var extension = rule == null || reckoned.extensions() == 0 ? null : rule.extension();
        return extension == null
                ? amount
                : text.of("statute.deadline.extended.told", amount, amount(extension.amount(), extension.unit()));
    }

    /** What ends with the last day. */
    public String sum() {
        return text.of(reckoned.back() ? "statute.deadline.sum.back" : "statute.deadline.sum", amount());
    }

    private String amount(int amount, Unit unit) {
        return amount == 0 ? text.of("statute.atOnce") : text.of("statute.amount." + unit, amount);
    }

    public List<Line> lines() {
        return reckoned.term().unit() == Unit.HOUR
                ? hours()
                : reckoned.stretches().stream().map(this::line).toList();
    }

    private List<Line> hours() {
        var start = reckoned.start();
        var due = reckoned.due().atTime(Objects.requireNonNull(reckoned.at()));
        var lines = new ArrayList<Line>();
        lines.add(hour(start, start, Kind.START, 0, begun("statute.deadline.line.startHour")));
        if (due.isAfter(start)) {
            lines.add(hour(
                    start,
                    due,
                    Kind.COUNTED,
                    reckoned.term().amount(),
                    text.of("statute.deadline.line.hours", amount())));
        }
        return lines;
    }

    private Line hour(LocalDateTime from, LocalDateTime to, Kind kind, int last, String reason) {
        var moment = text.moment(from.toInstant(CHINA));
        var when =
                from.equals(to) ? moment : text.of("statute.deadline.span", moment, text.moment(to.toInstant(CHINA)));
        return new Line(
                iso(from),
                iso(to),
                kind,
                "",
                Math.min(last, 1),
                last,
                reason,
                cited(reckoned.laws().start()),
                when);
    }

    private Line line(Stretch stretch) {
        var when = text.days(stretch.from(), stretch.to(), reckoned.start().toLocalDate());
        return new Line(
                stretch.from().toString(),
                stretch.to().toString(),
                stretch.kind(),
                stretch.name(),
                stretch.firstOrdinal(),
                stretch.lastOrdinal(),
                reason(stretch),
                source(stretch),
                when);
    }

    private String reason(Stretch stretch) {
        var named = Holiday.said(stretch.name(), text);
        var days = ChronoUnit.DAYS.between(stretch.from(), stretch.to()) + 1;
        return switch (stretch.kind()) {
            case START ->
                begun(
                        reckoned.back()
                                ? "statute.deadline.line.startBack"
                                : reckoned.term().amount() == 0
                                        ? "statute.deadline.line.startAtOnce"
                                        : "statute.deadline.line.startDay");
            case COUNTED ->
                text.of(
                        reckoned.term().unit() == Unit.WORKING_DAY
                                ? "statute.deadline.line.counted"
                                : "statute.deadline.line.countedAll",
                        ordinals(stretch));
            case MAKE_UP -> text.of("statute.deadline.line.makeUp", ordinals(stretch), named);
            case WEEKEND -> text.of("statute.deadline.line.weekend");
            case HOLIDAY -> text.of("statute.deadline.line.holiday", named, days);
            case MOVED ->
                reckoned.back()
                        ? text.of("statute.deadline.line.movedBack")
                        : named.isEmpty()
                                ? text.of("statute.deadline.line.moved")
                                : text.of("statute.deadline.line.movedHoliday", named);
        };
    }

    /** What begins the count is the rule's event, or the day that was asked about. */
    private String begun(String key) {
        var rule = reckoned.rule();
        var event = rule == null ? text.of("statute.deadline.start.plain") : text.of("statute.event." + rule.start());
        return text.of(key, event);
    }

    private String ordinals(Stretch stretch) {
        return stretch.firstOrdinal() == stretch.lastOrdinal()
                ? String.valueOf(stretch.firstOrdinal())
                : text.of("statute.deadline.span", stretch.firstOrdinal(), stretch.lastOrdinal());
    }

    private String source(Stretch stretch) {
        var laws = reckoned.laws();
        return switch (stretch.kind()) {
            case START -> reckoned.term().amount() == 0 ? "" : cited(laws.start());
            case COUNTED -> "";
            case WEEKEND -> cited(laws.week());
            case MOVED -> reckoned.back() ? "" : cited(laws.end());
            case MAKE_UP, HOLIDAY -> notice(stretch);
        };
    }

    private String notice(Stretch stretch) {
        if (!stretch.notice().isEmpty()) {
            return stretch.notice();
        }
        int year = Holiday.noticeYear(stretch.from());
        return year > lastPublishedYear
                ? cited(reckoned.laws().holidays())
                : text.of("statute.deadline.notice", String.valueOf(year));
    }

    private static String cited(@Nullable Basis basis) {
        return basis == null ? "" : basis.cited();
    }
}
