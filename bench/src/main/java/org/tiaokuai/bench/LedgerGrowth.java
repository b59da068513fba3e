package org.tiaokuai.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.tiaokuai.database.EmbeddedPostgres;

/**
 * P9: what the leaf costs in the transaction of a submission, by plain JDBC so that nothing of the platform hides it; how
 * many leaves sixteen writers append; and how long an inclusion proof takes among ten million leaves, over HTTP.
 */
final class LedgerGrowth {

    private record Counts(int warmUp, int rounds, int pieces, long leaves, int proofs) {

        static final Counts FULL = new Counts(20_000, 7, 20_000, 10_000_000, 1_000);
        static final Counts QUICK = new Counts(200, 2, 200, 10_000, 50);
    }

    private final Bench.Setting setting;
    private final Counts counts;
    private final Figures without = new Figures("transactions without a leaf, per second");
    private final Figures with = new Figures("the same with its leaf, per second (so many leaves)");
    private final Figures share = new Figures("with a leaf, % of without");
    private final Figures proofMedian = new Figures("inclusion proof over HTTP, median, ms");
    private final Figures proofSlow = new Figures("inclusion proof over HTTP, 99th percentile, ms");

    LedgerGrowth(Bench.Setting setting) {
        this.setting = setting;
        this.counts = setting.quick() ? Counts.QUICK : Counts.FULL;
    }

    void run() throws Exception {
        Machine.print("P9 the ledger: appending beside not, and proofs among " + counts.leaves() + " leaves");
        var server =
                setting.cleanup().add(EmbeddedPostgres.start(setting.scratch().resolve("postgres"), line -> {}));
        var url = server.jdbcUrl() + "?user=" + server.superuser().user() + "&password="
                + server.superuser().password();
        var application = FinalSubmit.startApplication(setting, server);
        try (var connection = DriverManager.getConnection(url);
                var visitor = new Browser(application.port())) {
            Rows.execute(connection, """
                    insert into draft.draft (id, account, item, item_version, answers, pages, started_at, saved_at)
                    values (gen_random_uuid(), gen_random_uuid(), 'BENCH', 1, repeat('a', 2000), '{}', now(), now())""");
            var floor = Floor.of(connection, url, number(connection));
            append(floor);
            long size = fill(connection);
            prove(visitor, size);
        }
        Figures.print(without, with, share, proofMedian, proofSlow);
    }

    /** Of a case of the demonstration that is under a head. */
    private static String number(Connection connection) throws SQLException {
        return String.valueOf(Rows.only(connection, """
                select about from ledger.leaf where kind = 'CASE_EVENT' group by about having count(*) = 1
                    and (select count(*) from casework.case_event where number = about) = 1 limit 1""").get("about"));
    }

    private void append(Floor floor) throws Exception {
        Workers.saturate(floor.prepare(counts.warmUp()), floor::writer);
        for (int round = 0; round < counts.rounds(); round++) {
            double plain = rate(floor, floor::writerWithoutLedger);
            double recorded = rate(floor, floor::writer);
            without.add(plain);
            with.add(recorded);
            share.add(100 * recorded / plain);
            System.out.printf(Locale.ROOT, "round  without %.0f/s  with %.0f/s%n", plain, recorded);
        }
    }

    private double rate(Floor floor, Workers.Opening<UUID> opening) throws Exception {
        var pieces = floor.prepare(counts.pieces());
        long begin = System.nanoTime();
        Workers.saturate(pieces, opening);
        return pieces.size() / ((System.nanoTime() - begin) / 1e9);
    }

    /** A tree of so many leaves with a head over it, level by level in the database; its hashes are real. */
    private long fill(Connection connection) throws SQLException {
        long begin = System.nanoTime();
        long size = counts.leaves();
        Rows.execute(
                connection,
                "truncate ledger.node, ledger.head, ledger.place, ledger.leaf",
                """
                insert into ledger.leaf (kind, about, row, text, hash)
                select 'CASE_EVENT', 'bench', n::text, n::text, sha256(('\\x00' || convert_to(n::text, 'UTF8'))::bytea)
                from generate_series(1, %d) n""".formatted(size),
                "insert into ledger.place (index, leaf) select row_number() over (order by id) - 1, id from ledger.leaf",
                """
                insert into ledger.node (level, index, hash)
                select 0, index, hash from ledger.place join ledger.leaf on leaf.id = place.leaf""");
        for (int level = 1; size >> level > 0; level++) {
            Rows.execute(connection, """
                    insert into ledger.node (level, index, hash)
                    select %1$d, l.index / 2, sha256('\\x01'::bytea || l.hash || r.hash)
                    from ledger.node l join ledger.node r on r.level = %2$d and r.index = l.index + 1
                    where l.level = %2$d and l.index %% 2 = 0""".formatted(level, level - 1));
        }
        Rows.execute(
                connection,
                """
                insert into ledger.head (size, root, map, at, hash, key, signature)
                values (%d, sha256('x'), sha256('x'), now(), 'SHA-256', 'bench', '')""".formatted(size),
                "vacuum analyze ledger.node",
                "vacuum analyze ledger.place",
                "vacuum analyze ledger.leaf",
                "checkpoint");
        System.out.printf(
                Locale.ROOT, "made a tree of %,d leaves in %.0f s%n", size, (System.nanoTime() - begin) / 1e9);
        return size;
    }

    private void prove(Browser visitor, long size) throws Exception {
        var random = new Random(9);
        for (int round = 0; round < counts.rounds(); round++) {
            var nanos = new long[counts.proofs()];
            for (int at = 0; at < nanos.length; at++) {
                long index = random.nextLong(size);
                long begin = System.nanoTime();
                var proof = visitor.get("/api/v1/ledger/heads/" + size + "/leaves/" + index);
                nanos[at] = System.nanoTime() - begin;
                if (!proof.contains("\"leafIdx\":" + index)) {
                    throw new IllegalStateException("No proof of leaf " + index + ": " + proof);
                }
            }
            proofMedian.add(Figures.percentile(nanos, 0.5) / 1e6);
            proofSlow.add(Figures.percentile(nanos, 0.99) / 1e6);
        }
    }
}
