package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where a witness keeps heads; what is in it is never written over. */
final class WitnessFile {

    private final Path file;

    WitnessFile(Path file) {
        this.file = file;
    }

    /** The head that was added last; null where there is none. */
    @Nullable
    Head last() throws IOException, Unreadable {
        if (!Files.exists(file)) {
            return null;
        }
        var last = HeadFile.read(InputFile.octets(file, HeadFile.LONGEST)).last();
        return last.isEmpty() ? null : last.get().head();
    }

    /** On the disk when this returns. */
    void add(Head head) throws IOException {
        Durable.append(file, (endsInside() ? "\n" : "") + head.line() + "\n");
    }

    /** Whether somebody took away the end of the last line. */
    private boolean endsInside() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var octet = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(octet, channel.size() - 1) == 1 && octet.get(0) != '\n';
        }
    }
}
