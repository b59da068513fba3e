package org.tiaokuai.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL writes into postmaster.pid; after a power cut or a kill it tells of a process long gone. */
record PostmasterFile(long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(in(data));
            // The file grows line by line while the server starts.
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return Optional.of(
                    new PostmasterFile(Long.parseLong(lines.getFirst().strip()), port, ready));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
