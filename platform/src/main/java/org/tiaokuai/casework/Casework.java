package org.tiaokuai.casework;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/** Casework as every caller sees it: our own pages, the API, and other modules. */
public interface Casework {

    /** What the resident is filling in for an item, or would begin; empty when the item takes no applications. */
    Optional<DraftView> draft(Resident resident, String item);

    Saving save(SavePage command);

    Submission submit(SubmitApplication command);

    /** Accepts or declines 受理 / 不予受理. */
    Act receive(ReceiveApplication command);

    Act decide(DecideApplication command);

    Act withdraw(WithdrawApplication command);

    QueueView queue(Officer officer, QueueFilter filter);

    /** The case, opened for an officer of the department that handles it; this is a read and leaves a trace. */
    Optional<CaseView> open(Officer officer, String number);

    Optional<CaseView> open(Resident resident, String number);

    MyBusiness mine(Resident resident);

    Optional<TrackView> track(String number, String lookupCode);

    /** The code with which a case can be looked up without signing in. */
    String lookupCode(String number);

    /** With {@code later}, what was typed is kept as it is and the page counts as unfinished. */
    record SavePage(Resident resident, String item, String page, Map<String, String> typed, boolean later) {

        public SavePage(Resident resident, String item, String page, Map<String, String> typed) {
            this(resident, item, page, typed, false);
        }
    }

    /** The id of the draft makes it one application, however often it is sent. */
    record SubmitApplication(Resident resident, UUID draft) {}

    record ReceiveApplication(Officer officer, String number, boolean accept, String reasons, String law) {
        public ReceiveApplication {
            if (!accept && (Typing.blank(reasons) || Typing.blank(law))) {
                throw new IllegalArgumentException("Not accepting needs reasons and a law (行政许可法第三十二条)");
            }
        }
    }

    record DecideApplication(Officer officer, String number, boolean grant, String reasons, String law) {
        public DecideApplication {
            if (!grant && (Typing.blank(reasons) || Typing.blank(law))) {
                throw new IllegalArgumentException("A refusal needs reasons and a law (行政许可法第三十八条)");
            }
        }
    }

    record WithdrawApplication(Resident resident, String number) {}

    /**
     * Any text may be empty.
     *
     * @param state the name of an open state, or {@code ALL}; empty for what the officer's post may act on
     * @param number the beginning of a case number, with or without its dash
     * @param after the last row of the page before: due day and number
     */
    record QueueFilter(String item, String state, String number, String after, int rows) {

        public static final String ALL = "ALL";
        public static final int PAGE = 50;

        public QueueFilter {
            item = readable(item);
            state = readable(state);
            number = CaseNumber.dashed(readable(number));
            after = readable(after);
        }

        /** The first rows of what the post may act on. */
        public static QueueFilter mine(int rows) {
            return new QueueFilter("", "", "", "", rows);
        }

        private static String readable(String text) {
            return text.replaceAll("\\p{Cntrl}", "").strip();
        }
    }

    sealed interface Saving {
        record Saved(UUID draft) implements Saving {}

        /** Nothing was saved; what was typed is still with the caller. */
        record Faulty(Errors errors) implements Saving {}

        record NoSuchPage() implements Saving {}
    }

    sealed interface Submission {
        /** Also published as an event. */
        record Submitted(String number, String item) implements Submission {}

        /** The same draft was handed in before: a double click, a retry, a second tab. */
        record AlreadySubmitted(String number) implements Submission {}

        record Incomplete(Errors errors) implements Submission {}

        record NoSuchDraft() implements Submission {}
    }

    sealed interface Act {
        /** Also published as an event. */
        record Done(String number, State.Event event, State state) implements Act {}

        /** The graph has no such edge from where the case stands now. */
        record NotNow(State state) implements Act {}

        /** Nobody decides about themselves (回避). */
        record OwnCase() implements Act {}

        /** The post does not carry the role for this act. */
        record NotEntitled() implements Act {}

        record NoSuchCase() implements Act {}
    }
}
