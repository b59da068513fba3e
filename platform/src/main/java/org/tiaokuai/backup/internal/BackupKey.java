package org.tiaokuai.backup.internal;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The key that opens backups, in a file of its own that is in none of them. What it seals is cut into pieces, each
 * authenticated with its number and whether it is the last one.
 */
final class BackupKey {

    private static final int OCTETS = 32;
    private static final int NAME_OCTETS = 8;
    private static final int PIECE = 1 << 20;
    private static final String MARK = "tiaokuai-backup-1 ";

    private final byte[] secret;
    private final StreamingAead sealer;
    private final byte[] header;

    private BackupKey(byte[] secret) throws GeneralSecurityException {
        this.secret = secret;
        sealer = new AesGcmHkdfStreaming(secret, "HmacSha256", OCTETS, PIECE, 0);
        header = (MARK + name() + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static BackupKey in(Path file) throws IOException {
        try {
            var secret = HexFormat.of().parseHex(Files.readString(file).strip());
            if (secret.length == OCTETS) {
                return new BackupKey(secret);
            }
        } catch (IllegalArgumentException e) {
            throw new Refused("The file " + file + " does not hold a key of backups.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java does not seal", e);
        }
        throw new Refused("The file " + file + " does not hold a key of backups.");
    }

    static void make(Path file) throws IOException {
        var secret = new byte[OCTETS];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.SYNC);
    }

    /** Tells keys apart, and nothing about them. */
    private String name() throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update("name of a key of backups".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(secret), 0, NAME_OCTETS);
    }

    OutputStream seal(OutputStream to) throws IOException {
        to.write(header);
        try {
            return sealer.newEncryptingStream(to, header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal a backup", e);
        }
    }

    InputStream open(InputStream sealed) throws IOException {
        refusal(sealed.readNBytes(header.length)).ifPresent(sentence -> {
            throw new Refused(sentence);
        });
        try {
            return sealer.newDecryptingStream(sealed, header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot open a backup", e);
        }
    }

    private Optional<String> refusal(byte[] found) {
        if (MessageDigest.isEqual(found, header)) {
            return Optional.empty();
        }
        return Optional.of(
                new String(found, StandardCharsets.US_ASCII).startsWith(MARK)
                        ? "The backup was sealed with another key than that of tiaokuai.backup.key-file."
                        : "The file is no backup.");
    }
}
