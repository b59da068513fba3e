package org.tiaokuai.casework;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.page.Errors;

/** Casework as the applicant sees it: filling in, handing in, and following what becomes of it. */
public interface Applying {

    /** What the resident is filling in for an item, or would begin; empty when the item takes no applications. */
    Optional<DraftView> draft(Resident resident, String item);

    Saving save(SavePage command);

    Submission submit(SubmitApplication command);

    Act withdraw(WithdrawApplication command);

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

    record WithdrawApplication(Resident resident, String number) {}

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
}
