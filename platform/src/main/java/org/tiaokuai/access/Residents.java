package org.tiaokuai.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.page.Typing;
import org.tiaokuai.standard.CitizenNumber;

/** The accounts of residents as the rights of a person need them. */
public interface Residents {

    /** Whether it is the owner who sits there; guesses are counted as at the door. */
    Confirmation confirm(Resident resident, String password, String address);

    /** Puts right what an account says of its owner; whoever is signed in with it signs in again. False for no such account. */
    boolean correct(UUID account, Particular particular, String value);

    /** What an account says of its owner, sealed. */
    Optional<Sealed> recorded(UUID account, Particular particular);

    /** Some accounts with which nobody has signed in since a day, in the order of their ids from one on. */
    List<UUID> idle(LocalDate seenBefore, UUID after, int most);

    /** Until the transaction ends nobody forgets the resident's account; false where that is done already. */
    boolean hold(Resident resident);

    /** Nothing of the account stays, and nobody is signed in with it any more; false where there is none. */
    boolean forget(UUID account);

    /** Whether the person has an account; who closed it has none. */
    boolean known(CitizenNumber number);

    /** The keyed hash by which the person stands everywhere. */
    String pseudonym(CitizenNumber number);

    /** Lets a person whose account was closed sign up again; false where none was. The identity was shown to whoever says so. */
    boolean reopen(CitizenNumber number);

    /** What an account says of its owner. */
    enum Particular {
        NAME {
            /** As long as a form takes, counted in characters as people see them, and nothing that cannot be seen. */
            @Override
            public boolean fits(String text) {
                return text.codePointCount(0, text.length()) <= LONGEST_NAME
                        && !Typing.blank(text)
                        && !Typing.unreadableLine(text);
            }
        },
        PHONE {
            @Override
            public boolean fits(String text) {
                return text.matches(MOBILE);
            }
        };

        /** Of the mainland 手机号码. */
        public static final String MOBILE = "1[0-9]{10}";

        private static final int LONGEST_NAME = 50;

        public abstract boolean fits(String text);
    }

    /** What came of asking for the password again. */
    enum Confirmation {
        RIGHT,
        WRONG,
        TOO_MANY
    }
}
