package org.tiaokuai.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;

/** What an officer shows besides the password: a code of their authenticator, or a recovery code. */
public interface SecondFactor {

    Demand demand(UUID account);

    /**
     * What goes into an authenticator: the same within a session, made anew in another one, so that nobody confirms
     * what somebody else has seen; empty when there is one, or none is wanted.
     */
    Optional<Enrolment> enrolment(UUID account, String login, String session);

    /** The first code of a new authenticator, in the session that began it. */
    Confirmation confirm(UUID account, String session, String code);

    Proof prove(UUID account, String code);

    /** So many recovery codes were not used yet. */
    int recoveryCodesLeft(UUID account);

    /** New ones, for a code of the authenticator itself; those before are worthless from then on. */
    Confirmation renewRecoveryCodes(Officer officer, String code);

    /** What the sign-in of an account still needs. */
    enum Demand {
        /** Nothing; an authenticator may be set up. */
        OPTIONAL,
        /** Nothing, and none can be set up. */
        NONE,
        CODE,
        ENROLMENT
    }

    /** @param secret in Base32; @param uri the same as authenticators read it from a two-dimensional code */
    record Enrolment(String secret, String uri) {}

    sealed interface Confirmation {
        /** The recovery codes are said only now: only hashes of them are kept. */
        record Confirmed(List<String> recoveryCodes) implements Confirmation {}
    }

    sealed interface Proof {
        record Proven() implements Proof {}

        record Wrong() implements Proof, Confirmation {}

        record TooMany() implements Proof, Confirmation {}
    }
}
