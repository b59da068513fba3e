package org.tiaokuai.access.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.Registration.AlreadyThere;
import org.tiaokuai.access.Access.Registration.Registered;
import org.tiaokuai.access.Access.Registration.WeakPassword;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Residents;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.access.Vault;
import org.tiaokuai.standard.CitizenNumber;

@Service
class AccessService implements Access, Residents {

    private final Accounts accounts;
    private final Codes codes;
    private final Passwords passwords;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final SigningIn signingIn;

    AccessService(
            Accounts accounts,
            Codes codes,
            Passwords passwords,
            Vault vault,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            SigningIn signingIn) {
        this.accounts = accounts;
        this.codes = codes;
        this.passwords = passwords;
        this.vault = vault;
        this.events = events;
        this.transactions = transactions;
        this.signingIn = signingIn;
    }

    @Override
    public Registration register(RegisterResident command) {
        if (passwords.weak(command.password())) {
            return new WeakPassword();
        }
        var key = personKey(command.number());
        var id = UUID.randomUUID();
        var row = new Accounts.Row(
                id,
                "RESIDENT",
                key,
                sealed(command.name(), "name", id, key),
                sealed(command.number().eighteen().value(), "number", id, key),
                sealed(command.phone(), "phone", id, key),
                passwords.hash(command.password()));
        return add(row, key);
    }

    @Override
    public Registration employ(EmployOfficer command) {
        if (passwords.weak(command.password())) {
            return new WeakPassword();
        }
        var hash = passwords.hash(command.password());
        var number = command.number();
        var key = number == null ? null : personKey(number);
        var row = new Accounts.Row(UUID.randomUUID(), "STAFF", key, command.name(), null, null, hash);
        return add(row, SigningIn.staffLogin(command.login()));
    }

    @Override
    public SignIn signIn(SignInResident command) {
        var key = CitizenNumber.fault(command.number()).isPresent()
                ? vault.keyed("unreadable", command.number())
                : personKey(CitizenNumber.of(command.number()));
        return signingIn.resident(key, command.password(), command.address());
    }

    @Override
    public StaffSignIn signIn(SignInOfficer command) {
        return signingIn.officer(command);
    }

    @Override
    public boolean awaitsFirstAdministrator() {
        return !accounts.hasOfficer();
    }

    @Override
    @Transactional
    public Optional<String> newFirstAdministratorCode() {
        return accounts.hasOfficer() ? Optional.empty() : Optional.of(codes.renewFirst());
    }

    @Override
    @Transactional
    public FirstAdministrator makeFirstAdministrator(String code, EmployOfficer officer) {
        if (accounts.hasOfficer() || !codes.matchesFirst(code)) {
            return new FirstAdministrator.WrongCode();
        }
        return switch (employ(officer)) {
            case Registered registered -> {
                codes.useFirst();
                var made = new FirstAdministrator.Made(registered.account());
                events.publishEvent(made);
                yield made;
            }
            case WeakPassword _ -> new FirstAdministrator.WeakPassword();
            case AlreadyThere _, Registration.ClosedBefore _ -> new FirstAdministrator.WrongCode();
        };
    }

    @Override
    public boolean exhausted(String purpose, String subject) {
        return signingIn.exhausted(purpose, subject);
    }

    @Override
    public void takeBack(String purpose, String subject) {
        signingIn.takeBack(purpose, subject);
    }

    @Override
    public Confirmation confirm(Resident resident, String password, String address) {
        return switch (signingIn.resident(resident.personKey(), password, address)) {
            case SignIn.SignedIn signedIn
            when signedIn.principal().account().equals(resident.account()) -> Confirmation.RIGHT;
            case SignIn.SignedIn _, SignIn.Wrong _ -> Confirmation.WRONG;
            case SignIn.TooMany _ -> Confirmation.TOO_MANY;
        };
    }

    @Override
    @Transactional
    public boolean correct(UUID account, Particular particular, String value) {
        return accounts.correct(account, particular, recorded -> vault.seal(value, recorded.cell()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Sealed> recorded(UUID account, Particular particular) {
        return accounts.recorded(account, particular);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> idle(LocalDate seenBefore, UUID after, int most) {
        return accounts.idle(seenBefore, after, most);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean known(CitizenNumber number) {
        return accounts.find("RESIDENT", personKey(number)).isPresent();
    }

    @Override
    public String pseudonym(CitizenNumber number) {
        return personKey(number);
    }

    @Override
    @Transactional
    public boolean reopen(CitizenNumber number) {
        return accounts.reopen(personKey(number));
    }

    @Override
    @Transactional
    public boolean hold(Resident resident) {
        return accounts.hold(resident.account()) || !accounts.closed(resident.personKey());
    }

    @Override
    @Transactional
    public boolean forget(UUID account) {
        return accounts.forget(account);
    }

    /** The transaction begins only here: hashing a password takes long enough to starve the pool otherwise. */
    private Registration add(Accounts.Row row, String login) {
        return transactions.execute(_ -> {
            if (accounts.closed(row)) {
                return new Registration.ClosedBefore();
            }
            if (!accounts.add(row, login)) {
                return new AlreadyThere();
            }
            var registered = new Registered(row.id());
            events.publishEvent(registered);
            return registered;
        });
    }

    private String sealed(String plain, String column, UUID account, String person) {
        return vault.seal(plain, Accounts.cell(column, account, person)).envelope();
    }

    private String personKey(CitizenNumber number) {
        return vault.keyed("person", number.eighteen().value());
    }
}
