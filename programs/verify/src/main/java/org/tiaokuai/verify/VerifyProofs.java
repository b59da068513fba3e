package org.tiaokuai.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says of each proof below a folder {@code ok} or why not. */
final class VerifyProofs {

    private final PrintStream out;

    VerifyProofs(PrintStream out) {
        this.out = out;
    }

    /** In the order of their names, so that two runs can be compared. */
    boolean run(Path folder) throws IOException {
        var sound = true;
        for (var file : filesOf(folder)) {
            var verdict = verdict(file);
            out.println(folder.relativize(file) + ": " + verdict);
            sound &= verdict.equals("ok");
        }
        return sound;
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static String verdict(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return ProofFile.read(content.readNBytes(ProofFile.LONGEST + 1))
                    .fault()
                    .orElse("ok");
        } catch (Unreadable e) {
            return e.reason();
        }
    }
}
