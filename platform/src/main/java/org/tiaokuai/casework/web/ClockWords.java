package org.tiaokuai.casework.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.calendar.Stretch;
import org.tiaokuai.casework.CaseClock;
import org.tiaokuai.page.Text;

/**
 * The clock put in words and cells; one place, so that resident and officer read the same days and reasons.
 *
 * @param work whether an officer reads it, who is told what to do and not what to expect
 */
public record ClockWords(CaseClock clock, Text text, boolean work) {

    private static final int MOST_CELLS = 70;
    private static final String CUT = "\n";

    /** One line of "why this day". */
    public record Line(String when, String what, String cite, boolean sum) {}

    /** One cell of the picture: its classes, and a label above or below it. */
    public record Cell(String classes, @Nullable String label, String labelClasses) {}

    /** What the day in the middle is: a promise, a missed one, or the end. */
    public String over() {
        var closed = clock.closedOn();
        if (closed != null) {
            return text.of("casework.clock.over.closed");
        }
        var own = clock.ownPromise() ? ".promise" : "";
        return text.of("casework.clock.over." + clock.phase() + (clock.late() ? ".late" : own));
    }

    /** The day that matters most: the one that is due, or that on which it ended. */
    private String day() {
        var closed = clock.closedOn();
        return text.day(closed == null ? clock.promised().due() : closed, clock.today());
    }

    /** The sentence in which the day stands, cut at the day so that it can be set apart. */
    public record Headline(String before, String day, String after) {}

    public Headline headline() {
        if (!clock.open()) {
            return new Headline("", day(), "");
        }
        var reader = work ? "officer." : "applicant.";
        var key = "casework.clock.told." + reader + clock.phase() + (clock.late() ? ".late" : "");
        var parts = text.of(key, CUT).split(CUT, -1);
        return new Headline(parts[0], day(), parts[1]);
    }

    /** How it stands with the days, in one sentence; of an open case only the words before its number. */
    public String standing() {
        if (clock.open()) {
            return text.of(clock.late() ? "casework.clock.lateBy" : "casework.clock.left");
        }
        if (clock.left() == 0) {
            return text.of("casework.clock.closed.onTime");
        }
        return text.of(clock.late() ? "casework.clock.closed.late" : "casework.clock.closed.early", span(clock.left()));
    }

    /** A number of days as the limit counts them. */
    public String span(int days) {
        return text.of("casework.clock.unit." + (working() ? Limit.Unit.WORKING_DAY : Limit.Unit.DAY), Math.abs(days));
    }

    private boolean working() {
        return clock.promised().limit().unit() == Limit.Unit.WORKING_DAY;
    }

    /** The same sentence for resident and officer. */
    public String moved(CaseClock.Moved moved) {
        return text.of(
                "casework.clock.moved.by",
                moved.by(),
                text.bareDay(LocalDate.ofInstant(moved.at(), Text.ZONE), clock.today()),
                text.day(moved.from(), clock.today()),
                text.day(moved.to(), clock.today()));
    }

    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var stretch : clock.promised().stretches()) {
            lines.add(line(clock.promised(), stretch));
        }
        lines.add(new Line(
                text.day(clock.promised().due(), clock.today()),
                text.of("casework.clock.sum." + clock.phase(), amount(clock.promised())),
                promisedBasis(),
                true));
        return lines;
    }

    private Line line(Deadline deadline, Stretch stretch) {
        var when = text.days(stretch.from(), stretch.to(), clock.today());
        var unit = deadline.limit().unit();
        int days = (int) (stretch.to().toEpochDay() - stretch.from().toEpochDay()) + 1;
        return switch (stretch.kind()) {
            case START ->
                new Line(
                        when,
                        text.of("casework.clock.start." + clock.phase()),
                        text.of("casework.clock.cite.start"),
                        false);
            case COUNTED -> new Line(when, counted(stretch, unit), "", false);
            case MAKE_UP -> new Line(when, text.of("casework.clock.makeUp", ordinals(stretch)), notice(stretch), false);
            case WEEKEND ->
                new Line(when, text.of("casework.clock.weekend"), text.of("casework.clock.cite.weekend"), false);
            case HOLIDAY ->
                new Line(when, text.of("casework.clock.holiday", stretch.name(), days), notice(stretch), false);
            case MOVED -> new Line(when, text.of("casework.clock.moved"), text.of("casework.clock.cite.moved"), false);
        };
    }

    private String counted(Stretch stretch, Limit.Unit unit) {
        return unit == Limit.Unit.WORKING_DAY
                ? text.of("casework.clock.counted", ordinals(stretch))
                : text.of("casework.clock.countedAll", ordinals(stretch));
    }

    private String ordinals(Stretch stretch) {
        if (stretch.firstOrdinal() == stretch.lastOrdinal()) {
            return String.valueOf(stretch.firstOrdinal());
        }
        var between = text.chinese() ? "至" : " to ";
        return stretch.firstOrdinal() + between + stretch.lastOrdinal();
    }

    private String notice(Stretch stretch) {
        return text.of(
                "casework.clock.cite.notice", String.valueOf(stretch.from().getYear()));
    }

    /** A promise is the department's own words, a law is quoted as it is. */
    public String promisedBasis() {
        return text.chinese() || !clock.ownPromise() ? clock.promisedBasis() : text.of("casework.clock.own");
    }

    public String amount(Deadline deadline) {
        return amount(deadline.limit(), text);
    }

    static String amount(Limit limit, Text text) {
        return limit.amount() == 0
                ? text.of("casework.clock.sameDay")
                : text.of("casework.clock.unit." + limit.unit(), limit.amount());
    }

    /** A cell for each day, or none when there would be too many to be read. */
    public List<Cell> cells() {
        var days = clock.days();
        if (days.size() > MOST_CELLS) {
            return List.of();
        }
        var cells = new ArrayList<Cell>();
        for (int at = 0; at < days.size(); at++) {
            cells.add(cell(days.get(at), at, days.size()));
        }
        return cells;
    }

    private Cell cell(CalendarDay day, int at, int size) {
        var date = day.date();
        var now = clock.open() && date.equals(clock.today()) ? " now" : "";
        var end = at > size / 2 ? " end" : "";
        var legal = clock.legal();
        if (!now.isEmpty() && at > 0 && !date.equals(clock.promised().due())) {
            return new Cell(kind(day) + now, text.of("casework.clock.today"), "up");
        }
        if (at == 0) {
            return new Cell(
                    kind(day) + now, text.of("casework.clock.from." + clock.phase(), text.bareDay(date)), "low");
        }
        if (date.equals(clock.promised().due())) {
            return new Cell(kind(day) + now, text.of("casework.clock.dueOn", text.bareDay(date)), "due" + end);
        }
        if (legal != null && date.equals(legal.due())) {
            return new Cell(kind(day) + now, text.of("casework.clock.legalOn", text.bareDay(date)), "low" + end);
        }
        return new Cell(kind(day) + now, null, "");
    }

    private String kind(CalendarDay day) {
        boolean counts = !working() || day.isWorked();
        if (!counts) {
            return day.kind() == CalendarDay.Kind.HOLIDAY ? "holi" : "off";
        }
        var date = day.date();
        LocalDate until = clock.closedOn() == null ? clock.today() : clock.closedOn();
        if (date.equals(clock.promised().start())) {
            return "law";
        }
        if (date.isAfter(clock.promised().due())) {
            return date.isAfter(until) ? "law" : "late";
        }
        if (date.isAfter(until)) {
            return clock.closedOn() == null ? "left" : "law";
        }
        return "used";
    }

    public String picture() {
        var legal = clock.legal();
        return text.of(
                "casework.clock.picture",
                text.date(clock.promised().start()),
                text.date(clock.promised().due()),
                span(clock.used()),
                clock.late() ? text.of("casework.clock.picture.late", span(clock.left())) : span(clock.left()),
                legal == null ? text.of("casework.clock.noLaw") : text.date(legal.due()));
    }
}
