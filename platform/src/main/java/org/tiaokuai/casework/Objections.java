package org.tiaokuai.casework;

import org.tiaokuai.page.Fragment;

/** What the applicant says is recorded wrongly in a case, beside it 异议; implemented by {@code rights}. */
public interface Objections {

    /** For an officer, who may answer. */
    Fragment to(String caseNumber);

    /** For the applicant, who follows them. */
    Fragment of(String caseNumber);
}
