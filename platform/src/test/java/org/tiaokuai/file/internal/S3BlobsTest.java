package org.tiaokuai.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against OpenStack Swift, which ./test installs; skipped by name where it cannot. */
class S3BlobsTest {

    private static final S3Settings NONE = new S3Settings("", "us-east-1", "files", "", "");

    private static SwiftServer server;
    private static S3Blobs blobs;

    @BeforeAll
    static void aStoreWithABucket(@TempDir Path folder) throws Exception {
        assumeTrue(SwiftServer.installed(), "OpenStack Swift is not installed");
        server = new SwiftServer(folder);
        try (var s3 = server.client()) {
            s3.createBucket(request -> request.bucket("files"));
        }
        blobs = new S3Blobs(settings("files", SwiftServer.SECRET_KEY));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            blobs.close();
            server.stop();
        }
    }

    private static S3Settings settings(String bucket, String secret) {
        return new S3Settings(server.address(), "us-east-1", bucket, SwiftServer.ACCESS_KEY, secret);
    }

    @ParameterizedTest
    @CsvSource({"empty, 0", "small.preview, 7", "large, 12000000"})
    void whatWasPutIsReadUntilItIsRemoved(String name, int size) throws IOException {
        var content = new byte[size];
        new Random(4).nextBytes(content);
        blobs.put(name, out -> out.write(content));
        try (var read = blobs.open(name)) {
            assertThat(read.readAllBytes()).isEqualTo(content);
        }
        blobs.remove(name);
        assertThatThrownBy(() -> blobs.open(name)).isInstanceOf(NoSuchFileException.class);
        blobs.remove(name);
    }

    @Test
    void aContentThatBreaksOffIsNotThere() {
        assertThatThrownBy(() -> blobs.put("torn", out -> {
                    out.write("half".getBytes(StandardCharsets.US_ASCII));
                    throw new IOException("torn");
                }))
                .hasMessage("torn");
        assertThatThrownBy(() -> blobs.open("torn")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"files, wrong, 403", "nowhere, a-secret-of-the-test, 404"})
    void wrongSettingsStopTheStart(String bucket, String secret, String status) {
        assertThatThrownBy(() -> new S3Blobs(settings(bucket, secret)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(status)
                .hasMessageContaining("docs/running.md");
    }

    @Test
    void aStoreThatIsAwayStopsNoStartAndIsTold() {
        var away = new S3Settings("http://127.0.0.1:9", "us-east-1", "files", "a", "b");
        try (var missing = new S3Blobs(away)) {
            assertThatThrownBy(() -> missing.put("x", out -> out.write(1))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> missing.open("x")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> missing.remove("x")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theFolderServesWhereNoStoreIsSet(@TempDir Path folder) {
        var choice = new BlobStore();
        assertThat(choice.blobs(NONE, folder)).isInstanceOf(FolderBlobs.class);
        try (var chosen = (S3Blobs) choice.blobs(settings("files", SwiftServer.SECRET_KEY), folder)) {
            assertThat(chosen).isNotNull();
        }
    }
}
