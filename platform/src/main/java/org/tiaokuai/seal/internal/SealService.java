package org.tiaokuai.seal.internal;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Role;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.seal.Hand;
import org.tiaokuai.seal.SealView;
import org.tiaokuai.seal.Seals;
import org.tiaokuai.seal.UseLog;

@Service
class SealService implements Seals {

    private static final String KEY = "key";

    private final SealRows seals;
    private final Uses uses;
    private final Privacy privacy;
    private final Clock clock;

    SealService(SealRows seals, Uses uses, Privacy privacy, Clock clock) {
        this.seals = seals;
        this.uses = uses;
        this.privacy = privacy;
        this.clock = clock;
    }

    @Override
    public byte[] seal(SealDocument command) {
        var now = clock.instant();
        var seal = ready(command.department(), command.departmentName(), now);
        var identity = open(seal, command, now);
        var sealed = PadesSignature.put(command.pdf(), identity, command.departmentName(), now);
        uses.addSealed(command.department(), command.document(), Identity.sha256(sealed), command.hand(), now);
        return sealed;
    }

    /** The seal that serves now; made where there is none. */
    private SealRows.Row ready(UUID department, String name, Instant now) {
        var last = seals.current(department);
        return last.filter(seal -> seal.serves(name, now)).orElseGet(() -> {
            int before = last.map(SealRows.Row::number).orElse(0);
            seals.add(made(department, before + 1, name, now));
            return seals.current(department).orElseThrow();
        });
    }

    private SealRows.Row made(UUID department, int number, String name, Instant now) {
        try {
            var identity = Identity.make(name, now);
            var certificate = identity.certificate();
            return new SealRows.Row(
                    department,
                    number,
                    name,
                    privacy.seal(identity.keyText(), SealRows.cell(department, number)),
                    certificate.getEncoded(),
                    now,
                    certificate.getNotAfter().toInstant());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key is opened by the decision function like anything that is sealed; it is about nobody. */
    private Identity open(SealRows.Row seal, SealDocument command, Instant now) {
        var account = Objects.requireNonNullElse(command.hand().account(), command.department());
        var reading = new Reading(
                Requester.system(account, command.departmentName()),
                Purpose.SEALING,
                "国务院令第716号第八条",
                command.document(),
                null,
                "",
                now);
        var opened = privacy.open(reading, List.of(new Field(KEY, Grade.KEY, seal.key())));
        var identity = Identity.read(Objects.requireNonNull(opened.get(KEY)).text(), seal.certificate());
        if (!identity.whole()) {
            throw new IllegalStateException("The certificate of seal " + seal.number() + " is not that of its key");
        }
        return identity;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SealView> of(UUID department) {
        return seals.current(department)
                .map(seal -> new SealView(
                        subject(seal),
                        Identity.sha256(seal.certificate()),
                        seal.madeAt(),
                        seal.validUntil(),
                        uses.custody(department).orElse(null)));
    }

    private static String subject(SealRows.Row seal) {
        try {
            return Identity.certificate(seal.certificate())
                    .getSubjectX500Principal()
                    .getName();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public UseLog uses(UUID department, long before) {
        var rows = uses.of(department, before, UseLog.PAGE + 1);
        boolean more = rows.size() > UseLog.PAGE;
        return new UseLog(more ? rows.subList(0, UseLog.PAGE) : rows, more);
    }

    @Override
    @Transactional
    public Custody takeCustody(TakeCustody command) {
        var officer = command.officer();
        if (!officer.has(Role.APPROVER)) {
            return new Custody.NotEntitled();
        }
        var post = officer.post();
        uses.lock(post.department());
        var last = uses.custody(post.department());
        if (last.isPresent() && uses.kept(last.get().id(), officer.account(), post.id())) {
            return new Custody.AlreadyKept();
        }
        if (last.map(use -> use.id()).orElse(0L) != command.seen()) {
            return new Custody.TakenMeanwhile();
        }
        var now = clock.instant();
        ready(post.department(), post.departmentName(), now);
        uses.addCustody(post.department(), Hand.of(officer), now);
        return new Custody.Taken();
    }
}
