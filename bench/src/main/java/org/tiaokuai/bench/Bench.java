package org.tiaokuai.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Runs one benchmark by its name, and leaves nothing running and nothing lying about, however it ends. */
public final class Bench {

    private static final Set<String> FLAGS = Set.of("--quick", "--profile");
    private static final int WRONG_USAGE = 64;

    /**
     * What every benchmark is given.
     *
     * @param root the root of the source tree
     * @param target where results that stay are kept
     * @param scratch an empty folder that is deleted at the end; on the disk of the source tree, because a folder in
     *     memory would make every commit free
     * @param quick small counts, to see that it runs; the figures mean nothing
     */
    record Setting(Path root, Path target, Path scratch, boolean quick, boolean profile, Cleanup cleanup) {}

    private Bench() {}

    public static void main(String... args) throws Exception {
        var arguments = List.of(args);
        var flags = arguments.stream().skip(1).toList();
        if (arguments.isEmpty() || !FLAGS.containsAll(flags)) {
            refuse();
        }
        var root = Path.of(System.getProperty("bench.root")).toRealPath();
        var target = Files.createDirectories(root.resolve("bench/target"));
        try (var cleanup = new Cleanup()) {
            var scratch = cleanup.folder(Files.createTempDirectory(target, "run-"));
            var setting =
                    new Setting(root, target, scratch, flags.contains("--quick"), flags.contains("--profile"), cleanup);
            switch (arguments.getFirst()) {
                case "p2" -> new FinalSubmit(setting).run();
                case "p3" -> new OfficerQueue(setting).run();
                case "p4" -> new PublicPages(setting).run();
                case "p9" -> new LedgerGrowth(setting).run();
                case "p12" -> new SecondStart(setting).run();
                case "clock" -> new CaseClock(setting).run();
                case "recount" -> new Recount(setting).run();
                default -> refuse();
            }
        }
    }

    private static void refuse() {
        System.err.println("""
                Usage: bench/run p2  [--quick] [--profile]   final submit of a saved draft beside plain JDBC
                       bench/run p3  [--quick]               an officer's queue among a million cases beside plain JDBC
                       bench/run p4  [--quick]               items' pages and search among 100,000 items
                       bench/run p9  [--quick]               the ledger: appending beside not, and proofs among ten million leaves
                       bench/run p12 [--quick]               second start and memory beside an empty application
                       bench/run clock [--quick]             the clock of a case, one and a hundred, under JMH
                       bench/run recount [--quick]           100,000 open cases counted anew by a notice of holidays""");
        System.exit(WRONG_USAGE);
    }
}
