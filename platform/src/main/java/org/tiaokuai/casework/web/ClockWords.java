package org.tiaokuai.casework.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.CaseClock.Moved.Shift;
import org.tiaokuai.course.Renewal;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseWords;
import org.tiaokuai.statute.CaseWords.Reader;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Term.Unit;

/**
 * The clock put in words and cells; one place, so that resident and officer read the same days and reasons.
 *
 * @param reader who is told what to do, or what to expect
 */
public record ClockWords(CaseClock clock, Text text, Reader reader) {

    private static final String CUT = "\n";

    /** What the day in the middle is: a promise, a missed one, or the end. */
    public String over() {
        var closed = clock.closedOn();
        if (closed != null) {
            return text.of("casework.clock.over.closed");
        }
        if (clock.due().standing() == CaseLimit.Standing.PAUSED) {
            var overstayed = reader == Reader.RESIDENT ? "overstayed" : "overstayed.work";
            return text.of("casework.clock.over." + (clock.overstayed() ? overstayed : "paused"));
        }
        var own = clock.ownPromise() ? ".promise" : "";
        return text.of("casework.clock.over." + clock.phase() + (clock.late() ? ".late" : own));
    }

    /** The day that matters most: the one that is due, or that on which it ended. */
    private String day() {
        var closed = clock.closedOn();
        return text.day(closed == null ? clock.due().due() : closed, clock.today());
    }

    /** The sentence in which the day stands, cut at the day so that it can be set apart. */
    public record Headline(String before, String day, String after) {}

    public Headline headline() {
        if (!clock.open()) {
            return new Headline("", day(), "");
        }
        var told = reader == Reader.RESIDENT ? "applicant." : "officer.";
        var key = "casework.clock.told." + told + clock.phase() + (clock.late() ? ".late" : "");
        var parts = text.of(key, CUT).split(CUT, -1);
        return new Headline(parts[0], day(), parts[1]);
    }

    /** How it stands with the days, in one sentence; of an open case only the words before its number. */
    public String standing() {
        if (clock.open()) {
            return text.of(clock.late() ? "casework.clock.lateBy" : "casework.clock.left");
        }
        if (clock.settledAtOnce()) {
            return text.of("casework.clock.closed.atOnce");
        }
        if (clock.due().left() == 0) {
            return text.of("casework.clock.closed.onTime");
        }
        return text.of(
                clock.late() ? "casework.clock.closed.late" : "casework.clock.closed.early",
                span(clock.due().left()));
    }

    /** A number of days as the limit counts them. */
    public String span(int days) {
        return text.of("casework.clock.unit." + (working() ? Unit.WORKING_DAY : Unit.DAY), Math.abs(days));
    }

    /** The word behind that number. */
    public String days(int days) {
        return text.of("casework.clock.days." + (working() ? Unit.WORKING_DAY : Unit.DAY), Math.abs(days));
    }

    boolean working() {
        var term = clock.due().term();
        return term == null || term.unit() == Unit.WORKING_DAY;
    }

    /** The same sentence for resident and officer; empty where nothing moved that they are shown. */
    public String moved(CaseClock.Moved moved) {
        var what = new ArrayList<String>();
        shift("casework.clock.moved.due", moved.due()).ifPresent(what::add);
        if (clock.legal() != null && clock.legal() != clock.due()) {
            shift("casework.clock.moved.legal", moved.legal()).ifPresent(what::add);
        }
        return what.isEmpty()
                ? ""
                : text.of(
                        "casework.clock.moved.by",
                        moved.by(),
                        text.bareDay(LocalDate.ofInstant(moved.at(), Text.ZONE), clock.today()),
                        String.join(text.of("casework.clock.moved.and"), what));
    }

    private Optional<String> shift(String key, @Nullable Shift shift) {
        return Optional.ofNullable(shift)
                .map(each -> text.of(key, text.day(each.from(), clock.today()), text.day(each.to(), clock.today())));
    }

    /** What the days do on which the department is closed. */
    public String closingEffect() {
        var otherwise = clock.closed().otherwise();
        if (otherwise != null) {
            return text.of(
                    "casework.clock.closing.moved",
                    text.day(otherwise, clock.today()),
                    text.day(clock.due().due(), clock.today()));
        }
        return text.of(
                clock.phase() == CaseClock.Phase.CORRECTION
                        ? "casework.clock.closing.correction"
                        : "casework.clock.closing.office");
    }

    /** Why a limit ends on its day, as this reader is told. */
    public record Reason(String asks, List<CaseWords.Line> lines, boolean provisional) {}

    /** Of what is due, and of what the law sets where that is another limit: there it is told what was extended. */
    public List<Reason> reasons() {
        var legal = clock.legal();
        var due = reason(clock.due(), "casework.clock.why");
        return legal == null || legal == clock.due()
                ? List.of(due)
                : List.of(due, reason(legal, "casework.clock.why.legal"));
    }

    private Reason reason(CaseLimit limit, String key) {
        var asks = text.of(key, text.bareDay(limit.due(), clock.today()));
        return new Reason(asks, words(limit).lines(), limit.provisional());
    }

    private CaseWords words(CaseLimit limit) {
        return new CaseWords(limit, reader, clock.today(), clock.published(), text);
    }

    /** A promise is the department's own words, a law is quoted as it is. */
    public String basis() {
        return clock.ownPromise() && !text.chinese()
                ? text.of("casework.clock.own")
                : words(clock.due()).basis();
    }

    /** What was told beside the day that is due, where that alone would mislead. */
    public Optional<String> beside() {
        if (!clock.open() || clock.late()) {
            return Optional.empty();
        }
        if (clock.instant() && clock.phase() == CaseClock.Phase.ACCEPTANCE) {
            return Optional.of(
                    text.of("casework.clock.instant", text.day(clock.due().start(), clock.today())));
        }
        var legal = clock.legal();
        return legal != null && legal != clock.due() && lengthened(legal)
                ? Optional.of(text.of(
                        "casework.clock.lengthened",
                        text.day(legal.due(), clock.today()),
                        text.day(clock.due().due(), clock.today())))
                : Optional.empty();
    }

    private static boolean lengthened(CaseLimit limit) {
        return limit.explanation().stream().anyMatch(Step.Lengthened.class::isInstance);
    }

    /** What is true of a renewal: by when it was to be asked for, and what silence does at the end of the permit. */
    public List<String> renewal() {
        var asking = Renewal.asking(clock.reckoned()).orElse(null);
        if (asking == null) {
            return List.of();
        }
        var end = text.day(asking.start(), clock.today());
        var silence = Renewal.silence(clock.reckoned());
        return List.of(
                text.of("casework.renewal.asked", text.day(asking.due(), clock.today()), end),
                text.of(silence.isPresent() ? "casework.renewal.silence" : "casework.renewal.late", end));
    }

    public String amount(CaseLimit limit) {
        if (limit.duty() == Duty.RENEWAL) {
            return text.of("casework.renewal.end");
        }
        var term = limit.term();
        return term == null || term.amount() == 0
                ? text.of(clock.instant() ? "casework.clock.atOnce" : "casework.clock.sameDay")
                : words(limit).amount();
    }
}
