package org.tiaokuai.casework.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.letter.LetterView;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.privacy.Reasons;

/** What belongs to a case and is kept elsewhere: its result, its letters, and when the applicant hears of a look at it. */
@Component
class Enclosed {

    private final Certificates certificates;
    private final Letters letters;
    private final Reasons reasons;

    Enclosed(Certificates certificates, Letters letters, Reasons reasons) {
        this.certificates = certificates;
        this.letters = letters;
        this.reasons = reasons;
    }

    Optional<CertificateView> certificate(CaseView theCase) {
        return theCase.state().resulted() ? certificates.ofCase(theCase.number()) : Optional.empty();
    }

    List<LetterView> letters(CaseView theCase) {
        return letters.of(theCase.number());
    }

    /** Only who signs carries out an order of another authority. */
    Optional<LocalDate> deferredUntil(Officer officer, CaseView theCase) {
        return officer.has(Role.APPROVER) ? reasons.deferredUntil(officer, theCase.number()) : Optional.empty();
    }
}
