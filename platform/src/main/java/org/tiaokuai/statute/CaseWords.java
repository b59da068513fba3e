package org.tiaokuai.statute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.Step.Days;
import org.tiaokuai.statute.Term.Unit;

/** A limit of a case put in words; one place, so that everybody reads the same days and reasons. */
public record CaseWords(CaseLimit limit, Reader reader, LocalDate today, int lastPublishedYear, Text text) {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /** For whom. */
    public enum Reader {
        /** Is not told which officer did what, nor what an officer tried and the law did not allow. */
        RESIDENT,
        OFFICER,
        /** Is also told how a pause stands to what the applicant was told. */
        SUPERVISOR
    }

    /** One line of why. */
    public record Line(String when, String what, String cite) {}

    public String title() {
        return text.of("statute.duty." + limit.duty())
                + text.of("page.gap")
                + text.of("statute.source." + limit.source());
    }

    public String standing() {
        return text.of("statute.standing." + limit.standing());
    }

    public String due() {
        return hours() ? text.moment(limit.until()) : text.date(limit.due());
    }

    private boolean hours() {
        var term = limit.term();
        return term != null && term.unit() == Unit.HOUR;
    }

    private boolean working() {
        var term = limit.term();
        return term == null || term.unit() == Unit.WORKING_DAY;
    }

    /** What a notice set has no text of law. */
    public String basis() {
        return limit.source() == Source.NOTICE ? text.of("statute.case.notice") : limit.basis();
    }

    public String left() {
        var unit = hours() ? Unit.HOUR : working() ? Unit.WORKING_DAY : Unit.DAY;
        var amount = text.of("statute.amount." + unit, Math.abs(limit.left()));
        if (limit.left() < 0 || limit.open()) {
            return text.of(limit.left() < 0 ? "statute.case.over" : "statute.case.left", amount);
        }
        return limit.standing() == CaseLimit.Standing.MET ? text.of("statute.case.early", amount) : "";
    }

    /** A step as this reader is told it. */
    public record Told(Step step, Line line) {}

    public List<Told> told() {
        return limit.explanation().stream()
                .filter(step -> reader != Reader.RESIDENT || !(step instanceof Step.Disregarded))
                .map(step -> new Told(step, line(step)))
                .toList();
    }

    public List<Line> lines() {
        return told().stream().map(Told::line).toList();
    }

    private Line line(Step step) {
        return switch (step) {
            case Step.Began began -> began(began);
            case Step.CountedBack back ->
                new Line(day(back.from()), begun("statute.deadline.line.startBack"), limit.basis());
            case Days days -> days(days);
            case Step.Hours hours ->
                new Line(
                        text.moment(hours.from()),
                        text.of("statute.deadline.line.hours", text.of("statute.amount.HOUR", hours.amount())),
                        "");
            case Step.Paused paused -> new Line(moment(paused.from()), paused(paused), cited(paused.law()));
            case Step.Lengthened longer -> lengthened(longer);
            case Step.Disregarded nothing ->
                new Line(
                        moment(nothing.event().at()),
                        text.of(
                                "statute.case.disregarded",
                                text.of("statute.happened."
                                        + nothing.event().getClass().getSimpleName()),
                                text.of("statute.why." + nothing.why())),
                        "");
            case Step.Due _ -> new Line(due(), text.of("statute.deadline.sum", amount()), basis());
        };
    }

    private String begun(String key) {
        var rule = limit.rule();
        var event = rule == null ? text.of("statute.deadline.start.plain") : text.of("statute.event." + rule.start());
        return text.of(key, event);
    }

    private Line began(Step.Began began) {
        var event = text.of("statute.event." + began.event());
        var deemed = began.deemedAt();
        var key = hours()
                ? "statute.deadline.line.startHour"
                : began.law() == null ? "statute.case.begun" : "statute.deadline.line.startDay";
        var what = text.of(key, event);
        return new Line(
                day(began.day()),
                deemed == null
                        ? what
                        : text.of("statute.case.deemed", what, day(day(deemed).minusDays(1))),
                cited(began.law()));
    }

    private Line days(Days days) {
        var when = text.days(days.from(), days.to(), today);
        var named = Holiday.said(days.name(), text);
        var number = days.firstOrdinal() == days.lastOrdinal()
                ? String.valueOf(days.firstOrdinal())
                : text.of("statute.deadline.span", days.firstOrdinal(), days.lastOrdinal());
        var counted = working() ? "statute.deadline.line.counted" : "statute.deadline.line.countedAll";
        var moved = named.isEmpty() ? "statute.deadline.line.moved" : "statute.deadline.line.movedHoliday";
        var many = ChronoUnit.DAYS.between(days.from(), days.to()) + 1;
        return switch (days.kind()) {
            case COUNTED -> new Line(when, text.of(counted, number), "");
            case MAKE_UP -> new Line(when, text.of("statute.deadline.line.makeUp", number, named), notice(days));
            case WEEKEND -> new Line(when, text.of("statute.deadline.line.weekend"), cited(days.law()));
            case HOLIDAY -> new Line(when, text.of("statute.deadline.line.holiday", named, many), notice(days));
            case PAUSED -> new Line(when, text.of("statute.case.pausedDays"), "");
            case MOVED -> new Line(when, text.of(moved, named), cited(days.law()));
        };
    }

    private String notice(Days days) {
        if (!days.notice().isEmpty()) {
            return days.notice();
        }
        int year = Holiday.noticeYear(days.from());
        return year > lastPublishedYear ? cited(days.law()) : text.of("statute.deadline.notice", String.valueOf(year));
    }

    private String paused(Step.Paused paused) {
        var ground = text.of("statute.event." + paused.begun().ground());
        var to = paused.to();
        var until = to == null ? text.of("statute.case.paused.open") : moment(to);
        var told = paused.toldUntil();
        var said = text.of("statute.case.paused", ground, until);
        if (told != null) {
            said += text.of("statute.case.paused.told", day(told));
        }
        if (reader != Reader.RESIDENT) {
            said += text.of(
                    "statute.case.paused.by",
                    paused.begun().by(),
                    paused.begun().approver());
        }
        var late = told != null
                && day(to == null ? today.atStartOfDay().toInstant(CHINA) : to).isAfter(told);
        return late && reader == Reader.SUPERVISOR ? said + text.of("statute.case.paused.longer") : said;
    }

    private Line lengthened(Step.Lengthened longer) {
        var by = longer.by();
        var rank = text.of("statute.rank." + longer.how().approver());
        var amount =
                text.of("statute.amount." + longer.how().unit(), longer.how().amount());
        var said = text.of("statute.case.lengthened", amount, rank, sentence(by.reason()), day(longer.due()));
        return new Line(
                moment(by.at()),
                reader == Reader.RESIDENT ? said : said + text.of("statute.case.lengthened.by", by.approver()),
                limit.basis());
    }

    /** How long it is, with what it was extended by. */
    public String amount() {
        var plain = amount(limit.term());
        return limit.explanation().stream()
                .flatMap(step -> step instanceof Step.Lengthened longer ? Stream.of(longer.how()) : Stream.empty())
                .findFirst()
                .map(how -> text.of(
                        "statute.deadline.extended.told", plain, text.of("statute.amount." + how.unit(), how.amount())))
                .orElse(plain);
    }

    /** Another one follows it, with a full stop of ours. */
    private static String sentence(String said) {
        return said.strip().replaceFirst("[。.]$", "");
    }

    private String amount(@Nullable Term term) {
        if (term == null) {
            return text.of("statute.deadline.start.plain");
        }
        return term.amount() == 0 ? text.of("statute.atOnce") : text.of("statute.amount." + term.unit(), term.amount());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, CHINA);
    }

    private String moment(Instant moment) {
        return text.moment(moment);
    }

    private String day(LocalDate day) {
        return text.day(day, today);
    }

    private static String cited(@Nullable Basis basis) {
        return basis == null ? "" : basis.cited();
    }
}
