package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The file that holds the secret for personal data; made once, readable by its owner only. */
record KeyFile(Path path) {

    byte[] secret() throws IOException {
        if (!Files.exists(path)) {
            make();
        }
        return kept();
    }

    /** Of a file that must be there. */
    byte[] kept() throws IOException {
        return HexFormat.of().parseHex(Files.readString(path).strip());
    }

    private void make() throws IOException {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(path.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(path, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            return; // another process made it in the same moment, and it is read next
        }
        Files.writeString(path, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.SYNC);
    }
}
