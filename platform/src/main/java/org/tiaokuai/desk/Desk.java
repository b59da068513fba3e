package org.tiaokuai.desk;

import java.util.Collection;
import java.util.Map;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Claims.ClaimCase;
import org.tiaokuai.casework.Claims.Claiming;
import org.tiaokuai.casework.Claims.HandOverCase;
import org.tiaokuai.page.Typing;

/** What colleagues do with cases among themselves; none of it is an act towards the applicant. */
public interface Desk {

    /** Takes a case; what was a colleague's is taken over, and that is remembered. */
    Claiming claim(ClaimCase command);

    Claiming handOver(HandOver command);

    /** False when the case is not the officer's business. */
    boolean note(AddNote command);

    /** Why these cases were handed to those who do them now, as far as they were handed over. */
    Map<String, String> reasons(Collection<String> numbers);

    /** @param reason which the colleague reads in the queue */
    record HandOver(HandOverCase command, String reason) {

        public static final int LONGEST = 100;

        public HandOver {
            if (Typing.blank(reason)) {
                throw new IllegalArgumentException("A colleague is told why");
            }
        }
    }

    /** A note can be added and never be changed: it may have to be disclosed. */
    record AddNote(Officer officer, String number, String text) {

        public static final int LONGEST = 500;

        public AddNote {
            if (Typing.blank(text)) {
                throw new IllegalArgumentException("A note says something");
            }
        }
    }
}
