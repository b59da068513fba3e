package org.tiaokuai.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tiaokuai.database.EmbeddedPostgres;

/** Very many cases are open: how long until each is counted by a notice of holidays, and until the clock of each was kept. */
final class Recount {

    private static final String OFFICER = "lu";
    private static final int DAYS = 40;

    private final Bench.Setting setting;
    private final int cases;
    private final int rounds;
    private final Figures seconds = new Figures("until all are counted by a notice, s");
    private final Figures rate = new Figures("cases counted each second");
    private final Figures kept = new Figures("until the clocks of all were kept, s");

    Recount(Bench.Setting setting) {
        this.setting = setting;
        cases = setting.quick() ? 5_000 : 100_000;
        rounds = setting.quick() ? 2 : 7;
    }

    void run() throws Exception {
        Machine.print("Counting " + cases + " open cases anew by a notice of holidays");
        var server =
                setting.cleanup().add(EmbeddedPostgres.start(setting.scratch().resolve("postgres"), line -> {}));
        var url = server.jdbcUrl() + "?user=" + server.superuser().user() + "&password="
                + server.superuser().password();
        var application = FinalSubmit.startApplication(setting, server);
        try (var connection = DriverManager.getConnection(url);
                var officer = new Browser(application.port())) {
            generate(connection);
            officer.signInStaff(OFFICER);
            for (int round = 0; round < rounds; round++) {
                round(connection, officer, round);
            }
            for (int round = 0; round < rounds; round++) {
                keep(connection);
            }
            Figures.print(seconds, rate, kept);
        }
    }

    /** Another day off each time, before which many of the cases began and after which they end. */
    private void round(Connection connection, Browser officer, int round) throws Exception {
        var today = LocalDate.now();
        var off = today.plusDays(1L + round);
        long begin = System.nanoTime();
        officer.send(
                "/officer/holidays",
                "/officer/holidays",
                Map.of(
                        "title",
                        "量测用的放假通知 " + round,
                        "document",
                        "",
                        "noticedOn",
                        today.minusDays(rounds - (long) round).toString(),
                        "year",
                        String.valueOf(off.getYear()),
                        "reach",
                        "days",
                        "division",
                        "320200",
                        "days",
                        off + ",量测,off",
                        "sure",
                        "true"));
        while (Rows.number(
                        connection,
                        "select count(*) from casework.recount where walk > 1 and notice = (select max(id) from calendar.notice)")
                == 0) {
            Thread.sleep(20);
        }
        double took = (System.nanoTime() - begin) / 1e9;
        seconds.add(took);
        rate.add(cases / took);
        System.out.printf(
                Locale.ROOT,
                "round  %.2f s, %,d cases moved%n",
                took,
                Rows.number(connection, "select moved from casework.recount order by notice desc limit 1"));
    }

    /** All wake on one morning, each with something to tell; from the first that is kept to the last. */
    private void keep(Connection connection) throws Exception {
        Rows.execute(
                connection,
                "truncate casework.reminder",
                "update casework.application set wakes_at = now() where closed_at is null",
                "vacuum analyze casework.application");
        var left = "select count(*) from casework.application where wakes_at <= now()";
        long all = Rows.number(connection, left);
        while (Rows.number(connection, left) == all) {
            Thread.sleep(20);
        }
        long begin = System.nanoTime();
        while (Rows.number(connection, left) > 0) {
            Thread.sleep(20);
        }
        double took = (System.nanoTime() - begin) / 1e9;
        kept.add(took);
        System.out.printf(
                Locale.ROOT,
                "kept  %.2f s, %,d reminders of %,d cases%n",
                took,
                Rows.number(connection, "select count(*) from casework.reminder"),
                all);
    }

    /** Copies of one case of the demonstration that is open, begun on the days before today. */
    private void generate(Connection connection) throws SQLException {
        long begin = System.nanoTime();
        var own = new HashMap<>(Map.of(
                "number", "to_char(20240101 + at % 700, 'FM00000000') || '-' || to_char(5000000 + at, 'FM0000000')",
                "draft", "gen_random_uuid()",
                "account", "gen_random_uuid()",
                "submitted_at", "now() - interval '1 day' * case when at % 2 = 0 then 11 else 1 end",
                "accepted_at", "case when at % 2 = 0 then now() - (at % " + DAYS + ") * interval '6 hours' end",
                "asked_at", "null",
                "corrected_at", "null",
                "state", "case when at % 2 = 0 then 'ACCEPTED' else 'SUBMITTED' end",
                "closed_at", "null",
                "due_on", "current_date + 3 + at % 10"));
        own.put("wakes_at", "now() + interval '1 year'");
        own.put("claimed_by", "null");
        own.put("claimed_name", "null");
        own.put("claimed_at", "null");
        var columns = OfficerQueue.columns(connection, "casework.application");
        Rows.execute(
                connection,
                """
                insert into casework.application (%s)
                select %s from (select * from casework.application where closed_at is null order by number limit 1) as one,
                    generate_series(1, %d) as at""".formatted(
                                String.join(", ", columns),
                                columns.stream()
                                        .map(column -> own.getOrDefault(column, "one." + column))
                                        .collect(Collectors.joining(", ")),
                                cases),
                """
                insert into casework.case_event (number, event, at, actor, by_whom, subject)
                select number, 'SUBMIT', submitted_at, account, '', subject from casework.application
                where not exists (select from casework.case_event where case_event.number = application.number)
                """,
                """
                insert into casework.case_event (number, event, at, actor, by_whom, subject)
                select number, 'ACCEPT', accepted_at, account, '某局　某人', subject from casework.application
                where accepted_at is not null and not exists (
                    select from casework.case_event where case_event.number = application.number and event <> 'SUBMIT')
                """,
                "vacuum analyze casework.application, casework.case_event",
                "checkpoint");
        System.out.printf(
                Locale.ROOT, "generated %,d open cases in %.0f s%n", cases, (System.nanoTime() - begin) / 1e9);
    }
}
