package org.tiaokuai.casework;

import org.tiaokuai.page.Fragment;

/** What the applicant says is recorded wrongly in a case, beside it 异议; implemented by {@code rights}. */
public interface Objections {

    Fragment to(String caseNumber);
}
