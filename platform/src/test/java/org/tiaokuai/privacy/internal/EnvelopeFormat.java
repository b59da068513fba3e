package org.tiaokuai.privacy.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.Sealed;

/** What the fuzzer hands to whoever opens envelopes. */
public final class EnvelopeFormat {

    private static final Cell CELL = new Cell("a.b.c", "1", "p");
    private static final KeyRing RING = ring();
    private static final Keys KEYS = new Keys(new KeyRing.Source() {
        @Override
        public KeyRing ring() {
            return RING;
        }

        @Override
        public KeyRing anew() {
            return RING;
        }

        @Override
        public KeyRing anew(String name) {
            return RING;
        }
    });

    private EnvelopeFormat() {}

    private static KeyRing ring() {
        var aes = SealKey.of("k1", SealAlgorithm.AES, new byte[SealAlgorithm.AES.octets()]);
        var sm4 = SealKey.of("b2", SealAlgorithm.SM4, new byte[SealAlgorithm.SM4.octets()]);
        return new KeyRing(sm4, Map.of("k1", aes, "b2", sm4), new SecretKeySpec(new byte[32], "HmacSHA256"));
    }

    public static void open(byte[] octets) {
        try {
            KEYS.open(new Sealed(new String(octets, StandardCharsets.UTF_8), CELL));
        } catch (IllegalArgumentException | IllegalStateException e) {
            // none of ours, or altered
        }
    }

    /** And what was sealed opens, whatever it is. */
    public static void sealed(byte[] octets) {
        var text = new String(octets, StandardCharsets.UTF_8);
        if (!KEYS.open(KEYS.seal(text, CELL)).equals(text)) {
            throw new AssertionError("Not opened as sealed");
        }
    }
}
