package org.tiaokuai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresKilledTest {

    @TempDir
    static Path temp = Path.of("");

    @BeforeAll
    static void programsAreUnpackedOnce() {
        Binaries.unpack(Home.at(temp.resolve("first")), step -> {});
    }

    /** A home of its own for each test, which shares the unpacked programs only. */
    private static Path home(String name) throws IOException {
        Path home = Files.createDirectory(temp.resolve(name));
        Files.createSymbolicLink(home.resolve("postgres"), temp.resolve("first/postgres"));
        return home;
    }

    private static EmbeddedPostgres start(Path home) {
        return EmbeddedPostgres.start(home, step -> {});
    }

    private static ProcessHandle postmaster(Path home) {
        long pid = PostmasterFile.read(home.resolve("database")).orElseThrow().pid();
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Test
    void aKilledServerComesBackOnTheSamePortWithWhatWasCommitted() throws Exception {
        Path home = home("killed");
        try (EmbeddedPostgres server = start(home);
                Connection busy = Queries.connect(server);
                Statement statement = busy.createStatement()) {
            Queries.run(server, "create table kept (word text)", "insert into kept values ('committed')");
            Thread.ofVirtual().start(() -> {
                try {
                    statement.execute("select count(*) from generate_series(1, 2000000000)");
                } catch (SQLException expected) {
                    // The statement dies with its server; it is there to hold the data folder for a while.
                }
            });
            Thread.sleep(200);
            postmaster(home).destroyForcibly();
            assertThat(answerWithin(20, server)).isEqualTo("committed");
        }
        assertThat(PostmasterFile.in(home.resolve("database"))).doesNotExist();
    }

    private static String answerWithin(int seconds, EmbeddedPostgres server) throws Exception {
        for (int tenths = 0; tenths < seconds * 10; tenths++) {
            Thread.sleep(100);
            try {
                return Queries.ask(server, "select word from kept");
            } catch (SQLException stillAway) {
                // asked again below
            }
        }
        return "no answer";
    }

    @Test
    void theServerOfAKilledApplicationIsNeverJoinedButStoppedAndStartedAgain() throws Exception {
        Path home = home("orphan");
        KilledApplication.runOn(home);
        ProcessHandle orphan = postmaster(home);
        assertThat(orphan.isAlive()).isTrue();
        assertThatThrownBy(() -> EmbeddedPostgres.join(home)).hasMessageContaining("is not running");
        try (EmbeddedPostgres server = start(home)) {
            assertThat(Queries.ask(server, "select word from kept")).isEqualTo("committed");
            assertThat(postmaster(home).pid()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void aKilledApplicationWithAKilledServerStartsAgain() throws Exception {
        Path home = home("both killed");
        KilledApplication.runOn(home);
        postmaster(home).destroyForcibly();
        try (EmbeddedPostgres server = start(home)) {
            assertThat(Queries.ask(server, "select word from kept")).isEqualTo("committed");
        }
    }

    @Test
    void anOldProcessIdOfAnotherProgramOrOfNoneDoesNotStopTheStart() throws Exception {
        Path home = home("stranger");
        start(home).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            for (long pid : List.of(stranger.pid(), 4_194_300L)) {
                Path noted = PostmasterFile.in(home.resolve("database"));
                Files.writeString(noted, pid + "\n" + noted.getParent() + "\n1\n5432\n\n127.0.0.1\n 1 1\nready   \n");
                try (EmbeddedPostgres server = start(home)) {
                    assertThat(Queries.ask(server, "select 1")).isEqualTo("1");
                }
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void whatAKilledFirstStartLeftIsBegunAgain() throws Exception {
        Path home = home("half made");
        Path halfMade = Files.createDirectories(home.resolve("database.new-0a1b2c3d/base"));
        Files.writeString(halfMade.resolveSibling("PG_VERSION"), "18");
        Files.writeString(home.resolve("database.new-0a1b2c3d.password"), "left behind");
        try (EmbeddedPostgres server = start(home)) {
            assertThat(Queries.ask(server, "select 1")).isEqualTo("1");
        }
        try (var inside = Files.list(home)) {
            assertThat(inside.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("database", "lock", "postgres", "postgres.log", "secrets");
        }
    }

    @Test
    void programsUnpackedByHalfAreUnpackedAgain() throws Exception {
        Path home = Files.createDirectory(temp.resolve("half unpacked"));
        Files.writeString(
                Files.createDirectories(home.resolve("postgres/unfinished/bin")).resolve("postgres"), "half");
        Binaries binaries = Binaries.unpack(Home.at(home), step -> {});
        assertThat(Files.isExecutable(binaries.postgres())).isTrue();
        assertThat(Files.size(binaries.postgres())).isGreaterThan(1_000_000);
        assertThat(Files.isSymbolicLink(binaries.folder().resolve("lib/libpq.so")))
                .isTrue();
        assertThat(home.resolve("postgres/unfinished")).doesNotExist();
    }
}
