package org.tiaokuai.backup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaokuai.backup.internal.Manifest.Kind;
import org.tiaokuai.database.DataCopy;
import org.tiaokuai.database.DatabaseStartRefused;
import org.tiaokuai.database.EmbeddedPostgres;
import org.tiaokuai.ledger.Head;

/** A server that is written to while it is copied, and what the copy brings back. */
class PhysicalCopyTest {

    private static final int WRITERS = 3;

    @TempDir
    static Path temp = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres server;

    @BeforeAll
    static void aServerRuns() throws SQLException {
        server = EmbeddedPostgres.start(temp.resolve("source"), step -> {});
        run(
                server,
                "create table told (writer int, number bigint, primary key (writer, number))",
                "create table half (writer int, number bigint, filler text, primary key (writer, number))",
                "create table bulk as select n, repeat(md5(n::text), 20) as filler from generate_series(1, 40000) n");
    }

    @AfterAll
    static void itIsStopped() {
        server.close();
    }

    /** A home of its own, which shares the unpacked programs only. */
    private static Path home(String name) throws IOException {
        var home = Files.createDirectory(temp.resolve(name));
        Files.createSymbolicLink(home.resolve("postgres"), temp.resolve("source/postgres"));
        return home;
    }

    private static void run(EmbeddedPostgres server, String... statements) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        var superuser = server.superuser();
        return DriverManager.getConnection(server.jdbcUrl(), superuser.user(), superuser.password());
    }

    private static String ask(EmbeddedPostgres server, String question) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** People who write while the copy is made: two rows at a time, numbered, and what was acknowledged. */
    private static final class Writers implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final List<AtomicLong> acknowledged = new ArrayList<>();
        private final List<Future<?>> ends = new ArrayList<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Writers() {
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                acknowledged.add(new AtomicLong());
                ends.add(threads.submit(() -> write(number)));
            }
            ends.add(threads.submit(this::makeAndDrop));
        }

        private Void write(int writer) throws SQLException {
            try (var connection = connect(server)) {
                connection.setAutoCommit(false);
                for (long number = 1; !over.get(); number++) {
                    try (var statement = connection.createStatement()) {
                        statement.execute("insert into told values (" + writer + ", " + number + ")");
                        statement.execute(
                                "insert into half values (" + writer + ", " + number + ", repeat('x', 2000))");
                        connection.commit();
                    }
                    acknowledged.get(writer).set(number);
                }
            }
            return null;
        }

        /** Files come, grow and vanish. */
        private Void makeAndDrop() throws SQLException {
            for (int round = 0; !over.get(); round++) {
                var table = "passing_" + round;
                run(
                        server,
                        "create table " + table + " as select repeat('y', 500) from generate_series(1, 2000)",
                        "drop table " + table,
                        "checkpoint");
            }
            return null;
        }

        List<Long> acknowledged() {
            return acknowledged.stream().map(AtomicLong::get).toList();
        }

        @Override
        public void close() {
            over.set(true);
            threads.close();
            ends.forEach(Future::resultNow);
        }
    }

    @Test
    void whatWasAcknowledgedBeforeTheEndIsThereAndNothingIsHalf() throws Exception {
        var file = temp.resolve("backup");
        var key = Made.key(temp.resolve("key"));
        var before = new ArrayList<Long>();
        try (var writers = new Writers()) {
            while (writers.acknowledged().contains(0L)) {
                Thread.sleep(10);
            }
            BackupFile.write(
                    file, key, Made.manifest(Kind.PHYSICAL, server.superuser().password()), writer -> {
                        var copy = new PhysicalCopy(server);
                        return copy.write(writer, () -> {
                            pause();
                            before.addAll(writers.acknowledged());
                            return Optional.empty();
                        });
                    });
        }
        assertThat(ask(server, "select count(*) from pg_replication_slots")).isEqualTo("0");
        var home = home("restored");
        place(file, key, home);
        try (var restored = EmbeddedPostgres.start(home, step -> {})) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var there = " from told where writer = " + writer;
                long last = Long.parseLong(ask(restored, "select max(number)" + there));
                assertThat(last).isGreaterThanOrEqualTo(before.get(writer));
                assertThat(ask(restored, "select count(*)" + there)).isEqualTo("" + last);
            }
            assertThat(ask(restored, """
                            select count(*) from told full join half using (writer, number)
                            where told is null or half is null or length(filler) <> 2000
                            """)).isEqualTo("0");
            assertThat(ask(restored, "select md5(string_agg(filler, '' order by n)) from bulk"))
                    .isEqualTo(ask(server, "select md5(string_agg(filler, '' order by n)) from bulk"));
            run(restored, "insert into told values (99, 1)", "checkpoint");
        }
        assertThatThrownBy(() -> place(file, key, home))
                .isInstanceOf(DatabaseStartRefused.class)
                .hasMessageContaining("already");
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void place(Path file, BackupKey key, Path home) throws IOException {
        try (var reader = BackupReader.of(file, key)) {
            var manifest = reader.manifest();
            DataCopy.place(home, manifest.postgres(), manifest.password(), step -> {}, folder -> {
                for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                    if (entry.get().name().startsWith(DataFolder.PREFIX)) {
                        DataFolder.put(folder, entry.get().name(), entry.get().content());
                    }
                }
            });
        }
    }

    @Test
    void aBackupWhoseProcessDiedKeepsNoLogAndLeavesNoFile() throws Exception {
        var file = temp.resolve("died");
        var key = Made.key(temp.resolve("key"));
        assertThatThrownBy(() -> BackupFile.write(file, key, Made.manifest(Kind.PHYSICAL, ""), writer -> {
                    return new PhysicalCopy(server).write(writer, PhysicalCopyTest::killed);
                }))
                .isInstanceOf(IOException.class);
        assertThat(file).doesNotExist();
        assertThat(temp.resolve("died.part")).doesNotExist();
        assertThat(ask(server, "select count(*) from pg_replication_slots")).isEqualTo("0");
        Files.writeString(temp.resolve("died.part"), "what a killed backup leaves");
        BackupFile.write(file, key, Made.manifest(Kind.PHYSICAL, ""), writer -> {
            return new PhysicalCopy(server).write(writer, Optional::empty);
        });
        assertThat(BackupReader.check(file, key).ending().entries()).isGreaterThan(900);
    }

    /** The server sees no more of a killed process than this. */
    private static Optional<Head> killed() {
        try {
            assertThat(ask(server, "select temporary from pg_replication_slots"))
                    .isEqualTo("t");
            run(server, "select pg_terminate_backend(active_pid) from pg_replication_slots");
            while (!ask(server, "select count(*) from pg_replication_slots").equals("0")) {
                Thread.sleep(20);
            }
            return Optional.empty();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void dataOfAnotherReleaseAreNotPlaced() throws IOException {
        var home = home("other release");
        assertThatThrownBy(() -> DataCopy.place(home, 17, "", step -> {}, folder -> {
                    throw new IOException("this was begun");
                }))
                .isInstanceOf(DatabaseStartRefused.class)
                .hasMessageContaining("PostgreSQL 17");
        assertThat(DataCopy.isIn(home)).isFalse();
    }
}
