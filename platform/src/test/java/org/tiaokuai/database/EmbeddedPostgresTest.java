package org.tiaokuai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    static Path temp = Path.of("");

    private static Path first = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres running;

    @BeforeAll
    static void oneServerRunsForTheTestsThatOnlyLook() {
        first = temp.resolve("first");
        running = start(first);
    }

    @AfterAll
    static void itIsStopped() {
        running.close();
    }

    /** A home of its own for each test, which shares the unpacked programs only. */
    private static Path home(String name) throws IOException {
        Path home = Files.createDirectory(temp.resolve(name));
        Files.createSymbolicLink(home.resolve("postgres"), first.resolve("postgres"));
        return home;
    }

    private static EmbeddedPostgres start(Path home) {
        return EmbeddedPostgres.start(home, step -> {});
    }

    @Test
    void aSecondStartKeepsTheDataAndThePassword() throws Exception {
        Path home = home("政务 数据");
        String password;
        try (EmbeddedPostgres server = start(home)) {
            Queries.run(server, "create table kept (word text)", "insert into kept values ('许可')");
            password = server.password();
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.startOrJoin(home, step -> {})) {
            assertThat(Queries.ask(server, "select word from kept")).isEqualTo("许可");
            assertThat(server.password()).isEqualTo(password);
        }
        assertThat(PostmasterFile.in(home.resolve("database"))).doesNotExist();
    }

    @Test
    void theServerIsDurableLocalAndReadsChinese() throws Exception {
        assertThat(Queries.ask(running, "show fsync")).isEqualTo("on");
        assertThat(Queries.ask(running, "show synchronous_commit")).isEqualTo("on");
        assertThat(Queries.ask(running, "show full_page_writes")).isEqualTo("on");
        assertThat(Queries.ask(running, "show data_checksums")).isEqualTo("on");
        assertThat(Queries.ask(running, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Queries.askAsSuperuser(running, "show unix_socket_directories"))
                .isEmpty();
        assertThat(Queries.askAsSuperuser(running, "select setting from pg_file_settings where name = 'timezone'"))
                .isEqualTo("Asia/Shanghai");
        assertThat(Queries.ask(running, "show server_encoding")).isEqualTo("UTF8");
        Queries.run(running, "create extension pg_trgm");
        assertThat(Queries.ask(running, "select similarity('不动产登记', '不动产') > 0.3"))
                .isEqualTo("t");
    }

    @Test
    void nobodyEntersWithoutThePasswordOrReadsIt() throws Exception {
        for (String user : List.of(running.user(), running.superuser().user(), "postgres", "root")) {
            assertThatThrownBy(() -> DriverManager.getConnection(running.jdbcUrl("postgres"), user, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(permissions(first)).isIn("rwx------", "rwx--x--x");
        assertThat(permissions(first.resolve("database"))).isEqualTo("rwx------");
        assertThat(permissions(first.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(permissions(first.resolve("secrets/database.password"))).isEqualTo("rw-------");
        assertThat(permissions(first.resolve("postgres.log"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aFolderThatIsNotOursIsRefusedAndLeftAsItIs() throws Exception {
        Path home = home("foreign");
        Path treasure = Files.createDirectory(home.resolve("database")).resolve("treasure.txt");
        Files.writeString(treasure, "keep me");
        assertThatThrownBy(() -> start(home))
                .isInstanceOf(DatabaseStartRefused.class)
                .hasMessageContaining("is not a PostgreSQL data folder");
        assertThat(treasure).hasContent("keep me");
    }

    @Test
    void dataOfAnotherReleaseOrWithoutTheirPasswordAreRefusedAndKept() throws Exception {
        Path home = home("other release");
        start(home).close();
        Path version = home.resolve("database/PG_VERSION");
        String written = Files.readString(version);
        Files.writeString(version, "17\n");
        assertThatThrownBy(() -> start(home)).hasMessageContaining("were written by PostgreSQL 17");
        Files.writeString(version, written);
        Path password = home.resolve("secrets/database.password");
        Files.move(password, home.resolve("aside"));
        assertThatThrownBy(() -> start(home)).hasMessageContaining("is missing though the data are there");
        Files.move(home.resolve("aside"), password);
        start(home).close();
    }

    @Test
    void aNameThatAShellWouldMisreadIsRefused() {
        for (String name : List.of("a$HOME", "a`id`", "a\"b", "a\\b")) {
            assertThatThrownBy(() -> start(temp.resolve(name))).hasMessageContaining("choose another TIAOKUAI_HOME");
        }
    }

    @Test
    void aHomeThatIsAFileIsRefused() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "not a folder");
        assertThatThrownBy(() -> start(file)).hasMessageContaining("choose another TIAOKUAI_HOME");
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void aSecondApplicationIsToldSoAndDoesNotLoosenTheLock() {
        assertThatThrownBy(() -> start(first))
                .isInstanceOf(DatabaseStartRefused.class)
                .hasMessage("Tiaokuai is already running on this data (home "
                        + Home.existing(first).folder() + "); stop it or choose another TIAOKUAI_HOME.");
        assertThat(HomeLock.isFree(Home.existing(first))).isFalse();
        assertThatThrownBy(() -> KilledApplication.runOn(first))
                .as("another process")
                .hasMessageContaining("ended with 1");
    }

    @Test
    void aCommandJoinsTheRunningApplicationAndLeavesItRunning() throws Exception {
        Queries.run(running, "create table joined (word text)");
        try (EmbeddedPostgres joined = EmbeddedPostgres.join(first)) {
            Queries.run(joined, "insert into joined values ('guide')");
        }
        EmbeddedPostgres.startOrJoin(first, step -> {}).close();
        assertThat(Queries.ask(running, "select word from joined")).isEqualTo("guide");
    }

    @Test
    void aCommandDoesNotJoinWhereNothingRuns() throws Exception {
        Path home = home("silent");
        assertThatThrownBy(() -> EmbeddedPostgres.join(home)).hasMessageContaining("is not running");
        assertThatThrownBy(() -> EmbeddedPostgres.join(temp.resolve("nowhere"))).hasMessageContaining("no folder");
    }

    @Test
    void rootMayLendTheServerToAnotherUserAndTakeItBack() throws Exception {
        Assumptions.assumeTrue(Account.candidates().size() > 1, "only root steps down");
        Path home = home("lent");
        Account plain = Account.unprivileged().getFirst();
        Account passing = Account.unprivileged().getLast();
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, step -> {}, List.of(plain)))
                .as("the temporary folder is closed to others")
                .hasMessageContaining("Start as an ordinary user");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home, step -> {}, List.of(plain, passing))) {
            Queries.run(server, "create table kept (word text)", "insert into kept values ('lent')");
            assertThat(owner(home.resolve("database/base"))).isNotZero();
        }
        try (EmbeddedPostgres server = start(home)) {
            assertThat(Queries.ask(server, "select word from kept")).isEqualTo("lent");
            assertThat(owner(home.resolve("database/base"))).isEqualTo(ownUid(home));
        }
        for (Path folder : List.of(temp, first)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home, step -> {}, List.of(plain))) {
            assertThat(Queries.ask(server, "select word from kept")).isEqualTo("lent");
            assertThatThrownBy(() -> start(home)).hasMessageContaining("already running");
            EmbeddedPostgres.join(home).close();
            assertThat(permissions(home)).as("still open to the server").isEqualTo("rwx--x--x");
        }
    }

    @Test
    void whereNoWayDownFromRootWorksOneSentenceSaysSo() throws Exception {
        Path home = home("no way");
        List<Account> none =
                List.of(new Account(List.of("/no/such/program"), 0, 0), new Account(List.of("false"), 0, 0));
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, step -> {}, none))
                .hasMessageContaining("Start as an ordinary user");
        start(home).close();
    }

    private static int ownUid(Path home) {
        Binaries binaries = Binaries.unpack(Home.existing(home), step -> {});
        return Account.firstThatWorks(Account.candidates(), Home.existing(home), binaries.postgres())
                .uid();
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Objects.requireNonNull(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }
}
