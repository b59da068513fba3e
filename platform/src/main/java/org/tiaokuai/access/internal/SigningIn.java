package org.tiaokuai.access.internal;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Access.SignIn;
import org.tiaokuai.access.Access.SignIn.SignedIn;
import org.tiaokuai.access.Access.SignIn.TooMany;
import org.tiaokuai.access.Access.SignIn.Wrong;
import org.tiaokuai.access.Access.SignInOfficer;
import org.tiaokuai.access.Access.StaffSignIn;
import org.tiaokuai.access.Access.StaffSignIn.Blocked;
import org.tiaokuai.access.Access.StaffSignIn.FactorAsked;
import org.tiaokuai.access.SecondFactor;
import org.tiaokuai.access.Vault;

/** Weighs a name and a password, and counts the guesses. */
@Component
class SigningIn {

    private static final int TRIES_PER_NAME = 5;
    private static final int TRIES_PER_ADDRESS = 60;

    /** Higher than for one address, so that a stranger elsewhere cannot lock an owner out with a handful of guesses. */
    private static final int TRIES_PER_NAME_EVERYWHERE = 50;

    private final Accounts accounts;
    private final Attempts attempts;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Vault vault;

    SigningIn(Accounts accounts, Attempts attempts, Passwords passwords, SecondFactor secondFactor, Vault vault) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.vault = vault;
    }

    /** What the counters allow, before what is right is looked at. */
    private sealed interface Weighed {
        record Right(Accounts.Row account) implements Weighed {}

        record Not() implements Weighed {}

        record Enough() implements Weighed {}
    }

    SignIn resident(String login, String password, String address) {
        return switch (weigh("RESIDENT", login, password, address)) {
            case Weighed.Right right -> {
                accounts.seen(right.account().id());
                yield new SignedIn(right.account().principal());
            }
            case Weighed.Not _ -> new Wrong();
            case Weighed.Enough _ -> new TooMany();
        };
    }

    StaffSignIn officer(SignInOfficer command) {
        return switch (weigh("STAFF", staffLogin(command.login()), command.password(), command.address())) {
            case Weighed.Right right -> officer(right.account());
            case Weighed.Not _ -> new Wrong();
            case Weighed.Enough _ -> new TooMany();
        };
    }

    boolean exhausted(String purpose, String subject) {
        return attempts.exceeds(vault.keyed(purpose, subject), TRIES_PER_NAME);
    }

    void takeBack(String purpose, String subject) {
        attempts.takeBack(vault.keyed(purpose, subject));
    }

    static String staffLogin(String login) {
        return login.replaceAll("\\p{Cntrl}", "").strip().toLowerCase(Locale.ROOT);
    }

    private StaffSignIn officer(Accounts.Row account) {
        if (account.blocked()) {
            return new Blocked();
        }
        return switch (secondFactor.demand(account.id())) {
            case NONE, OPTIONAL -> new SignedIn(account.principal());
            case CODE -> new FactorAsked(account.principal(), true);
            case ENROLMENT -> new FactorAsked(account.principal(), false);
        };
    }

    private Weighed weigh(String kind, String login, String password, String address) {
        var byBoth = vault.keyed("sign-in", kind + login + " " + address);
        var byName = vault.keyed("sign-in-name", kind + login);
        var byAddress = vault.keyed("sign-in-address", address);
        // In this order: a try that is refused for its address and name counts no more against the name everywhere.
        if (attempts.exceeds(byAddress, TRIES_PER_ADDRESS)
                || attempts.exceeds(byBoth, TRIES_PER_NAME)
                || attempts.exceeds(byName, TRIES_PER_NAME_EVERYWHERE)) {
            return new Weighed.Enough();
        }
        var account = accounts.find(kind, login);
        var hash = account.flatMap(row -> Optional.ofNullable(row.password()));
        if (account.isEmpty() || hash.isEmpty()) {
            passwords.spend(password);
            return new Weighed.Not();
        }
        if (!passwords.match(password, hash.get())) {
            return new Weighed.Not();
        }
        attempts.forget(byBoth);
        attempts.takeBack(byName);
        attempts.takeBack(byAddress);
        return new Weighed.Right(account.get());
    }
}
