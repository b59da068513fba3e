package org.tiaokuai.certificate.internal;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tiaokuai.certificate.Certificates.Issued;
import org.tiaokuai.file.MadeFiles;
import org.tiaokuai.file.MadeFiles.KeepMade;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;

/** Puts the printed and sealed certificate with the files, and opens it from there. */
@Component
class CertificateFiling {

    private static final String FIELD = "certificate";

    private final CertificateRows certificates;
    private final CertificateMarks marks;
    private final Paper paper;
    private final MadeFiles made;
    private final StoredFiles files;
    private final Privacy privacy;
    private final Clock clock;

    CertificateFiling(
            CertificateRows certificates,
            CertificateMarks marks,
            Paper paper,
            MadeFiles made,
            StoredFiles files,
            Privacy privacy,
            Clock clock) {
        this.certificates = certificates;
        this.marks = marks;
        this.paper = paper;
        this.made = made;
        this.files = files;
        this.privacy = privacy;
        this.clock = clock;
    }

    /** Soon after the issue, so that it is there when the holder asks; the outbox remembers it until then. */
    @Async
    @TransactionalEventListener
    void on(Issued issued) {
        certificates.byCase(issued.caseNumber()).ifPresent(this::filed);
    }

    /** Nothing where it lies in another file than it was printed in: that may be somebody else's, or says something else. */
    Optional<InputStream> open(CertificateRow certificate, Requester requester) {
        if (!marks.filed(certificate)) {
            return Optional.empty();
        }
        var file = files.find(List.of(filed(certificate))).getFirst();
        var key = Objects.requireNonNull(
                privacy.open(reading(certificate, requester), List.of(new Field(FIELD, Grade.DOCUMENT, file.key())))
                        .get(FIELD));
        return key.ruling() == Ruling.GIVE ? Optional.of(files.open(file.id(), key.text())) : Optional.empty();
    }

    int erase(LocalDate endedBefore, int most) {
        var erased = certificates.erase(endedBefore, most);
        erased.stream()
                .map(CertificateRows.Erased::file)
                .filter(Objects::nonNull)
                .forEach(files::remove);
        return erased.size();
    }

    private UUID filed(CertificateRow certificate) {
        var there = certificate.file();
        if (there != null) {
            return there;
        }
        var printing = reading(certificate, Requester.system(certificate.account(), certificate.issuerName()));
        return made.keepOnce(new KeepMade(
                certificate.caseNumber() + " certificate" + (certificate.nth() == 1 ? "" : " " + certificate.nth()),
                () -> paper.print(certificate, printing),
                certificate.title() + ".pdf",
                certificate.account(),
                certificate.holderKey(),
                file -> certificates.file(certificate, file),
                () -> certificates.byCase(certificate.caseNumber()).map(CertificateRow::file)));
    }

    private Reading reading(CertificateRow certificate, Requester requester) {
        var purpose =
                switch (requester.kind()) {
                    case SUBJECT, GUARDIAN, AGENT -> Purpose.OWN_BUSINESS;
                    case OFFICER -> Purpose.DECISION;
                    case SYSTEM -> Purpose.ISSUE;
                    case PUBLIC -> Purpose.VERIFICATION;
                };
        return new Reading(
                requester,
                purpose,
                "行政许可法第四十四条",
                certificate.itemName(),
                certificate.caseNumber(),
                certificate.holderKey(),
                clock.instant());
    }
}
