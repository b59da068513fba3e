package org.tiaokuai.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tiaokuai.database.EmbeddedPostgres;

/** P3: an ordinary officer opens the queue among a million cases, beside the same rows by plain JDBC. */
final class OfficerQueue {

    /** How many of each; warm-up is by count, so that a slow machine is as warm as a quick one. */
    private record Counts(int cases, int warmUp, int rounds, int pages) {

        static final Counts FULL = new Counts(1_000_000, 3_000, 7, 1_000);
        static final Counts QUICK = new Counts(20_000, 100, 2, 50);
    }

    private static final String OFFICER = "he";
    private static final int ITEMS = 170;
    private static final int DEPARTMENTS = 40;

    /** One in this many cases is open; the officer's department has one in {@link #DEPARTMENTS} of all. */
    private static final int OPEN = 7;

    /** As many as a page shows, and one more to know whether there is a next one. */
    private static final int ROWS = 51;

    private static final String PAGE = """
            select number, item, item_name, item_name_en, about, applicant, state, submitted_at, accepted_at, due_on,
                legal_due_on
            from casework.application where handled_by = ? and closed_at is null and state = 'SUBMITTED'
            order by due_on, number limit ?""";

    private static final String TOTALS = """
            select count(*), count(*) filter (where due_on < current_date), count(*) filter (where due_on = current_date)
            from (select due_on from casework.application
                  where handled_by = ? and closed_at is null and state = 'SUBMITTED' order by due_on, number limit 1000)
            as open""";

    private final Bench.Setting setting;
    private final Counts counts;
    private final Figures pageMedian = new Figures("page over HTTP, median, ms");
    private final Figures pageSlow = new Figures("page over HTTP, 95th percentile, ms");
    private final Figures floorMedian = new Figures("the same rows by plain JDBC, median, ms");
    private final Figures floorSlow = new Figures("the same rows by plain JDBC, 95th percentile, ms");
    private final Figures times = new Figures("page over floor, times (medians)");

    OfficerQueue(Bench.Setting setting) {
        this.setting = setting;
        this.counts = setting.quick() ? Counts.QUICK : Counts.FULL;
    }

    /** Opens the page once. */
    private interface Opening {
        void open() throws Exception;
    }

    void run() throws Exception {
        Machine.print("P3 an officer's queue among " + counts.cases() + " cases, beside the same rows by plain JDBC");
        var server =
                setting.cleanup().add(EmbeddedPostgres.start(setting.scratch().resolve("postgres"), line -> {}));
        var url = server.jdbcUrl() + "?user=" + server.superuser().user() + "&password="
                + server.superuser().password();
        var application = FinalSubmit.startApplication(setting, server);
        try (var connection = DriverManager.getConnection(url);
                var officer = new Browser(application.port());
                var page = connection.prepareStatement(PAGE);
                var totals = connection.prepareStatement(TOTALS)) {
            var department = department(connection);
            generate(connection, department);
            complete(connection);
            seal(connection, department);
            officer.signInStaff(OFFICER);
            Opening http = () -> officer.get("/officer/queue");
            Opening jdbc = () -> read(page, totals, department);
            time(counts.warmUp(), http);
            time(counts.warmUp(), jdbc);
            for (int round = 0; round < counts.rounds(); round++) {
                keep(time(counts.pages(), jdbc), time(counts.pages(), http));
            }
            Figures.print(pageMedian, pageSlow, floorMedian, floorSlow, times);
        }
    }

    private void keep(long[] floor, long[] page) {
        double below = Figures.percentile(floor, 0.5) / 1e6;
        double above = Figures.percentile(page, 0.5) / 1e6;
        floorMedian.add(below);
        floorSlow.add(Figures.percentile(floor, 0.95) / 1e6);
        pageMedian.add(above);
        pageSlow.add(Figures.percentile(page, 0.95) / 1e6);
        times.add(above / below);
        System.out.printf(Locale.ROOT, "round  floor %.2f ms  page %.2f ms%n", below, above);
    }

    private static long[] time(int count, Opening opening) throws Exception {
        var nanos = new long[count];
        for (int at = 0; at < count; at++) {
            long begin = System.nanoTime();
            opening.open();
            nanos[at] = System.nanoTime() - begin;
        }
        return nanos;
    }

    private static void read(PreparedStatement page, PreparedStatement totals, UUID department) throws SQLException {
        page.setObject(1, department);
        page.setInt(2, ROWS);
        int seen = 0;
        try (var rows = page.executeQuery()) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    rows.getObject(column);
                }
                seen++;
            }
        }
        totals.setObject(1, department);
        try (var rows = totals.executeQuery()) {
            rows.next();
            rows.getLong(1);
        }
        if (seen == 0) {
            throw new IllegalStateException("The officer's queue is empty");
        }
    }

    private static UUID department(Connection connection) throws SQLException {
        return (UUID) Rows.only(connection, """
                select department from organisation.post join access.account on account.id = post.account
                where login = '%s'""".formatted(OFFICER)).get("department");
    }

    /** Copies of one case of the demonstration, whatever columns it has, spread over departments, items and days. */
    private void generate(Connection connection, UUID department) throws SQLException {
        long begin = System.nanoTime();
        var own = new HashMap<>(Map.of(
                "number", "to_char(20240101 + at % 700, 'FM00000000') || '-' || to_char(5000000 + at, 'FM0000000')",
                "draft", "gen_random_uuid()",
                "account", "gen_random_uuid()",
                "item", "'BENCH' || to_char(at / " + DEPARTMENTS + " % " + ITEMS + ", 'FM000')",
                "state",
                        "case when " + open() + " then case when at % 3 = 0 then 'ACCEPTED' else 'SUBMITTED' end"
                                + " else 'GRANTED' end",
                "closed_at", "case when " + open() + " then null else submitted_at + interval '9 days' end",
                "due_on", "current_date - 20 + (at / " + DEPARTMENTS + " % 45)"));
        own.putAll(Map.of("accepted_at", "case when at % 3 = 0 then submitted_at end", "asked_at", "null"));
        own.putAll(Map.of("corrected_at", "null", "wakes_at", "now() + interval '1 year'"));
        own.put(
                "handled_by",
                "case when at % " + DEPARTMENTS + " = 0 then '" + department + "'::uuid else bodies[1 + at % "
                        + DEPARTMENTS + "] end");
        var columns = columns(connection, "casework.application");
        Rows.execute(
                connection,
                """
                insert into casework.application (%s)
                select %s from (select * from casework.application order by number limit 1) as one,
                    (select array_agg(gen_random_uuid()) as bodies from generate_series(0, %d)) as others,
                    generate_series(1, %d) as at""".formatted(
                                String.join(", ", columns),
                                columns.stream()
                                        .map(column -> own.getOrDefault(column, "one." + column))
                                        .collect(Collectors.joining(", ")),
                                DEPARTMENTS,
                                counts.cases()),
                "vacuum analyze casework.application",
                "checkpoint");
        System.out.printf(
                Locale.ROOT,
                "generated %,d cases in %.0f s, %,d of them open before this officer, in %d items%n",
                counts.cases(),
                (System.nanoTime() - begin) / 1e9,
                Rows.number(
                        connection,
                        "select count(*) from casework.application where closed_at is null and handled_by = '"
                                + department + "'"),
                ITEMS);
    }

    /** What each open case is reckoned by: its steps, and the guide of its item. */
    private void complete(Connection connection) throws SQLException {
        var first = "(select item from casework.application order by number limit 1)";
        for (var table : Map.of("catalogue.item", "code", "catalogue.item_version", "item")
                .entrySet()) {
            var columns = columns(connection, table.getKey());
            Rows.execute(
                    connection,
                    "insert into %s (%s) select %s from %s as one, generate_series(0, %d) as at where one.%s = %s"
                            .formatted(
                                    table.getKey(),
                                    String.join(", ", columns),
                                    columns.stream()
                                            .map(column -> column.equals(table.getValue())
                                                    ? "'BENCH' || to_char(at, 'FM000')"
                                                    : "one." + column)
                                            .collect(Collectors.joining(", ")),
                                    table.getKey(),
                                    ITEMS - 1,
                                    table.getValue(),
                                    first));
        }
        for (var step :
                Map.of("SUBMIT", "submitted_at", "ACCEPT", "accepted_at").entrySet()) {
            Rows.execute(connection, """
                    insert into casework.case_event (number, event, at, actor, by_whom, subject)
                    select number, '%1$s', %2$s, account, '某局　某人', subject from casework.application
                    where closed_at is null and item like 'BENCH%%' and %2$s is not null
                    order by number""".formatted(step.getKey(), step.getValue()));
        }
        Rows.execute(connection, "vacuum analyze casework.case_event", "checkpoint");
    }

    /** The names that the officer's queue shows open where they lie. */
    private void seal(Connection connection, UUID department) throws Exception {
        var keys = PlatformKeys.of(connection, setting.scratch().resolve("platform/home"));
        try (var update =
                connection.prepareStatement("update casework.application set applicant = ? where number = ?")) {
            for (var row : Rows.all(
                    connection,
                    "select number, subject from casework.application where closed_at is null and handled_by = '"
                            + department + "' and item like 'BENCH%'")) {
                var cell = "casework.application.applicant " + row.get("number") + " " + row.get("subject");
                Rows.batch(update, keys.seal("周砚秋", cell), row.get("number"));
            }
            update.executeBatch();
        }
        Rows.execute(connection, "vacuum analyze casework.application", "checkpoint");
    }

    private static String open() {
        return "(at / " + DEPARTMENTS + ") % " + OPEN + " = 0";
    }

    /** Those that are stored. */
    static List<String> columns(Connection connection, String table) throws SQLException {
        var names = new ArrayList<String>();
        for (var row : Rows.all(connection, """
                select column_name from information_schema.columns
                where table_schema || '.' || table_name = '%s' and is_generated = 'NEVER'
                order by ordinal_position""".formatted(table))) {
            names.add(String.valueOf(row.get("column_name")));
        }
        return names;
    }
}
