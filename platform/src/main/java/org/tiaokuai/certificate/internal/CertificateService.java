package org.tiaokuai.certificate.internal;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Issued;
import org.tiaokuai.certificate.Certificates.Revocation.AlreadyRevoked;
import org.tiaokuai.certificate.Certificates.Revocation.NoSuchCertificate;
import org.tiaokuai.certificate.Certificates.Revocation.Revoked;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Requester;

@Service
@Transactional
class CertificateService implements Certificates {

    private final CertificateRows rows;
    private final CertificateFacts facts;
    private final CertificateMarks marks;
    private final CertificateFiling filing;
    private final Privacy privacy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CertificateService(
            CertificateRows rows,
            CertificateFacts facts,
            CertificateMarks marks,
            CertificateFiling filing,
            Privacy privacy,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.facts = facts;
        this.marks = marks;
        this.filing = filing;
        this.privacy = privacy;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String issue(IssueCertificate command) {
        var code = Code.next();
        rows.add(new CertificateRow(
                code,
                command.caseNumber(),
                rows.next(command.caseNumber()),
                command.item(),
                command.itemName(),
                command.itemNameEn(),
                command.resultName(),
                privacy.copied(command.holder(), CertificateRows.cell("holder", code, command.holderKey())),
                number(command, code),
                command.holderKey(),
                command.statements(),
                command.issuer(),
                command.issuerName(),
                clock.instant(),
                command.validUntil(),
                command.renewed(),
                null,
                null,
                null,
                null,
                command.hand(),
                null,
                true,
                CertificateMarks.Marks.NONE));
        events.publishEvent(new Issued(command.caseNumber()));
        return code;
    }

    private Sealed number(IssueCertificate command, String code) {
        return privacy.copied(command.holderNumber(), CertificateRows.cell("holder_number", code, command.holderKey()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CertificateView> verify(String code) {
        return rows.byCode(Code.read(code)).filter(this::asIssued).map(this::view);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CertificateView> ofCase(String caseNumber) {
        return rows.byCase(caseNumber).filter(this::asIssued).map(this::view);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Held> held(String holderKey, String item) {
        return rows.ofHolder(holderKey, item).stream()
                .filter(this::renewable)
                .map(CertificateRow::held)
                .toList();
    }

    @Override
    public Optional<Held> hold(String holderKey, String item, String caseNumber) {
        return rows.locked(caseNumber)
                .filter(row -> row.holderKey().equals(holderKey) && row.item().equals(item))
                .filter(this::renewable)
                .map(CertificateRow::held);
    }

    /** In force, and not without an end; what is continued by another one already is renewed as that one. */
    private boolean renewable(CertificateRow row) {
        return view(row).standing() == Standing.VALID
                && row.validUntil() != null
                && row.renewedFrom() == null
                && asIssued(row);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CertificateView> revocable(Officer officer, String caseNumber) {
        return rows.byCase(caseNumber)
                .filter(row -> revocable(row, officer))
                .filter(this::asIssued)
                .map(this::view);
    }

    private static boolean revocable(CertificateRow row, Officer officer) {
        return officer.post().handles(row.issuer(), row.item())
                && !row.holderKey().equals(officer.personKey());
    }

    @Override
    public Revocation revoke(RevokeCertificate command) {
        var found = rows.locked(command.caseNumber()).filter(row -> revocable(row, command.officer()));
        if (found.isEmpty()) {
            return new NoSuchCertificate();
        }
        if (found.get().revokedAt() != null) {
            return new AlreadyRevoked();
        }
        rows.revoke(found.get(), command.officer().account(), command.reason(), clock.instant());
        var officer = command.officer();
        var revoked = new Revoked(
                found.get().code(),
                command.caseNumber(),
                officer.account(),
                officer.post().id(),
                officer.post().departmentName() + "　" + officer.name(),
                command.law(),
                command.reason());
        events.publishEvent(revoked);
        return revoked;
    }

    @Override
    public Optional<String> replace(ReplaceCertificate command) {
        var now = clock.instant();
        var found = rows.locked(command.caseNumber())
                .filter(row -> view(row).holds())
                .filter(this::asIssued);
        return found.map(row -> {
            var code = Code.next();
            rows.replace(row, command.account(), command.why(), now);
            rows.add(row.another(
                    code,
                    privacy.copied(row.holder(), CertificateRows.cell("holder", code, row.holderKey())),
                    privacy.copied(row.holderNumber(), CertificateRows.cell("holder_number", code, row.holderKey())),
                    command,
                    now));
            events.publishEvent(new Issued(command.caseNumber()));
            return code;
        });
    }

    /** Outside any transaction: whoever waits for the press must not hold a connection. */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<InputStream> open(String caseNumber, Requester requester) {
        return rows.byCase(caseNumber).filter(this::asIssued).flatMap(row -> filing.open(row, requester));
    }

    @Override
    public int erase(LocalDate endedBefore, int most) {
        return filing.erase(endedBefore, most);
    }

    private boolean asIssued(CertificateRow row) {
        return marks.own(row) && facts.asRecorded(row);
    }

    private CertificateView view(CertificateRow row) {
        var holder = new Field("holder", Grade.NAME, row.holder());
        return new CertificateView(
                row.code(),
                row.item(),
                row.itemName(),
                row.itemNameEn(),
                row.resultName(),
                privacy.masked(Purpose.VERIFICATION, Requester.PUBLIC, holder),
                row.statements(),
                row.issuerName(),
                row.issuedAt(),
                row.validFrom(),
                row.validUntil(),
                row.renewedFrom(),
                row.standing(LocalDate.ofInstant(clock.instant(), Text.ZONE)),
                row.revokedAt(),
                row.revokedReason(),
                row.replacedAt());
    }
}
