package org.tiaokuai.rights.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.Objections;
import org.tiaokuai.page.Fragment;
import org.tiaokuai.page.Fragments;
import org.tiaokuai.rights.Disputes;

/** The disputes about a case, for its page; what was said stands on their own pages. */
@Component
class CaseObjections implements Objections {

    private final Disputes disputes;
    private final Fragments fragments;
    private final Clock clock;

    CaseObjections(Disputes disputes, Fragments fragments, Clock clock) {
        this.disputes = disputes;
        this.fragments = fragments;
        this.clock = clock;
    }

    @Override
    public Fragment to(String caseNumber) {
        return fragments.of("rights/beside", view(caseNumber));
    }

    @Override
    public Fragment of(String caseNumber) {
        return fragments.of("rights/mine", view(caseNumber));
    }

    private DisputeDeskPage.View view(String caseNumber) {
        return new DisputeDeskPage.View(disputes.about(caseNumber), LocalDate.now(clock));
    }
}
