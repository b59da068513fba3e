package org.tiaokuai.access.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.access.SecondFactor;
import org.tiaokuai.access.SecondFactor.Confirmation.Confirmed;
import org.tiaokuai.access.SecondFactor.Proof.Proven;
import org.tiaokuai.access.SecondFactor.Proof.TooMany;
import org.tiaokuai.access.SecondFactor.Proof.Wrong;
import org.tiaokuai.access.Vault;

@Service
class SecondFactorService implements SecondFactor {

    private static final int TRIES = 5;
    private static final int RECOVERY_CODES = 10;

    /** Whether officers need one, may have one, or are never asked. */
    enum Policy {
        OFF,
        OPTIONAL,
        REQUIRED
    }

    private final SecondFactors factors;
    private final Attempts attempts;
    private final Vault vault;
    private final Clock clock;
    private final Policy policy;
    private final String site;

    SecondFactorService(
            SecondFactors factors,
            Attempts attempts,
            Vault vault,
            Clock clock,
            @Value("${tiaokuai.access.second-factor}") String policy,
            @Value("${tiaokuai.site-name}") String site) {
        this.factors = factors;
        this.attempts = attempts;
        this.vault = vault;
        this.clock = clock;
        this.policy = Policy.valueOf(policy.toUpperCase(Locale.ROOT));
        this.site = site;
    }

    @Override
    public Demand demand(UUID account) {
        return switch (policy) {
            case OFF -> Demand.NONE;
            case OPTIONAL -> confirmed(account) ? Demand.CODE : Demand.OPTIONAL;
            case REQUIRED -> confirmed(account) ? Demand.CODE : Demand.ENROLMENT;
        };
    }

    @Override
    @Transactional
    public Optional<Enrolment> enrolment(UUID account, String login, String session) {
        if (policy == Policy.OFF || confirmed(account)) {
            return Optional.empty();
        }
        factors.begin(account, vault.seal(Totp.random().base32(), SecondFactors.cell(account)), hash(session));
        return factors.of(account).map(this::totp).map(totp -> new Enrolment(totp.base32(), totp.uri(site, login)));
    }

    @Override
    public Confirmation confirm(UUID account, String session, String code) {
        if (exhausted(account)) {
            return new TooMany();
        }
        var row = factors.of(account)
                .filter(found -> policy != Policy.OFF && !found.confirmed())
                .filter(found -> hash(session).equals(found.begunIn()));
        var step = row.map(found -> totp(found).step(code, clock.instant(), 0));
        var codes = recoveryCodes();
        if (step.isEmpty()
                || step.get().isEmpty()
                || !factors.confirm(row.get(), step.get().getAsLong(), hashes(account, codes))) {
            return new Wrong();
        }
        attempts.forget(key(account));
        return new Confirmed(codes);
    }

    @Override
    public Proof prove(UUID account, String code) {
        if (exhausted(account)) {
            return new TooMany();
        }
        var row = factors.of(account).filter(SecondFactors.Row::confirmed);
        if (row.isEmpty() || !(uses(row.get(), code) || factors.useRecovery(account, recovery(account, code)))) {
            return new Wrong();
        }
        attempts.forget(key(account));
        return new Proven();
    }

    @Override
    @Transactional(readOnly = true)
    public int recoveryCodesLeft(UUID account) {
        return factors.recoveryLeft(account);
    }

    @Override
    public Confirmation renewRecoveryCodes(Officer officer, String code) {
        var account = officer.account();
        if (exhausted(account)) {
            return new TooMany();
        }
        var row = factors.of(account).filter(SecondFactors.Row::confirmed);
        if (row.isEmpty() || !uses(row.get(), code)) {
            return new Wrong();
        }
        var codes = recoveryCodes();
        factors.renewRecovery(officer, hashes(account, codes));
        attempts.forget(key(account));
        return new Confirmed(codes);
    }

    private static List<String> recoveryCodes() {
        return Stream.generate(Codes::next).limit(RECOVERY_CODES).toList();
    }

    private List<String> hashes(UUID account, List<String> codes) {
        return codes.stream().map(each -> recovery(account, each)).toList();
    }

    private boolean uses(SecondFactors.Row row, String code) {
        var step = totp(row).step(code, clock.instant(), row.lastStep());
        return step.isPresent() && factors.use(row.account(), step.getAsLong());
    }

    private boolean confirmed(UUID account) {
        return factors.of(account).filter(SecondFactors.Row::confirmed).isPresent();
    }

    private boolean exhausted(UUID account) {
        return attempts.exceeds(key(account), TRIES);
    }

    private String hash(String session) {
        return vault.keyed("enrolment", session);
    }

    private String key(UUID account) {
        return vault.keyed("second-factor", account.toString());
    }

    private Totp totp(SecondFactors.Row row) {
        return Totp.of(vault.openForOwner(new Sealed(row.secret(), SecondFactors.cell(row.account()))));
    }

    private String recovery(UUID account, String code) {
        return vault.keyed("recovery-code", account + Codes.tidy(code));
    }
}
