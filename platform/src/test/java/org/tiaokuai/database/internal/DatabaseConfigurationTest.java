package org.tiaokuai.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.database.DatabaseStartRefused;
import org.tiaokuai.database.EmbeddedPostgres;

class DatabaseConfigurationTest {

    @TempDir
    static Path temp = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres outside;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(DatabaseConfiguration.class)
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class))
            .withPropertyValues("tiaokuai.home=" + temp.resolve("home"), "spring.flyway.enabled=false");

    @BeforeAll
    static void anOperatorRunsAServer() {
        outside = EmbeddedPostgres.start(temp.resolve("outside"), step -> {});
    }

    @AfterAll
    static void theOperatorStopsIt() {
        outside.close();
    }

    private static void onOutside(String... statements) throws Exception {
        var superuser = outside.superuser();
        try (Connection connection =
                        DriverManager.getConnection(outside.jdbcUrl(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private ApplicationContextRunner onOutside() {
        return application.withPropertyValues(
                "spring.datasource.url=" + outside.jdbcUrl(),
                "spring.datasource.username=" + outside.user(),
                "spring.datasource.password=" + outside.password());
    }

    @Test
    void withoutAnAddressOneIsStartedInTheHomeMigratedAndHealedWhenKilled() throws Exception {
        Path migrations = Files.createDirectory(temp.resolve("migrations"));
        Files.writeString(migrations.resolve("V1__word.sql"), "create table word (text text)");
        application
                .withPropertyValues(
                        "spring.flyway.enabled=true",
                        "spring.flyway.locations=filesystem:" + migrations,
                        "spring.datasource.hikari.maximum-pool-size=7")
                .run(context -> {
                    assertThat(context).hasSingleBean(DataSource.class);
                    assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize())
                            .isEqualTo(7);
                    JdbcClient client = context.getBean(JdbcClient.class);
                    client.sql("insert into word values ('条块')").update();
                    killServer();
                    assertThat(answerWithin(Duration.ofSeconds(25), client)).isEqualTo("条块");
                });
        assertThat(temp.resolve("home/database/PG_VERSION")).exists();
        assertThat(temp.resolve("home/database/postmaster.pid")).doesNotExist();
    }

    private static void killServer() throws Exception {
        String pid =
                Files.readAllLines(temp.resolve("home/database/postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }

    private static Object answerWithin(Duration patience, JdbcClient client) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        List<Object> answers = new ArrayList<>();
        while (answers.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(200);
            try {
                answers.add(client.sql("select text from word").query().singleValue());
            } catch (DataAccessException away) {
                // asked again
            }
        }
        return answers.getFirst();
    }

    @Test
    void anOutsideServerIsUsedAndNoneIsEmbedded() {
        onOutside()
                .withPropertyValues("tiaokuai.home=" + temp.resolve("unused"))
                .run(context -> {
                    assertThat(context).hasSingleBean(DataSource.class);
                    assertThat(context.getBean(JdbcClient.class)
                                    .sql("select current_setting('port')")
                                    .query(Integer.class)
                                    .single())
                            .isEqualTo(outside.port());
                });
        assertThat(temp.resolve("unused")).doesNotExist();
    }

    @Test
    void aServerThatAnswersBeforeItsLogIsOnDiskIsRefusedWhoeverSetItSo() throws Exception {
        refusedAfter("alter system set fsync = off", "alter system reset fsync", "fsync = off");
        refusedAfter(
                "alter system set synchronous_commit = off",
                "alter system reset synchronous_commit",
                "synchronous_commit = off");
        refusedAfter(
                "alter database tiaokuai set synchronous_commit = off",
                "alter database tiaokuai reset synchronous_commit",
                "synchronous_commit = off");
        refusedAfter(
                "alter role tiaokuai_app set synchronous_commit = off",
                "alter role tiaokuai_app reset synchronous_commit",
                "synchronous_commit = off");
        refuses(
                onOutside()
                        .withPropertyValues(
                                "spring.datasource.url=" + outside.jdbcUrl() + "?options=-c%20synchronous_commit=off"),
                "synchronous_commit = off");
        onOutside().run(context -> assertThat(context).hasNotFailed());
    }

    private void refusedAfter(String change, String undo, String sentence) throws Exception {
        onOutside(change, "select pg_reload_conf()");
        Thread.sleep(300);
        try {
            refuses(onOutside(), sentence);
        } finally {
            onOutside(undo, "select pg_reload_conf()");
            Thread.sleep(300);
        }
    }

    private static void refuses(ApplicationContextRunner refused, String sentence) {
        refused.run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).hasStackTraceContaining(sentence);
            assertThat(shown(Objects.requireNonNull(context.getStartupFailure())))
                    .contains(sentence)
                    .doesNotContain("bean", "\n");
        });
    }

    @Test
    void everyOtherKindOfCommitIsAccepted() throws Exception {
        for (String kind : List.of("local", "remote_write", "remote_apply", "on")) {
            onOutside("alter database tiaokuai set synchronous_commit = " + kind);
            onOutside().run(context -> assertThat(context).hasNotFailed());
        }
        onOutside("alter database tiaokuai reset synchronous_commit");
    }

    @Test
    void anAddressThatIsNoPostgresIsRefused() {
        refuses(
                application.withPropertyValues("spring.datasource.url=jdbc:h2:mem:x"),
                "spring.datasource.url must name a PostgreSQL 15 or newer");
    }

    @Test
    void aWrongPasswordOrDatabaseIsSaidAtOnce() {
        long begun = System.nanoTime();
        refuses(onOutside().withPropertyValues("spring.datasource.password=guess"), "password authentication failed");
        refuses(
                onOutside().withPropertyValues("spring.datasource.url=" + outside.jdbcUrl("nowhere")),
                "database \"nowhere\" does not exist");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aServerThatDoesNotComeIsReportedAfterTheTimeAllowed() {
        refuses(
                onOutside()
                        .withPropertyValues(
                                "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/tiaokuai",
                                "spring.datasource.hikari.initialization-fail-timeout=1200"),
                "cannot be used");
    }

    @Test
    void theRefusalIsTheCauseThatTheAnalyzerLooksFor() {
        assertThat(shown(new IllegalStateException("wrapped", new DatabaseStartRefused("One sentence."))))
                .isEqualTo("One sentence.");
    }

    private static String shown(Throwable failure) {
        return Objects.requireNonNull(new DatabaseFailureAnalyzer().analyze(failure))
                .getDescription();
    }
}
