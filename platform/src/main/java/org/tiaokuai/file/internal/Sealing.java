package org.tiaokuai.file.internal;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Each content is sealed under a key of its own, in pieces, so that it is never held whole; an altered piece is not read. */
final class Sealing {

    private static final int KEY = 32;
    private static final int PIECE = 64 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealing() {}

    static String newKey() {
        var key = new byte[KEY];
        RANDOM.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** @param name is bound to the content, so that one content cannot be put in another's place */
    static OutputStream seal(OutputStream to, String key, String name) throws IOException {
        try {
            return sealer(key).newEncryptingStream(to, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal a file", e);
        }
    }

    static InputStream open(InputStream sealed, String key, String name) throws IOException {
        try {
            return sealer(key).newDecryptingStream(sealed, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot open a file", e);
        }
    }

    private static StreamingAead sealer(String key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(HexFormat.of().parseHex(key), "HmacSha256", KEY, PIECE, 0);
    }
}
