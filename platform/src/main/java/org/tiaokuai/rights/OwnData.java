package org.tiaokuai.rights;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.CaseLine;
import org.tiaokuai.page.Text;
import org.tiaokuai.standard.CitizenNumber;

/** What is kept of a person, as that person may see it, take it along, have its use stopped and have it deleted. */
public interface OwnData {

    Sheet sheet(Resident resident);

    /**
     * A copy of everything (个人信息保护法第四十五条) as a ZIP file: {@code data.json}, and the papers, letters and certificates as
     * they are. It is written while it is read, so that it may be large.
     *
     * @param text in whose language choices are told
     */
    void copy(Resident resident, Text text, OutputStream out) throws IOException;

    /** Notes that a copy was asked for, which the ledger keeps: whoever stole an account leaves a trace, too. */
    void note(Resident resident);

    /** Stops the use of a closed case; false for one that is open, or not theirs, or stopped already. */
    boolean stop(Resident resident, String caseNumber);

    boolean allow(Resident resident, String caseNumber);

    /**
     * Closes the account 注销: what was begun is forgotten, closed cases are kept as the law says and no longer used.
     */
    Closing close(Resident resident);

    /** Lets somebody who closed their account sign up again; false where none was closed. */
    boolean reopen(Officer officer, CitizenNumber number);

    /**
     * @param drafts how many were begun and not handed in
     */
    record Sheet(String name, String number, String phone, int drafts, List<Kept> cases) {

        public boolean closable() {
            return cases.stream().noneMatch(kept -> kept.theCase().state().open());
        }
    }

    /** A case, and whether the person had its use stopped. */
    record Kept(CaseLine theCase, boolean stopped) {}

    sealed interface Closing {

        record Closed(Instant at) implements Closing {}

        /** A case is open: withdraw it, or wait for its end. */
        record CaseOpen() implements Closing {}
    }
}
