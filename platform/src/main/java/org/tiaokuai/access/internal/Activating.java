package org.tiaokuai.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.access.Staff.Activate;
import org.tiaokuai.access.Staff.Activation;
import org.tiaokuai.access.Staff.Activation.Activated;
import org.tiaokuai.access.Staff.Activation.TooMany;
import org.tiaokuai.access.Staff.Activation.WeakPassword;
import org.tiaokuai.access.Staff.Activation.WrongCode;
import org.tiaokuai.access.Staff.Invited;
import org.tiaokuai.access.Vault;

/** Turns an account that was handed over on paper into one that its owner alone can use. */
@Component
class Activating {

    private final StaffAccounts staff;
    private final Codes codes;
    private final SigningIn signingIn;
    private final Passwords passwords;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Activating(
            StaffAccounts staff,
            Codes codes,
            SigningIn signingIn,
            Passwords passwords,
            Vault vault,
            Clock clock,
            TransactionTemplate transactions) {
        this.staff = staff;
        this.codes = codes;
        this.signingIn = signingIn;
        this.passwords = passwords;
        this.vault = vault;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Makes the code that is handed over; until it is used, nobody signs in. */
    Invited invite(UUID account, String login, String name, Duration patience) {
        var code = Codes.next();
        var until = clock.instant().plus(patience);
        staff.forgetPassword(account);
        codes.keep(account, hash(login, code), until);
        return new Invited(account, login, name, code, until);
    }

    /** Keyed and not slow: a code has eighty bits of chance, and a list of thousands is made in one go. */
    private String hash(String login, String code) {
        return vault.keyed("activation", login + " " + Codes.tidy(code));
    }

    Activation activate(Activate command) {
        if (passwords.weak(command.password())) {
            return new WeakPassword();
        }
        var login = SigningIn.staffLogin(command.login());
        var guesses = login + " " + command.address();
        if (signingIn.exhausted("activation", guesses)) {
            return new TooMany();
        }
        var password = passwords.hash(command.password());
        var key = vault.keyed("person", command.number().eighteen().value());
        var done = transactions.execute(_ -> {
            var account = codes.use(login, hash(login, command.code()));
            account.ifPresent(id -> staff.activate(id, password, key));
            return account.isPresent();
        });
        if (!done) {
            return new WrongCode();
        }
        signingIn.takeBack("activation", guesses);
        return new Activated();
    }
}
