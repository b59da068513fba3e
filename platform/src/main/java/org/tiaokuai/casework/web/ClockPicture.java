package org.tiaokuai.casework.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Step;

/** The days of a clock as cells, the same for resident and officer. */
public record ClockPicture(CaseClock clock, Text text, ClockWords words) {

    private static final int MOST_CELLS = 70;

    public ClockPicture(ClockWords words) {
        this(words.clock(), words.text(), words);
    }

    /** One cell of the picture: its classes, and a label above or below it. */
    public record Cell(String classes, @Nullable String label, String labelClasses) {}

    /** Whether days are shown that do not count. */
    public boolean rests() {
        return clock.days().stream().anyMatch(day -> !counts(day));
    }

    /** A cell for each day, or none when there would be too many to be read. */
    public List<Cell> cells() {
        var days = drawn();
        if (days.size() > MOST_CELLS) {
            return List.of();
        }
        var cells = new ArrayList<Cell>();
        for (int at = 0; at < days.size(); at++) {
            cells.add(cell(days.get(at), at, days.size()));
        }
        return cells;
    }

    /** To the day by law, or if that is too far away, to the one that is due. */
    private List<CalendarDay> drawn() {
        if (clock.days().size() <= MOST_CELLS) {
            return clock.days();
        }
        return clock.days().stream()
                .filter(day ->
                        !day.date().isAfter(clock.due().due()) || !day.date().isAfter(clock.today()))
                .toList();
    }

    private Cell cell(CalendarDay day, int at, int size) {
        var date = day.date();
        var now = clock.open() && date.equals(clock.today()) ? " now" : "";
        var end = at > size / 2 ? " end" : "";
        var legal = clock.legal();
        if (!now.isEmpty() && at > 0 && !date.equals(clock.due().due())) {
            return new Cell(kind(day) + now, text.of("casework.clock.today"), "up");
        }
        if (at == 0) {
            return new Cell(kind(day) + now, text.of("casework.clock.from." + from(), label(date)), start());
        }
        if (date.equals(clock.due().due())) {
            return new Cell(kind(day) + now, text.of("casework.clock.dueOn", label(date)), "due" + end);
        }
        if (legal != null && date.equals(legal.due())) {
            return new Cell(kind(day) + now, text.of("casework.clock.legalOn", label(date)), "low" + end);
        }
        return new Cell(kind(day) + now, null, "");
    }

    private String label(LocalDate date) {
        return text.bareDay(date, clock.today());
    }

    /** On a row of its own where there is a label of the law, for on a narrow card both would not fit beside each other. */
    private String start() {
        var legal = clock.legal();
        var alone = legal == null || legal.due().equals(clock.due().due());
        return alone ? "start" : "start third";
    }

    /** Whether a special procedure leaves the day out, of the limit that is shown. */
    private boolean leftOut(LocalDate date) {
        return Stream.concat(Stream.of(clock.due()), Stream.ofNullable(clock.legal()))
                .flatMap(limit -> limit.explanation().stream())
                .anyMatch(step -> step instanceof Step.Days days
                        && days.kind() == Step.Days.Kind.PAUSED
                        && !date.isBefore(days.from())
                        && !date.isAfter(days.to()));
    }

    /** Whether the picture shows days that a special procedure leaves out. */
    public boolean pauses() {
        return clock.days().stream().anyMatch(day -> counts(day) && leftOut(day.date()));
    }

    private boolean counts(CalendarDay day) {
        return !words.working() || day.isWorked();
    }

    private String kind(CalendarDay day) {
        if (!counts(day)) {
            return day.kind() == CalendarDay.Kind.HOLIDAY ? "holi" : "off";
        }
        if (leftOut(day.date())) {
            return "excl";
        }
        var date = day.date();
        LocalDate until = clock.closedOn() == null ? clock.today() : clock.closedOn();
        if (date.equals(clock.due().start())) {
            return "law";
        }
        if (date.isAfter(clock.due().due())) {
            return date.isAfter(until) ? "law" : "late";
        }
        if (date.isAfter(until)) {
            return clock.closedOn() == null ? "left" : "law";
        }
        return "used";
    }

    /** What is decided again counts from an order. */
    private String from() {
        return clock.due().explanation().getFirst() instanceof Step.Began began
                        && began.event() == Event.REMAND_RECEIVED
                ? began.event().name()
                : clock.phase().name();
    }

    /** What was used of the limit before it was over; what came after it is late. */
    public int inTime() {
        return clock.due().used() + Math.min(0, clock.due().left());
    }

    public String picture() {
        var legal = clock.legal();
        return text.of(
                "casework.clock.picture",
                text.date(clock.due().start()),
                text.date(clock.due().due()),
                words.span(inTime()),
                clock.late()
                        ? text.of(
                                "casework.clock.picture.late",
                                words.span(clock.due().left()))
                        : words.span(clock.due().left()),
                legal == null ? text.of("casework.clock.noLaw") : text.date(legal.due()));
    }
}
