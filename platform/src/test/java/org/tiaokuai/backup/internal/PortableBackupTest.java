package org.tiaokuai.backup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.Platform;
import org.tiaokuai.TestDatabase;
import org.tiaokuai.access.Role;
import org.tiaokuai.file.Samples;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;

/** A whole platform carried by its rows into another one, and what the proof says there. */
@ExtendWith(OutputCaptureExtension.class)
class PortableBackupTest {

    private static final String ROWS = """
            select string_agg(format('%s %s', relname, (xpath('/row/n/text()',
                query_to_xml(format('select count(*) as n from %I.%I', nspname, relname), false, true, '')))[1]), E'\\n'
                order by nspname, relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema') and relname not like 'flyway%'
            """;

    @TempDir
    private Path temp = Path.of("");

    private ConfigurableApplicationContext start(String name, String url, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--tiaokuai.home=" + temp.resolve(name),
                "--spring.profiles.active=quiet",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + TestDatabase.user(),
                "--spring.datasource.password=" + TestDatabase.password(),
                "--server.port=-1",
                "--logging.file.name="));
        arguments.addAll(List.of(more));
        return new SpringApplication(Platform.class).run(arguments.toArray(String[]::new));
    }

    private static UUID keep(ConfigurableApplicationContext platform, byte[] content, String name) {
        var files = platform.getBean(StoredFiles.class);
        var stored = files.store(new StoreFile(new ByteArrayResource(content), name, UUID.randomUUID()));
        var id = ((Storing.Stored) stored).file().id();
        platform.getBean(TransactionTemplate.class).executeWithoutResult(_ -> files.keep(id));
        return id;
    }

    private static void read(ConfigurableApplicationContext platform, String subject) {
        var privacy = platform.getBean(Privacy.class);
        var requester = new Requester(
                Requester.Kind.OFFICER, UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.WINDOW), "", "某局　窗口　周砚秋");
        var at = Instant.parse("2026-03-02T01:00:00.123456Z");
        privacy.open(
                new Reading(requester, Purpose.ACCEPTANCE, "行政许可法第三十二条", "开店", "20260302-1", subject, at),
                List.of(new Field("name", Grade.NAME, privacy.seal("周𠮷安"))));
    }

    private static String ask(ConfigurableApplicationContext platform, String question) {
        return Objects.requireNonNull(platform.getBean(JdbcClient.class)
                .sql(question)
                .query(String.class)
                .single());
    }

    private Path blob(UUID id) {
        return temp.resolve("target/files")
                .resolve(id.toString().substring(0, 2))
                .resolve(id.toString());
    }

    @Test
    void whatIsCarriedToAnotherServerIsWholeGoesOnAndIsProved(CapturedOutput told) throws Exception {
        var file = temp.resolve("backup");
        var keyFile = temp.resolve("backup.key");
        BackupKey.make(keyFile);
        UUID paper;
        UUID picture;
        String rows;
        try (var source = start("source", TestDatabase.create())) {
            paper = keep(source, Samples.paper(2), "章程.pdf");
            picture = keep(source, Samples.picture("png", 800, 600), "门面.png");
            read(source, "somebody");
            read(source, "somebody");
            source.getBean(JdbcClient.class)
                    .sql("select nextval('casework.serial') from generate_series(1, 41)")
                    .query()
                    .listOfRows();
            await().until(() -> source.getBean(Ledger.class).waiting() == 0);
            var lost = new ArrayList<UUID>();
            var contents = source.getBean(Backups.class).portable(file, BackupKey.in(keyFile), lost::add);
            assertThat(contents).isEqualTo(3);
            assertThat(lost).isEmpty();
            rows = ask(source, ROWS);
        }
        var database = TestDatabase.create();
        var restore = List.of(
                "--tiaokuai.command=restore",
                "--tiaokuai.command-file=" + file,
                "--tiaokuai.backup.key-file=" + keyFile);
        try (var target = start("target", database, restore.toArray(String[]::new))) {
            assertThat(target.getBean(Restore.class).getExitCode()).isZero();
            assertThat(told)
                    .contains("Files: 3 contents as they were backed up, 0 findings")
                    .contains("nothing is missing");
            assertThat(BeforeTheStart.unproved(temp.resolve("target").toString()))
                    .doesNotExist();
            // But for the report of the proof itself.
            assertThat(ask(target, ROWS).replace("\ncheck 1", "\ncheck 0")).isEqualTo(rows);
            assertThat(ask(target, "select nextval('casework.serial')")).isEqualTo("42");
            read(target, "somebody");
            assertThat(ask(target, "select max(number) from ledger.leaf where about = 'somebody'"))
                    .isEqualTo("3");
            assertThat(ask(target, "select count(*) from pg_constraint where contype = 'f' and convalidated"))
                    .isEqualTo(ask(target, "select count(*) from pg_constraint where contype = 'f'"))
                    .isNotEqualTo("0");
            namesWhatIsMissingOrAltered(target, file, keyFile, paper, picture, told);
        }
        assertThatThrownBy(() -> start("again", database, restore.toArray(String[]::new)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There is a database already");
    }

    private void namesWhatIsMissingOrAltered(
            ConfigurableApplicationContext target,
            Path file,
            Path keyFile,
            UUID paper,
            UUID picture,
            CapturedOutput told)
            throws IOException {
        var key = BackupKey.in(keyFile);
        var proof = target.getBean(Proof.class);
        assertThat(proof.holds(file, key)).isTrue();
        var jdbc = target.getBean(JdbcClient.class);
        jdbc.sql("delete from privacy.read where id = 1").update();
        var octets = Files.readAllBytes(blob(paper));
        octets[octets.length / 2] ^= 1;
        Files.write(blob(paper), octets);
        Files.delete(blob(picture));
        assertThat(proof.holds(file, key)).isFalse();
        assertThat(told)
                .contains("DELETED READ somebody row 1")
                .contains("File " + paper + " is not what was backed up")
                .contains("File " + picture + " is MISSING");
        jdbc.sql("delete from ledger.head").update();
        assertThat(proof.holds(file, key)).isFalse();
        assertThat(told).contains("IS NOT HERE");
    }
}
