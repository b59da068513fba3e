package org.tiaokuai.backup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Placed;
import org.tiaokuai.TestDatabase;
import org.tiaokuai.file.Samples;
import org.tiaokuai.file.internal.SwiftServer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A platform whose files lie in a store that speaks S3: OpenStack Swift, which ./test installs; skipped where it cannot. */
@ExtendWith(OutputCaptureExtension.class)
class S3BackupTest {

    private static SwiftServer server;

    @TempDir
    private static Path temp = Path.of("");

    private static UUID paper = new UUID(0, 0);
    private static UUID picture = new UUID(0, 0);

    @BeforeAll
    static void aBackupOfAPlatformWithItsFilesInAStore() throws Exception {
        assumeTrue(SwiftServer.installed(), "OpenStack Swift is not installed");
        server = new SwiftServer(temp.resolve("swift"));
        store(s3 -> s3.createBucket(request -> request.bucket("source")));
        BackupKey.make(keyFile());
        try (var source = Started.platform(temp.resolve("source"), TestDatabase.create(), inStore("source"))) {
            paper = Started.keep(source, Samples.paper(2), "章程.pdf");
            picture = Started.keep(source, Samples.picture("png", 800, 600), "门面.png");
            await().until(() -> Placed.all(source.getBean(JdbcClient.class)));
            var lost = new ArrayList<UUID>();
            assertThat(source.getBean(Backups.class).portable(backup(), key(), lost::add))
                    .isEqualTo(3);
            assertThat(lost).isEmpty();
        }
        assertThat(objects("source")).hasSize(3);
        assertThat(temp.resolve("source/files"))
                .satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(), folder -> assertThat(folder)
                        .isEmptyDirectory());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    private static Path keyFile() {
        return temp.resolve("backup.key");
    }

    private static Path backup() {
        return temp.resolve("backup");
    }

    private static BackupKey key() throws Exception {
        return BackupKey.in(keyFile());
    }

    private static String[] inStore(String bucket) {
        return new String[] {
            "--tiaokuai.file.s3.address=" + server.address(),
            "--tiaokuai.file.s3.bucket=" + bucket,
            "--tiaokuai.file.s3.access-key=" + SwiftServer.ACCESS_KEY,
            "--tiaokuai.file.s3.secret-key=" + SwiftServer.SECRET_KEY
        };
    }

    private static void store(Consumer<S3Client> work) {
        try (var s3 = server.client()) {
            work.accept(s3);
        }
    }

    private static List<String> objects(String bucket) {
        var names = new ArrayList<String>();
        store(s3 -> s3.listObjects(request -> request.bucket(bucket))
                .contents()
                .forEach(object -> names.add(object.key())));
        return names;
    }

    private static ConfigurableApplicationContext restored(String home, String... more) {
        var arguments = new ArrayList<>(List.of(more));
        arguments.add("--tiaokuai.command=restore");
        arguments.add("--tiaokuai.command-file=" + backup());
        arguments.add("--tiaokuai.backup.key-file=" + keyFile());
        return Started.platform(temp.resolve(home), TestDatabase.create(), arguments.toArray(String[]::new));
    }

    @Test
    void itComesBackIntoAnotherBucketAndWhatIsWrongThereIsNamed(CapturedOutput told) throws Exception {
        store(s3 -> s3.createBucket(request -> request.bucket("target")));
        try (var target = restored("into a store", inStore("target"))) {
            assertThat(target.getBean(Restore.class).getExitCode()).isZero();
            assertThat(told)
                    .contains("Files: 3 contents as they were backed up, 0 findings")
                    .contains("Files under their keys: 3 contents open, 0 findings");
            assertThat(objects("target")).containsExactlyInAnyOrderElementsOf(objects("source"));
            var proof = target.getBean(Proof.class);
            store(s3 -> s3.putObject(
                    request -> request.bucket("target").key(paper.toString()),
                    RequestBody.fromString("another content")));
            assertThat(proof.holds(backup(), key())).isFalse();
            assertThat(told)
                    .contains("File " + paper + " is not what was backed up")
                    .contains("File " + paper + " DOES NOT OPEN");
            store(s3 -> s3.deleteObject(request -> request.bucket("target").key(picture.toString())));
            assertThat(proof.holds(backup(), key())).isFalse();
            assertThat(told)
                    .contains("File " + picture + " is MISSING")
                    .contains("Files under their keys: 1 contents open, 1 findings");
        }
        assertThat(objects("source")).hasSize(3);
    }

    @Test
    void itComesBackIntoAFolder(CapturedOutput told) throws Exception {
        try (var target = restored("into a folder")) {
            assertThat(target.getBean(Restore.class).getExitCode()).isZero();
            assertThat(told).contains("Files under their keys: 3 contents open, 0 findings");
        }
        try (var files = Files.walk(temp.resolve("into a folder/files"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(objects("source"));
        }
        assertThat(objects("source")).hasSize(3);
    }
}
