package org.tiaokuai.access;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of who signed in; personal particulars only in sealed envelopes.
 *
 * @param generation how often before all that signs in to the account had been made worthless
 */
public record Principal(
        UUID account,
        int generation,
        boolean staff,
        @Nullable String personKey,
        @Nullable String officialName,
        @Nullable Sealed name,
        @Nullable Sealed number,
        @Nullable Sealed phone,
        @Nullable UUID post)
        implements Serializable {

    public Principal wearing(UUID post) {
        return new Principal(account, generation, staff, personKey, officialName, name, number, phone, post);
    }

    /** The person who acts, when it is a resident. */
    public Actor.Resident resident() {
        if (name == null || number == null || phone == null || personKey == null) {
            throw new IllegalStateException("A resident's session lacks a particular");
        }
        return new Actor.Resident(account, personKey, name, number, phone);
    }

    /** The name that a session bears; the database compares it with the account each time that it reads the session. */
    @Override
    public String toString() {
        return account + "." + generation;
    }
}
