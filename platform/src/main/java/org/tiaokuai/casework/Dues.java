package org.tiaokuai.casework;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.page.Fragment;

/** What a case costs 缴费, beside it; implemented by {@code payment}. */
public interface Dues {

    /** For an officer, who may charge something. */
    Fragment to(Officer officer, CaseView theCase);

    /** For the applicant: what is to be paid, where and why, and what was paid. */
    Fragment of(CaseView theCase);

    /** For the applicant who is about to withdraw it: what becomes of the money. */
    Fragment leaving(CaseView theCase);

    /** Those of these cases in which the applicant has something to pay. */
    Set<String> waiting(Collection<String> caseNumbers);

    /** What was said with one of its steps and the salt, as the leaf of that row has hashed them; empty where nothing was. */
    Map<String, String> said(String caseNumber, String row);
}
