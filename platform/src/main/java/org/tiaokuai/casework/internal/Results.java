package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.IssueCertificate;
import org.tiaokuai.certificate.Statement;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.form.Forms;
import org.tiaokuai.seal.Hand;

/** What a granted case results in: a certificate that states what the form marks as stated. */
@Component
class Results {

    private final Certificates certificates;
    private final Catalogue catalogue;
    private final Forms forms;
    private final AnswerSheet sheets;
    private final Clocks clocks;

    Results(Certificates certificates, Catalogue catalogue, Forms forms, AnswerSheet sheets, Clocks clocks) {
        this.certificates = certificates;
        this.catalogue = catalogue;
        this.forms = forms;
        this.sheets = sheets;
        this.clocks = clocks;
    }

    void issue(ApplicationRow row, Officer officer, Instant now) {
        var offer = catalogue.offer(row.item(), row.itemVersion());
        var result = offer.guide().result();
        certificates.issue(new IssueCertificate(
                row.number(),
                row.item(),
                row.itemName(),
                row.itemNameEn(),
                name(offer.guide()),
                row.applicant(),
                row.applicantId(),
                row.subject(),
                statements(row, offer.form()),
                officer.post().department(),
                officer.post().departmentName(),
                clocks.validUntil(Clocks.day(now), result == null ? null : result.validity()),
                Hand.of(officer)));
    }

    /** An imported guide does not say what its result is called. */
    private static String name(Guide guide) {
        var result = guide.result();
        if (result != null) {
            return result.name();
        }
        return Clocks.permit(guide) ? "准予行政许可决定书" : "办理结果通知书";
    }

    private List<Statement> statements(ApplicationRow row, FormRef ref) {
        var answers = sheets.plain(row.answers());
        return forms.get(ref).pages().stream()
                .flatMap(page -> page.questions().stream())
                .filter(question -> question.certified() && answers.containsKey(question.name()))
                .map(question -> new Statement(question.title(), String.valueOf(answers.get(question.name()))))
                .toList();
    }
}
