package org.tiaokuai.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Guide.Material;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.form.Form;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.page.Errors;

/** Casework as the applicant sees it: handing in, and following what becomes of it. */
public interface Applying {

    Submission submit(SubmitApplication command);

    Act withdraw(WithdrawApplication command);

    Optional<CaseView> open(Resident resident, String number);

    /** One of the resident's own papers. */
    Optional<OpenedPaper> paper(Resident resident, String number, UUID paper);

    /** One of the letters that were written to the resident. */
    Optional<OpenedPaper> letter(Resident resident, String number, LetterName letter);

    MyBusiness mine(Resident resident);

    /** The numbers of all of them, the first first. */
    List<String> numbers(Resident resident);

    /** What each of these cases asked the resident, by number; those that are not the resident's are not among them. */
    Map<String, Asked> asked(Resident resident, Collection<String> numbers);

    record Asked(Form form, Guide guide) {

        public List<Material> materials() {
            return guide.materials();
        }
    }

    Optional<TrackView> track(String number, String lookupCode);

    /** When the resident was last granted the same. */
    Optional<Instant> grantedBefore(Resident resident, String item);

    /** The code with which a case can be looked up without signing in. */
    String lookupCode(String number);

    /** The id of the draft makes it one application, however often it is sent. */
    record SubmitApplication(Resident resident, UUID draft) {}

    record WithdrawApplication(Resident resident, String number) {}

    sealed interface Submission {
        /** Also published as an event. */
        record Submitted(String number, String item) implements Submission {}

        /** The same draft was handed in before: a double click, a retry, a second tab. */
        record AlreadySubmitted(String number) implements Submission {}

        record Incomplete(Errors errors) implements Submission {}

        /**
         * What was chosen to be renewed is not in force any more, or somebody asked for that already; the draft stays as it is.
         *
         * @param underWay the number of that application; empty where there is none
         */
        record NotRenewable(String underWay) implements Submission {}

        /** The item takes no applications now; the draft stays as it is. */
        record NotOffered() implements Submission {}

        record NoSuchDraft() implements Submission {}
    }
}
