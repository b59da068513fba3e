package org.tiaokuai.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.file.internal.Scanner.Verdict;

class ClamScannerTest {

    private final Path folder;

    ClamScannerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "stream: OK, CLEAN",
        "stream: Win.Test.EICAR_HDB-1 FOUND, INFECTED",
        "INSTREAM size limit exceeded. ERROR, SILENT",
        "'', SILENT",
        "HTTP/1.1 400 Bad Request, SILENT"
    })
    void whatTheDaemonSaysDecides(String answer, Verdict verdict) throws Exception {
        var content = "一份材料".repeat(50_000);
        try (var daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var heard = CompletableFuture.supplyAsync(() -> hear(daemon, answer));
            assertThat(scan(content, "127.0.0.1:" + daemon.getLocalPort())).isEqualTo(verdict);
            assertThat(heard.get()).isEqualTo(content);
        }
    }

    @Test
    void aDaemonThatIsNotThereHasSaidNothing() throws Exception {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThat(scan("x", "127.0.0.1:" + port)).isEqualTo(Verdict.SILENT);
    }

    @Test
    void whereNoneIsSetEverythingPasses() throws Exception {
        assertThat(scan("x", "")).isEqualTo(Verdict.CLEAN);
    }

    private Verdict scan(String content, String address) throws IOException {
        var file = folder.resolve("handed-in");
        Files.writeString(file, content);
        return new ClamScanner(address).scan(file);
    }

    /** The daemon's side of INSTREAM: pieces with their lengths, until one of length nothing. */
    private static String hear(ServerSocket daemon, String answer) {
        try (var caller = daemon.accept()) {
            var in = new DataInputStream(caller.getInputStream());
            assertThat(new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII))
                    .isEqualTo("zINSTREAM\0");
            var heard = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                heard.write(in.readNBytes(length));
            }
            caller.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
            return heard.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
