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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Placed;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TestDatabase;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.file.Samples;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.FieldKeys;
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
        return Started.platform(temp.resolve(name), url, more);
    }

    private static void read(ConfigurableApplicationContext platform, String subject) {
        var privacy = platform.getBean(Privacy.class);
        var requester = Requester.system(UUID.randomUUID(), "送达文书");
        var at = Instant.parse("2026-03-02T01:00:00.123456Z");
        privacy.open(
                new Reading(requester, Purpose.ISSUE, "国务院令第716号第十条", "开店", "20260302-1", subject, at),
                List.of(new Field("name", Grade.NAME, privacy.seal("周𠮷安", SmallTown.cell(subject)))));
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
            paper = Started.keep(source, Samples.paper(2), "章程.pdf");
            picture = Started.keep(source, Samples.picture("png", 800, 600), "门面.png");
            read(source, "somebody");
            read(source, "somebody");
            source.getBean(JdbcClient.class)
                    .sql("select nextval('casework.serial') from generate_series(1, 41)")
                    .query()
                    .listOfRows();
            renewed(source);
            read(source, "somebody");
            await().until(() -> Placed.all(source.getBean(JdbcClient.class)));
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
                    .contains("Keys: 3 unwrap, 0 findings")
                    .contains("file.stored.key: 2 open")
                    .containsPattern("Sealed fields: [1-9][0-9]* open, 0 findings")
                    .contains("Files under their keys: 3 contents open, 0 findings")
                    .contains("nothing is missing");
            assertThat(BeforeTheStart.unproved(temp.resolve("target").toString()))
                    .doesNotExist();
            // But for the report of the proof itself.
            assertThat(ask(target, ROWS).replace("\ncheck 1", "\ncheck 0")).isEqualTo(rows);
            assertThat(ask(target, "select nextval('casework.serial')")).isEqualTo("42");
            read(target, "somebody");
            assertThat(ask(target, "select max(number) from ledger.leaf where about = 'somebody'"))
                    .isEqualTo("4");
            assertThat(ask(target, "select count(*) from pg_constraint where contype = 'f' and convalidated"))
                    .isEqualTo(ask(target, "select count(*) from pg_constraint where contype = 'f'"))
                    .isNotEqualTo("0");
            namesWhatDoesNotOpen(target, file, keyFile, paper, picture, told);
            namesWhatIsMissingOrAltered(target, file, keyFile, paper, picture, told);
        }
        var forged = withAnotherRoot(file, BackupKey.in(keyFile));
        assertThatThrownBy(() -> start(
                        "forged",
                        TestDatabase.create(),
                        "--tiaokuai.command=restore",
                        "--tiaokuai.command-file=" + forged,
                        "--tiaokuai.backup.key-file=" + keyFile))
                .hasStackTraceContaining("is not the one this database was written with");
        assertThat(BeforeTheStart.unproved(temp.resolve("forged").toString())).exists();
        assertThatThrownBy(() -> start("again", database, restore.toArray(String[]::new)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There is a database already");
    }

    /** Another key, so that there is an older one that nothing is sealed by any more. */
    private static void renewed(ConfigurableApplicationContext platform) {
        var post = new Post(UUID.randomUUID(), UUID.randomUUID(), "某局", "管理员", Set.of(Role.SYSTEM_ADMINISTRATOR));
        platform.getBean(FieldKeys.class).renew(new Officer(UUID.randomUUID(), null, "周砚秋", post), "b1");
    }

    /** Each time one thing is altered, found, and put back. */
    private void namesWhatDoesNotOpen(
            ConfigurableApplicationContext target,
            Path file,
            Path keyFile,
            UUID paper,
            UUID picture,
            CapturedOutput told)
            throws IOException {
        var key = BackupKey.in(keyFile);
        var proof = target.getBean(Proof.class);
        var jdbc = target.getBean(JdbcClient.class);
        jdbc.sql("update privacy.data_key set retired_at = now() where name = 'b1'")
                .update();
        assertThat(proof.holds(file, key)).isTrue();
        var whole = ask(target, "select key from file.stored where id = '" + paper + "'");
        var other = ask(target, "select key from file.stored where id = '" + picture + "'");
        int at = whole.length() / 2;
        var turned = whole.substring(0, at) + (whole.charAt(at) == 'A' ? 'B' : 'A') + whole.substring(at + 1);
        for (var wrong : new String[] {other, turned, "k9" + whole.substring(2), ""}) {
            altered(jdbc, "update file.stored set key = :to where id = '" + paper + "'", wrong);
            assertThat(proof.holds(file, key)).isFalse();
            assertThat(told.toString().lines().toList().reversed().stream().limit(20))
                    .anyMatch(line -> line.contains("File " + paper + " DOES NOT OPEN"))
                    .anyMatch(line -> line.contains("Files under their keys: 2 contents open, 1 findings"));
            altered(jdbc, "update file.stored set key = :to where id = '" + paper + "'", whole);
        }
        var name = ask(target, "select name from file.stored where id = '" + picture + "'");
        altered(jdbc, "update file.stored set name = :to where id = '" + picture + "'", name.replaceFirst(".$", "?"));
        assertThat(proof.holds(file, key)).isFalse();
        assertThat(told).contains("An envelope DOES NOT OPEN: file.stored.name row " + picture);
        altered(jdbc, "update file.stored set name = :to where id = '" + picture + "'", name);
        jdbc.sql(
                        "update privacy.data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where name = 'b1'")
                .update();
        target.getBean(Proof.class);
        assertThat(proof.holds(file, key)).isFalse();
        assertThat(told).contains("The key b1 DOES NOT UNWRAP").contains("Keys: 2 unwrap, 1 findings");
        jdbc.sql(
                        "update privacy.data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where name = 'b1'")
                .update();
        assertThat(proof.holds(file, key)).isTrue();
    }

    private static void altered(JdbcClient jdbc, String sql, String to) {
        assertThat(jdbc.sql(sql).param("to", to).update()).isOne();
    }

    /** The same entries under another manifest: whoever has the key of backups can make that. */
    private Path withAnotherRoot(Path file, BackupKey key) throws IOException {
        var forged = temp.resolve("forged backup");
        try (var reader = BackupReader.of(file, key)) {
            var was = reader.manifest();
            var keys = new TreeMap<>(was.keys());
            keys.put("tiaokuai.privacy.key-file", "ab".repeat(32));
            var manifest = new Manifest(
                    was.format(),
                    was.kind(),
                    was.tables(),
                    was.postgres(),
                    was.machine(),
                    was.demo(),
                    was.at(),
                    was.password(),
                    keys);
            BackupFile.write(forged, key, manifest, writer -> {
                for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                    writer.entry(entry.get().name(), entry.get().content());
                }
                return Optional.ofNullable(reader.ending().head());
            });
        }
        return forged;
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
