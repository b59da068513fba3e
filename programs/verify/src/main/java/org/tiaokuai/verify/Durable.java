package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are on the disk when a method returns, whatever happens to the machine then. */
final class Durable {

    private Durable() {}

    static void append(Path file, String text) throws IOException {
        boolean fresh = !Files.exists(file);
        write(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        if (fresh) {
            forceFolder(file);
        }
    }

    /** Either what was there before or all of the new is there. */
    static void replace(Path file, String text) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        write(part, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file);
    }

    private static void write(Path file, String text, OpenOption... how) throws IOException {
        try (var channel = FileChannel.open(file, how)) {
            var octets = ByteBuffer.wrap(Json.octets(text));
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(true);
        }
    }

    /** A name is on the disk when its folder is. */
    static void forceFolder(Path file) throws IOException {
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
