package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.StreamUtils;
import org.tiaokuai.ledger.Head;

/** The file as it lies on the disk: under its name only when it is whole, and never in the place of another. */
final class BackupFile {

    private BackupFile() {}

    /** Writes all entries but the first and the last, and says which head of the ledger they hold. */
    interface Content {
        Optional<Head> to(BackupWriter writer) throws IOException;
    }

    static void write(Path wanted, BackupKey key, Manifest manifest, Content content) throws IOException {
        var file = wanted.toAbsolutePath();
        refuseIfThere(file);
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part); // of a backup that was killed
        try {
            seal(part, key, manifest, content);
            refuseIfThere(file);
            Files.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
        try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true); // the name, too, must outlive a power cut
        }
    }

    private static void seal(Path part, BackupKey key, Manifest manifest, Content content) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(part, how, ownerOnly)) {
            var out = StreamUtils.nonClosing(Channels.newOutputStream(channel)); // it is forced before it is closed
            try (var writer = new BackupWriter(key.seal(out), manifest)) {
                writer.end(content.to(writer));
            }
            channel.force(true);
        }
    }

    static void refuseIfThere(Path file) {
        if (Files.exists(file)) {
            throw new Refused("There is a file " + file + " already; it is left as it is.");
        }
    }
}
