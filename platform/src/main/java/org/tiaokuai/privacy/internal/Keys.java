package org.tiaokuai.privacy.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.access.Vault;

/** Seals fields into envelopes that name their key, and hashes what must be found without being stored. */
@Component
class Keys {

    private static final char AFTER_NAME = ':';

    private final KeyRing.Source source;

    Keys(KeyRing.Source source) {
        this.source = source;
    }

    Sealed seal(String plain, Cell cell) {
        var key = source.ring().current();
        var sealed = key.seal(plain.getBytes(StandardCharsets.UTF_8), bound(key.name(), cell));
        return new Sealed(
                key.name() + AFTER_NAME + Base64.getEncoder().withoutPadding().encodeToString(sealed), cell);
    }

    String open(Sealed sealed) {
        var envelope = sealed.envelope();
        if (envelope.equals(Sealed.ERASED)) {
            return "";
        }
        int end = envelope.indexOf(AFTER_NAME);
        if (end < 0) {
            throw new IllegalArgumentException("Not an envelope of ours");
        }
        var octets = Base64.getDecoder().decode(envelope.substring(end + 1));
        var key = key(envelope.substring(0, end));
        var plain = key.open(octets, bound(key.name(), sealed.cell()));
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** The first keys bound to less than to the cell; what they sealed is sealed anew, and then they open nothing more. */
    private static String bound(String key, Cell cell) {
        if (binds(key)) {
            return key + ' ' + cell.text();
        }
        return key.equals(StoredKeys.FIRST) ? "" : key;
    }

    static boolean binds(String key) {
        return key.startsWith(StoredKeys.BINDING);
    }

    /** The same under the newest key. */
    Sealed anew(Sealed sealed) {
        return seal(open(sealed), sealed.cell());
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

    /** The keys, as far as signing in needs them. */
    @Component
    static class Door implements Vault {

        private final Keys keys;

        Door(Keys keys) {
            this.keys = keys;
        }

        @Override
        public Sealed seal(String plain, Cell cell) {
            return keys.seal(plain, cell);
        }

        @Override
        public String openForOwner(Sealed sealed) {
            return keys.open(sealed);
        }

        @Override
        public String keyed(String purpose, String value) {
            return keys.keyed(purpose, value);
        }
    }
}
