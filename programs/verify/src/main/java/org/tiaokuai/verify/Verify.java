package org.tiaokuai.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program: says of each proof {@code ok} or why not, and ends with 0 only if all are. */
public final class Verify {

    private static final int SOUND = 0;
    private static final int UNSOUND = 1;
    private static final int USAGE = 64;
    private static final int NO_INPUT = 66;

    private final PrintStream out;

    Verify(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Verify(out).run(arguments));
    }

    int run(String... arguments) throws IOException {
        if (arguments.length != 2 || !arguments[0].equals("verify-proofs")) {
            out.println("Usage: java -jar verify.jar verify-proofs DIR");
            return USAGE;
        }
        var folder = Path.of(arguments[1]);
        if (!Files.isDirectory(folder)) {
            out.println("No such folder: " + folder);
            return NO_INPUT;
        }
        return proofs(folder);
    }

    /** In the order of their names, so that two runs can be compared. */
    private int proofs(Path folder) throws IOException {
        var result = SOUND;
        for (var file : filesOf(folder)) {
            var verdict = verdict(file);
            out.println(folder.relativize(file) + ": " + verdict);
            if (!verdict.equals("ok")) {
                result = UNSOUND;
            }
        }
        return result;
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
