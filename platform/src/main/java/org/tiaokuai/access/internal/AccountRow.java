package org.tiaokuai.access.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Sealed;

/** One account as it is stored. */
record AccountRow(
        UUID id,
        String kind,
        @Nullable String personKey,
        String name,
        @Nullable String number,
        @Nullable String phone,
        String password) {

    Principal principal() {
        var staff = kind.equals("STAFF");
        return new Principal(
                id,
                staff,
                personKey,
                staff ? name : null,
                staff ? null : new Sealed(name),
                number == null ? null : new Sealed(number),
                phone == null ? null : new Sealed(phone),
                null);
    }
}
