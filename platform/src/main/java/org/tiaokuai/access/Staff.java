package org.tiaokuai.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.standard.CitizenNumber;

/** The officers' accounts as administrators keep them; every act on one is kept with who did it. */
public interface Staff {

    /** How a login is written. */
    String LOGIN = "[a-z][a-z0-9.-]{1,31}";

    /** Makes accounts whose owners still have to activate them; a login that is taken is left as it is. */
    List<Invited> invite(Collection<Invitation> invitations, Officer by);

    /** Sets the first password with the code that was handed over, and ties the account to a person for 回避. */
    Activation activate(Activate command);

    /** A new code; the old password and whoever is signed in with it are worth nothing from then on. */
    Change renewCode(UUID account, Officer by);

    Change block(UUID account, Officer by);

    Change unblock(UUID account, Officer by);

    /** With a new code: a password alone must not be enough to set up another authenticator. */
    Change resetSecondFactor(UUID account, Officer by);

    /**
     * Whether nobody would be left to administer the platform without this account; until the transaction ends, nobody
     * else takes an administrator away.
     */
    boolean lastAdministrator(UUID account);

    Optional<Account> account(UUID id);

    /** Those of the logins that exist, by login. */
    Map<String, Account> byLogin(Collection<String> logins);

    /** By login, those whose login or name holds what was asked. */
    Page accounts(String asked, int page);

    /** What was done to an account, the latest first. */
    List<Act> acts(UUID account);

    /** How a login is kept. */
    String tidy(String login);

    /** The login is kept in small letters. */
    record Invitation(String login, String name) {}

    /** The code is said only now: only a hash of it is kept. */
    record Invited(UUID account, String login, String name, String code, Instant until) {}

    record Activate(String login, String code, CitizenNumber number, String password, String address) {}

    /** @param state what keeps the account from use, if anything does */
    record Account(
            UUID id,
            String login,
            String name,
            State state,
            boolean secondFactor,
            @Nullable Instant codeUntil) {
        /** What keeps an account from use, if anything does. */
        public enum State {
            ACTIVE,
            WAITING,
            BLOCKED
        }
    }

    record Page(List<Account> accounts, int page, int pages, int all) {}

    /** What was done by whom, and when. */
    record Act(Kind kind, String name, String unit, Instant at) {
        /** What can be done to an account. */
        public enum Kind {
            INVITED,
            CODE_RENEWED,
            BLOCKED,
            UNBLOCKED,
            SECOND_FACTOR_RESET,
            /** By the owner. */
            RECOVERY_CODES_RENEWED
        }
    }

    sealed interface Activation {
        record Activated() implements Activation {}

        /** Wrong, used or expired, or no such login: the answer does not say which. */
        record WrongCode() implements Activation {}

        record WeakPassword() implements Activation {}

        record TooMany() implements Activation {}
    }

    sealed interface Change {
        /** @param code the new code, when it was a code that was asked for */
        record Done(Optional<Invited> code) implements Change {}

        /** Nobody changes the rights to their own account. */
        record OnOneself() implements Change {}

        /** Somebody has to be left who administers the platform. */
        record LastAdministrator() implements Change {}

        record NoSuchAccount() implements Change {}
    }
}
