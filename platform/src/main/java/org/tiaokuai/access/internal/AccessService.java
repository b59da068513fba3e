package org.tiaokuai.access.internal;

import java.util.Locale;
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
import org.tiaokuai.access.Access.SignIn.SignedIn;
import org.tiaokuai.access.Access.SignIn.TooMany;
import org.tiaokuai.access.Access.SignIn.Wrong;
import org.tiaokuai.access.Vault;
import org.tiaokuai.standard.CitizenNumber;

@Service
class AccessService implements Access {

    private static final int TRIES_PER_NAME = 5;
    private static final int TRIES_PER_ADDRESS = 60;

    /** Higher than for one address, so that a stranger elsewhere cannot lock an owner out with a handful of guesses. */
    private static final int TRIES_PER_NAME_EVERYWHERE = 50;

    private final Accounts accounts;
    private final Attempts attempts;
    private final FirstCodes codes;
    private final Passwords passwords;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    AccessService(
            Accounts accounts,
            Attempts attempts,
            FirstCodes codes,
            Passwords passwords,
            Vault vault,
            ApplicationEventPublisher events,
            TransactionTemplate transactions) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.codes = codes;
        this.passwords = passwords;
        this.vault = vault;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public Registration register(RegisterResident command) {
        if (passwords.weak(command.password())) {
            return new WeakPassword();
        }
        var key = personKey(command.number());
        var row = new AccountRow(
                UUID.randomUUID(),
                "RESIDENT",
                key,
                vault.seal(command.name()).envelope(),
                vault.seal(command.number().eighteen().value()).envelope(),
                vault.seal(command.phone()).envelope(),
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
        var row = new AccountRow(UUID.randomUUID(), "STAFF", key, command.name(), null, null, hash);
        return add(row, staffLogin(command.login()));
    }

    @Override
    public SignIn signIn(SignInResident command) {
        var key = CitizenNumber.fault(command.number()).isPresent()
                ? vault.keyed("unreadable", command.number())
                : personKey(CitizenNumber.of(command.number()));
        return signIn("RESIDENT", key, command.password(), command.address());
    }

    @Override
    public SignIn signIn(SignInOfficer command) {
        return signIn("STAFF", staffLogin(command.login()), command.password(), command.address());
    }

    @Override
    public boolean awaitsFirstAdministrator() {
        return !accounts.hasOfficer();
    }

    @Override
    @Transactional
    public Optional<String> newFirstAdministratorCode() {
        return accounts.hasOfficer() ? Optional.empty() : Optional.of(codes.renew());
    }

    @Override
    @Transactional
    public FirstAdministrator makeFirstAdministrator(String code, EmployOfficer officer) {
        if (accounts.hasOfficer() || !codes.matches(code)) {
            return new FirstAdministrator.WrongCode();
        }
        return switch (employ(officer)) {
            case Registered registered -> {
                codes.use();
                var made = new FirstAdministrator.Made(registered.account());
                events.publishEvent(made);
                yield made;
            }
            case WeakPassword _ -> new FirstAdministrator.WeakPassword();
            case AlreadyThere _ -> new FirstAdministrator.WrongCode();
        };
    }

    @Override
    public boolean exhausted(String purpose, String subject) {
        return attempts.exceeds(vault.keyed(purpose, subject), TRIES_PER_NAME);
    }

    @Override
    public void forget(String purpose, String subject) {
        attempts.forget(vault.keyed(purpose, subject));
    }

    private SignIn signIn(String kind, String login, String password, String address) {
        var byBoth = vault.keyed("sign-in", kind + login + " " + address);
        var byName = vault.keyed("sign-in-name", kind + login);
        var byAddress = vault.keyed("sign-in-address", address);
        // In this order: a try that is refused for its address and name counts no more against the name everywhere.
        if (attempts.exceeds(byAddress, TRIES_PER_ADDRESS)
                || attempts.exceeds(byBoth, TRIES_PER_NAME)
                || attempts.exceeds(byName, TRIES_PER_NAME_EVERYWHERE)) {
            return new TooMany();
        }
        var account = accounts.find(kind, login);
        if (account.isEmpty()) {
            passwords.spend(password);
            return new Wrong();
        }
        if (!passwords.match(password, account.get().password())) {
            return new Wrong();
        }
        attempts.forget(byBoth);
        attempts.takeBack(byName);
        attempts.takeBack(byAddress);
        return new SignedIn(account.get().principal());
    }

    /** The transaction begins only here: hashing a password takes long enough to starve the pool otherwise. */
    private Registration add(AccountRow row, String login) {
        return transactions.execute(_ -> {
            if (!accounts.add(row, login)) {
                return new AlreadyThere();
            }
            var registered = new Registered(row.id());
            events.publishEvent(registered);
            return registered;
        });
    }

    private String personKey(CitizenNumber number) {
        return vault.keyed("person", number.eighteen().value());
    }

    private static String staffLogin(String login) {
        return login.replaceAll("\\p{Cntrl}", "").strip().toLowerCase(Locale.ROOT);
    }
}
