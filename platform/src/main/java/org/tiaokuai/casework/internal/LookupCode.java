package org.tiaokuai.casework.internal;

import java.math.BigInteger;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tiaokuai.privacy.Privacy;

/** The code that goes with a number: eight characters derived from it by a key, so that none need be stored. */
@Component
class LookupCode {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ23";
    private static final int LENGTH = 8;

    private final Privacy privacy;

    LookupCode(Privacy privacy) {
        this.privacy = privacy;
    }

    String of(String number) {
        var bits = new BigInteger(privacy.keyed("lookup", number), 16);
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return code.toString();
    }

    boolean matches(String number, String typed) {
        return of(number).equals(typed.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT));
    }
}
