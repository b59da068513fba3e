package org.tiaokuai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** P12: how soon the platform shows its first page on its second start, and what it holds in memory at rest. */
final class SecondStart {

    private static final int PAGES = 50;

    private final Bench.Setting setting;

    /** One of the two that are compared, and what was measured of it. */
    private record Candidate(
            String name,
            Installation installation,
            Figures start,
            Figures cpu,
            Figures resident,
            Figures proportional) {

        static Candidate of(String name, Installation installation) {
            return new Candidate(
                    name,
                    installation,
                    new Figures(name + ": start to first page, s"),
                    new Figures(name + ": CPU until the first page, without PostgreSQL, s"),
                    new Figures(name + ": resident (RSS), MB"),
                    new Figures(name + ": proportional share (PSS), MB"));
        }
    }

    SecondStart(Bench.Setting setting) {
        this.setting = setting;
    }

    void run() throws IOException, InterruptedException {
        int starts = setting.quick() ? 1 : 7;
        var rest = Duration.ofSeconds(setting.quick() ? 2 : 20);
        Machine.print("P12 second start to first page with the AOT cache, and memory at rest");
        System.out.printf(
                "%d starts of each in turn, each with its own embedded PostgreSQL on an existing home; memory without"
                        + " PostgreSQL %d s after the first page and after %d more pages; -Xmx512m%n",
                starts, rest.toSeconds(), PAGES);
        var platform =
                candidate("platform", platform(), Map.of("TIAOKUAI_DEMO", "true", "SPRING_PROFILES_ACTIVE", "quiet"));
        var empty = candidate("empty", setting.root().resolve("bench/target/bench.jar"), Map.of());
        for (int i = 1; i <= starts; i++) {
            for (var candidate : List.of(platform, empty)) {
                measure(candidate, rest, i);
            }
        }
        var ratio = new Figures("platform ÷ empty, by medians");
        ratio.add(platform.start().median() / empty.start().median());
        Figures.print(
                platform.start(),
                empty.start(),
                ratio,
                platform.cpu(),
                empty.cpu(),
                platform.resident(),
                platform.proportional(),
                empty.resident(),
                empty.proportional());
    }

    private Path platform() {
        return setting.root().resolve("platform/target/platform.jar");
    }

    /** The first start founds the home, the second trains; what is measured comes after. */
    private Candidate candidate(String name, Path jar, Map<String, String> settings)
            throws IOException, InterruptedException {
        var installation = Installation.of(jar, setting.scratch().resolve(name), settings);
        try (var first = setting.cleanup().add(installation.start())) {
            System.out.printf(
                    Locale.ROOT, "%s: first start %.1f s (no cache, empty home)%n", name, first.awaitFirstPage());
        }
        try (var training = setting.cleanup().add(installation.train())) {
            System.out.printf(Locale.ROOT, "%s: training start %.1f s%n", name, training.awaitFirstPage());
            training.loadPages(PAGES);
        }
        System.out.printf("%s: cache of %d MB%n", name, Files.size(installation.cache()) >> 20);
        return Candidate.of(name, installation);
    }

    private void measure(Candidate candidate, Duration rest, int round) throws IOException, InterruptedException {
        var load = Cpu.load();
        try (var process = setting.cleanup().add(candidate.installation().startWithCache())) {
            double seconds = process.awaitFirstPage();
            double cpu = Cpu.ofProcess(process.pid());
            process.loadPages(PAGES);
            Thread.sleep(rest);
            double resident = process.residentMegabytes();
            double proportional = process.proportionalMegabytes();
            candidate.start().add(seconds);
            candidate.cpu().add(cpu);
            candidate.resident().add(resident);
            candidate.proportional().add(proportional);
            System.out.printf(
                    Locale.ROOT,
                    "start %d  %-9s %6.2f s  CPU %5.2f s  RSS %4.0f MB  PSS %4.0f MB  load before %s%n",
                    round,
                    candidate.name(),
                    seconds,
                    cpu,
                    resident,
                    proportional,
                    load);
        }
    }
}
