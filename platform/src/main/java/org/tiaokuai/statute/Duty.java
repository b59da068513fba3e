package org.tiaokuai.statute;

/** What somebody owes to a case, or may do in it, within a time. */
public enum Duty {
    /** To accept, or to tell once all that is missing 一次告知补正. */
    NOTICE,
    /** The applicant's own time to correct 补正; the notice sets it. */
    CORRECTION,
    /** The lower level examines first 下级先行审查. */
    LOWER_REVIEW,
    DECISION,
    /** To hand over what was granted 送达. */
    DELIVERY,
    /** The applicant's own time to ask for a hearing. */
    HEARING_REQUEST,
    HEARING,
    /** The applicant's own time to ask for renewal, counted back from the expiry of the permit. */
    RENEWAL_REQUEST,
    /** To decide before the permit expires; silence renews it. */
    RENEWAL;

    /** Whether it is the office's; the others are the applicant's own. */
    public boolean ofOffice() {
        return switch (this) {
            case NOTICE, LOWER_REVIEW, DECISION, DELIVERY, HEARING, RENEWAL -> true;
            case CORRECTION, HEARING_REQUEST, RENEWAL_REQUEST -> false;
        };
    }
}
