package org.tiaokuai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.tiaokuai.database.EmbeddedPostgres;

/** P2: residents hand in what they have filled in, beside one transaction with the same rows by plain JDBC. */
final class FinalSubmit {

    /** How many of each; warm-up is by count, so that a slow machine is as warm as a quick one. */
    private record Counts(int warmUp, int rounds, int submits, int floor, int arrivals) {

        static final Counts FULL = new Counts(30_000, 7, 8_000, 20_000, 3_000);
        static final Counts QUICK = new Counts(500, 2, 500, 2_000, 300);
    }

    /** In per cent of the machine: where others used more, a round is made again, twice as many rounds at most. */
    private static final double DISTURBED = 15;

    /** A floor and the submissions after it. */
    private record Round(Usage floor, Usage submit) {
        double others() {
            return Math.max(floor.others(), submit.others());
        }
    }

    /** How long submissions had to wait that came by chance. */
    private record Arrivals(long[] nanos, double others) {}

    private static final String APPLICATIONS = "select count(*) from casework.application";

    /** All that stands ready once the application runs. */
    private record Ready(
            Connection connection, Residents residents, Submitters submitters, Floor floor, Usage.Meter meter) {}

    private final Bench.Setting setting;
    private final Counts counts;

    private final SubmitFigures figures = new SubmitFigures();

    FinalSubmit(Bench.Setting setting) {
        this.setting = setting;
        this.counts = setting.quick() ? Counts.QUICK : Counts.FULL;
    }

    void run() throws Exception {
        Machine.print("P2 final submit of a saved draft over HTTP, beside the same rows by plain JDBC");
        var server =
                setting.cleanup().add(EmbeddedPostgres.start(setting.scratch().resolve("postgres"), line -> {}));
        var url = server.jdbcUrl() + "?user=" + server.superuser().user() + "&password="
                + server.superuser().password();
        var application = startApplication(setting, server);
        try (var connection = DriverManager.getConnection(url)) {
            describe(connection);
            long before = Rows.number(connection, APPLICATIONS);
            var residents = Residents.firstOf(connection, application.port(), home(setting));
            var submitters = new Submitters(application.port());
            var floor = Floor.of(connection, url, oneSubmission(connection, residents, submitters));
            var meter = new Usage.Meter(application.pid(), postmaster());
            var ready = new Ready(connection, residents, submitters, floor, meter);
            warmUp(ready);
            for (var round : leastDisturbed(() -> round(ready), Round::others)) {
                figures.keep(counts.submits(), round.submit(), counts.floor(), round.floor());
            }
            double half = figures.medianRate() / 2;
            System.out.printf(Locale.ROOT, "half load: %.0f submissions/s arriving by chance%n", half);
            for (var arrivals : leastDisturbed(() -> halfLoad(ready, half), Arrivals::others)) {
                figures.keep(arrivals.nanos());
            }
            figures.print();
            if (setting.profile()) {
                profile(ready, application);
            }
            verify(connection, submitters, before);
        }
    }

    /** The platform with the demonstration city on a server of its own. */
    static JavaProcess startApplication(Bench.Setting setting, EmbeddedPostgres server)
            throws IOException, InterruptedException {
        return start(setting, install(setting, server));
    }

    static Installation install(Bench.Setting setting, EmbeddedPostgres server)
            throws IOException, InterruptedException {
        return Installation.of(
                setting.root().resolve("platform/target/platform.jar"),
                setting.scratch().resolve("platform"),
                Map.of(
                        "SPRING_PROFILES_ACTIVE", "quiet,demo",
                        "SPRING_DATASOURCE_URL", server.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", server.user(),
                        "SPRING_DATASOURCE_PASSWORD", server.password()));
    }

    private static Path home(Bench.Setting setting) {
        return setting.scratch().resolve("platform/home");
    }

    static JavaProcess start(Bench.Setting setting, Installation installation)
            throws IOException, InterruptedException {
        var application = setting.cleanup().add(installation.start());
        System.out.printf(Locale.ROOT, "application up after %.1f s%n", application.awaitFirstPage());
        return application;
    }

    private void describe(Connection connection) throws SQLException {
        var settings = new ArrayList<String>();
        for (var name :
                List.of("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers")) {
            settings.add(name + " "
                    + Rows.only(connection, "show " + name).values().iterator().next());
        }
        System.out.println("PostgreSQL: " + String.join(", ", settings));
        System.out.printf(
                "%d rounds of %,d floor transactions and %,d submissions by %d clients, after %,d of each to warm up;"
                        + " a checkpoint before each%n",
                counts.rounds(), counts.floor(), counts.submits(), Workers.COUNT, counts.warmUp());
    }

    /** Submits once, and refuses to measure when a submission writes other rows than the floor does. */
    private String oneSubmission(Connection connection, Residents residents, Submitters submitters) throws Exception {
        awaitQuiet(connection);
        var requests = residents.prepare(1);
        var before = Rows.counts(connection);
        submitters.saturate(requests);
        var changes = new HashMap<String, Long>();
        Rows.counts(connection).forEach((table, count) -> changes.put(table, count - before.getOrDefault(table, 0L)));
        // What the ledger's sealer adds follows by itself, each second.
        changes.keySet().removeIf(table -> table.startsWith("ledger.") && !table.equals("ledger.leaf"));
        changes.values().removeIf(change -> change == 0);
        if (!changes.equals(Floor.ROWS)) {
            throw new IllegalStateException("A submission changes " + changes + " and the floor " + Floor.ROWS);
        }
        return submitters.acknowledged().iterator().next();
    }

    /** The demonstration's letters and certificates are printed after the start. */
    private static void awaitQuiet(Connection connection) throws SQLException, InterruptedException {
        while (Rows.number(connection, "select count(*) from event_publication") > 0) {
            Thread.sleep(200);
        }
    }

    private void warmUp(Ready ready) throws Exception {
        var pieces = ready.floor().prepare(counts.warmUp());
        Workers.saturate(pieces, ready.floor()::writer);
        for (int left = counts.warmUp(); left > 0; left -= counts.submits()) {
            var requests = ready.residents().prepare(Math.min(left, counts.submits()));
            settle(ready.connection());
            long begin = System.nanoTime();
            ready.submitters().saturate(requests);
            System.out.printf(
                    Locale.ROOT, "warm-up  submit %5.0f/s%n", requests.size() / ((System.nanoTime() - begin) / 1e9));
        }
    }

    private <T> List<T> leastDisturbed(Callable<T> round, ToDoubleFunction<T> others) throws Exception {
        var made = new ArrayList<T>();
        int quiet = 0;
        while (quiet < counts.rounds() && made.size() < 2 * counts.rounds()) {
            var one = round.call();
            quiet += others.applyAsDouble(one) <= DISTURBED ? 1 : 0;
            made.add(one);
        }
        made.sort(Comparator.comparingDouble(others));
        var kept = made.subList(0, counts.rounds());
        System.out.printf(
                Locale.ROOT,
                "counted: the %d least disturbed of %d, in which others used at most %.0f %%%n",
                kept.size(),
                made.size(),
                others.applyAsDouble(kept.getLast()));
        return kept;
    }

    private Round round(Ready ready) throws Exception {
        var pieces = ready.floor().prepare(counts.floor());
        settle(ready.connection());
        var plain = ready.meter().measure(() -> saturate(ready.floor(), pieces));
        var requests = ready.residents().prepare(counts.submits());
        settle(ready.connection());
        var usage = ready.meter().measure(() -> {
            ready.submitters().saturate(requests);
            return null;
        });
        System.out.printf(
                Locale.ROOT,
                "round  floor %5.0f/s (others %2.0f %%)  submit %5.0f/s (others %2.0f %%)%n",
                counts.floor() / plain.seconds(),
                plain.others(),
                counts.submits() / usage.seconds(),
                usage.others());
        return new Round(plain, usage);
    }

    private static Object saturate(Floor floor, List<UUID> pieces) throws Exception {
        Workers.saturate(pieces, floor::writer);
        return pieces;
    }

    private Arrivals halfLoad(Ready ready, double rate) throws Exception {
        var requests = ready.residents().prepare(counts.arrivals());
        settle(ready.connection());
        var waits = new ArrayList<long[]>();
        var usage = ready.meter().measure(() -> waits.add(ready.submitters().arrive(requests, rate)));
        var nanos = waits.getFirst();
        System.out.printf(
                Locale.ROOT,
                "half load  n %,d (others %2.0f %%)  p50 %.1f  p99 %.1f  max %.1f ms%n",
                nanos.length,
                usage.others(),
                Figures.percentile(nanos, 0.50) / 1e6,
                Figures.percentile(nanos, 0.99) / 1e6,
                Figures.percentile(nanos, 1) / 1e6);
        return new Arrivals(nanos, usage.others());
    }

    /** One more round under the flight recorder, which costs some per cent and so is never measured. */
    private void profile(Ready ready, JavaProcess application) throws Exception {
        var recording = setting.target().resolve("p2.jfr");
        var requests = ready.residents().prepare(counts.submits());
        settle(ready.connection());
        jdk("jcmd", String.valueOf(application.pid()), "JFR.configure", "stackdepth=256");
        jdk(
                "jcmd",
                String.valueOf(application.pid()),
                "JFR.start",
                "name=p2",
                "settings=profile",
                "jdk.CPUTimeSample#enabled=true",
                "jdk.CPUTimeSample#throttle=2ms");
        ready.submitters().saturate(requests);
        jdk("jcmd", String.valueOf(application.pid()), "JFR.stop", "name=p2", "filename=" + recording);
        jdk("jfr", "view", "--width", "160", "--cell-height", "1", "cpu-time-hot-methods", recording.toString());
    }

    private static void jdk(String tool, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of(arguments));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Each measured stretch begins with fresh statistics and an empty log, whatever was prepared for it. */
    private static void settle(Connection connection) throws SQLException {
        Rows.execute(connection, "analyze", "checkpoint");
    }

    private static void verify(Connection connection, Submitters submitters, long before) throws SQLException {
        var missing = new HashSet<>(submitters.acknowledged());
        for (var row : Rows.all(
                connection, "select number from casework.application join casework.case_event using (number)")) {
            missing.remove(String.valueOf(row.get("number")));
        }
        int acknowledged = submitters.acknowledged().size();
        long stored = Rows.number(connection, APPLICATIONS) - before;
        long drafts =
                Rows.number(connection, "select count(*) from draft.draft where item = '" + Residents.ITEM + "'") - 1;
        System.out.printf(
                "check: %,d acknowledged, %,d stored, %d acknowledged but not stored, %d drafts left%n",
                acknowledged, stored, missing.size(), drafts);
        if (!missing.isEmpty() || stored != acknowledged || drafts != 0) {
            throw new IllegalStateException("What was acknowledged and what is stored differ");
        }
    }

    private long postmaster() throws IOException {
        var file = setting.scratch().resolve("postgres/database/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }
}
