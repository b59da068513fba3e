package org.tiaokuai;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the program was asked to do; a mistyped command is told at once and does not start a whole platform instead. */
record CommandLine(@Nullable String command, String file) {

    /** As of sysexits.h: the command was used wrongly. */
    static final int USAGE_EXIT = 64;

    static final String TRAIN = "train";

    static final String USAGE = """
            Usage: java -jar platform.jar [--name=value ...]
               or: java [-Dname=value ...] -jar platform.jar import-guides|backup|backup-portable|restore FILE
               or: java [-Dname=value ...] -jar platform.jar check-ledger
            """;

    private static final Set<String> WITH_A_FILE = Set.of("import-guides", "backup", "backup-portable", "restore");
    private static final Set<String> ALONE = Set.of("check-ledger", TRAIN);

    /** None where it cannot be understood. */
    static Optional<CommandLine> of(String... args) {
        if (Stream.of(args).allMatch(CommandLine::isSetting)) {
            return Optional.of(new CommandLine(null, ""));
        }
        if (args.length == 1 && ALONE.contains(args[0])) {
            return Optional.of(new CommandLine(args[0], ""));
        }
        // A setting beside a command would not be heard: it stands before -jar.
        return args.length == 2 && WITH_A_FILE.contains(args[0]) && !args[1].isBlank() && !isSetting(args[1])
                ? Optional.of(new CommandLine(args[0], args[1]))
                : Optional.empty();
    }

    private static boolean isSetting(String arg) {
        return arg.startsWith("--") && !arg.equals("--help");
    }
}
