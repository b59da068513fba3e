package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Jazzer as a program of its own, for so many seconds ({@code fuzz.seconds}); it ends with 0 when it found nothing. */
final class Fuzzer {

    private static final String SECONDS = System.getProperty("fuzz.seconds", "3");
    /** One input takes no longer, and no more memory than the heap. */
    private static final String SECONDS_FOR_ONE = "20";

    /** Longer ones are tried without the fuzzer, which would spend its seconds on them. */
    private static final int LONGEST_SEED = 4096;

    private Fuzzer() {}

    static String run(String target, Path folder, List<byte[]> seeds) throws IOException, InterruptedException {
        var corpus = Files.createDirectories(folder.resolve("corpus"));
        for (int at = 0; at < seeds.size(); at++) {
            if (seeds.get(at).length <= LONGEST_SEED) {
                Files.write(corpus.resolve("seed-" + at), seeds.get(at));
            }
        }
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:TieredStopAtLevel=1", // most of the seconds go into the start
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target,
                        "--instrumentation_includes=org.tiaokuai.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_total_time=" + SECONDS,
                        "-timeout=" + SECONDS_FOR_ONE,
                        "-rss_limit_mb=0", // the heap is the limit; what is mapped besides depends on the machine
                        "-max_len=16384",
                        corpus.toString())
                .redirectErrorStream(true)
                .start();
        try (var out = program.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return program.waitFor() + "\n" + said;
        }
    }
}
