package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that was named on the command line. */
final class InputFile {

    private InputFile() {}

    /** One octet more than the longest at most, so that a longer file is known to be one. */
    static byte[] octets(Path file, int longest) throws IOException {
        if (Files.isDirectory(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (var content = Files.newInputStream(file)) {
            return content.readNBytes(longest + 1);
        }
    }
}
