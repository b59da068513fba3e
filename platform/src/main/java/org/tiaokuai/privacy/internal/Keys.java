package org.tiaokuai.privacy.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Sealed;

/** Seals fields into envelopes that name their key, and hashes what must be found without being stored. */
@Component
class Keys {

    private static final char AFTER_NAME = ':';

    private final KeyRing.Source source;

    Keys(KeyRing.Source source) {
        this.source = source;
    }

    Sealed seal(String plain) {
        var key = source.ring().current();
        var sealed = key.seal(plain.getBytes(StandardCharsets.UTF_8));
        return new Sealed(
                key.name() + AFTER_NAME + Base64.getEncoder().withoutPadding().encodeToString(sealed));
    }

    String open(Sealed sealed) {
        var envelope = sealed.envelope();
        int end = envelope.indexOf(AFTER_NAME);
        if (end < 0) {
            throw new IllegalArgumentException("Not an envelope of ours");
        }
        var plain = key(envelope.substring(0, end)).open(Base64.getDecoder().decode(envelope.substring(end + 1)));
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** The same under the newest key. */
    Sealed anew(Sealed sealed) {
        return seal(open(sealed));
    }

    private SealKey key(String name) {
        var key = source.ring().all().get(name);
        if (key == null) {
            key = source.anew(name).all().get(name);
        }
        if (key == null) {
            throw new IllegalArgumentException("Not an envelope of ours");
        }
        return key;
    }

    String keyed(String purpose, String value) {
        return HexFormat.of().formatHex(FileRoot.hmac(source.ring().hashing(), purpose + '\u0000' + value));
    }
}
