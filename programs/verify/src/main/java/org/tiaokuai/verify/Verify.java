package org.tiaokuai.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The program: runs one command, and ends with 0 only if everything is sound. */
public final class Verify {

    private static final int SOUND = 0;
    private static final int UNSOUND = 1;
    private static final int USAGE = 64;
    private static final int NO_INPUT = 66;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COMMANDS = """
            Usage: java -jar verify.jar COMMAND
              verify-proofs DIR                checks each proof below a folder
              verify-receipt FILE KEY [HEADS] [--by WITNESSKEY COSIGNED]...
                                               checks a receipt or a list of reads, also against a witness's heads,
                                               and demands that each of these witnesses countersigned
              compare-heads KEY FILE...        looks for forks in the heads of several witnesses
              witness ADDRESS KEY FILE         looks at a ledger, and keeps its newest head
              serve-witness KEY FOLDER [PORT [ADDRESS]]
                                               countersigns the heads that a ledger sends""";

    private final PrintStream out;

    Verify(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Verify(out).run(arguments));
    }

    int run(String... arguments) {
        var operands = Arrays.stream(arguments).skip(1).toList();
        try {
            return switch (arguments.length == 0 ? "" : arguments[0]) {
                case "verify-proofs" -> operands.size() == 1 ? proofs(Path.of(operands.get(0))) : usage();
                case "verify-receipt" -> receipt(operands);
                case "compare-heads" -> operands.size() >= 2 ? compare(operands) : usage();
                case "witness" -> operands.size() == 3 ? witness(operands) : usage();
                case "serve-witness" -> operands.size() >= 2 && operands.size() <= 4 ? serve(operands) : usage();
                default -> usage();
            };
        } catch (NoSuchFileException e) {
            out.println("No such file: " + e.getFile());
            return NO_INPUT;
        } catch (IOException e) {
            return refused("cannot be read or written: " + e);
        }
    }

    private int usage() {
        out.println(COMMANDS);
        return USAGE;
    }

    private int proofs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            out.println("No such folder: " + folder);
            return NO_INPUT;
        }
        return new VerifyProofs(out).run(folder) ? SOUND : UNSOUND;
    }

    private int receipt(List<String> files) throws IOException {
        var call = VerifyReceipt.of(files);
        if (call.isEmpty()) {
            return usage();
        }
        var verdict = call.get().verdict();
        if (verdict instanceof Verdict.Sound sound) {
            out.println("ok");
            sound.lines().forEach(line -> out.println(Visible.of(line)));
            return SOUND;
        }
        return refused(((Verdict.Unsound) verdict).reason());
    }

    private int compare(List<String> files) throws IOException {
        var octets = InputFile.octets(Path.of(files.get(0)), KeyFile.LONGEST);
        var witnesses = files.stream().skip(1).map(Path::of).toList();
        try {
            return new CompareHeads(out, KeyFile.read(octets)).run(witnesses) ? SOUND : UNSOUND;
        } catch (Unreadable e) {
            return refused(e.reason());
        }
    }

    private int witness(List<String> operands) throws IOException {
        var octets = InputFile.octets(Path.of(operands.get(1)), KeyFile.LONGEST);
        try {
            var kept = new WitnessFile(Path.of(operands.get(2)));
            var witness = new Witness(new LedgerClient(operands.get(0), PATIENCE), KeyFile.read(octets));
            return told(witness.look(kept.last()), kept);
        } catch (Unreadable e) {
            return refused(e.reason());
        }
    }

    /** Until the program is stopped. */
    private int serve(List<String> operands) throws IOException {
        var octets = InputFile.octets(Path.of(operands.get(0)), KeyFile.LONGEST);
        try {
            int port = operands.size() > 2 ? Integer.parseInt(operands.get(2)) : ServeWitness.PORT;
            var address =
                    operands.size() > 3 ? InetAddress.getByName(operands.get(3)) : InetAddress.getLoopbackAddress();
            try (var witness = new ServeWitness(KeyFile.read(octets), Path.of(operands.get(1)), address, port, out)) {
                out.println("key: " + witness.key().base64());
                out.println("listening: " + witness.address());
                new CountDownLatch(1).await();
            }
        } catch (IllegalArgumentException e) {
            return usage();
        } catch (Unreadable e) {
            return refused(e.reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return SOUND;
    }

    private int told(Sighting sighting, WitnessFile kept) throws IOException {
        if (sighting instanceof Sighting.Grown grown) {
            kept.add(grown.head());
            out.println("ok: " + grown.head().size() + " leaves");
            return SOUND;
        }
        if (sighting instanceof Sighting.Unchanged same) {
            out.println("ok: still " + same.head().size() + " leaves");
            return SOUND;
        }
        return sighting instanceof Sighting.Accused accused
                ? refused(accused.reason() + ": " + accused.head().line())
                : refused(((Sighting.Unheard) sighting).reason());
    }

    private int refused(String reason) {
        out.println(Visible.of(reason));
        return UNSOUND;
    }
}
