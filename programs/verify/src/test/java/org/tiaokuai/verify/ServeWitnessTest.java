package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The witness over HTTP. */
class ServeWitnessTest {

    private final KeyOfNoValue key = KeyOfNoValue.SM2;
    private final City city = City.busy(key);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private ServeWitness witness;

    @BeforeEach
    void served() throws IOException, Unreadable {
        witness = new ServeWitness(
                key.read(),
                folder,
                InetAddress.getLoopbackAddress(),
                0,
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopped() throws IOException {
        witness.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.uri(URI.create(witness.address() + path)).build(), BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), "/heads");
    }

    private String body() {
        return "{\"old\":0,\"proof\":[],\"head\":" + city.head() + "}";
    }

    @Test
    void whatIsCountersignedIsPublicAndSatisfiesTheVerifier() throws Exception {
        assertThat(post(body()).statusCode()).isEqualTo(200);
        var newest = send(HttpRequest.newBuilder(), "/head").body();
        Files.writeString(folder.resolve("cosigned.json"), newest);
        Files.writeString(folder.resolve("key.pem"), key.pem());
        Files.writeString(folder.resolve("receipt.json"), city.receipt(3).toString());
        assertThat(send(HttpRequest.newBuilder(), "/key").body())
                .isEqualTo(Files.readString(folder.resolve("witness.pem")));
        var said = new ByteArrayOutputStream();
        var code = new Verify(new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(
                        "verify-receipt",
                        folder.resolve("receipt.json").toString(),
                        folder.resolve("key.pem").toString(),
                        "--by",
                        folder.resolve("witness.pem").toString(),
                        folder.resolve("cosigned.json").toString());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("countersigned by: ");
        assertThat(code).isZero();
    }

    @Test
    void whatIsNotThereOrNotMeantIsRefused() throws Exception {
        assertThat(send(HttpRequest.newBuilder(), "/head").statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(), "/witness.key").statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(), "/heads").statusCode()).isEqualTo(405);
        assertThat(send(HttpRequest.newBuilder().DELETE(), "/heads").statusCode())
                .isEqualTo(405);
        assertThat(post("x".repeat(Countersigning.LONGEST + 1)).statusCode()).isEqualTo(413);
        assertThat(post("{}").statusCode()).isEqualTo(400);
        assertThat(out.size()).isZero();
    }

    @Test
    void aForkIsPrinted() throws Exception {
        post(body());
        var fork = post("{\"old\":9,\"proof\":[],\"head\":" + City.bent(key).head() + "}");
        assertThat(fork.statusCode()).isEqualTo(422);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("ok: 9 leaves")
                .contains("fork at size 9: {");
    }

    /** Who sends half a request waits alone. */
    @Test
    void whoSendsHalfARequestHoldsUpNobody() throws Exception {
        var at = URI.create(witness.address());
        try (var slow = new Socket(at.getHost(), at.getPort())) {
            slow.getOutputStream()
                    .write("POST /heads HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().flush();
            assertThat(post(body()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theProgramRefusesCallsThatMeanNothing() throws IOException {
        Files.writeString(folder.resolve("key.pem"), key.pem());
        var pem = folder.resolve("key.pem").toString();
        var free = folder.resolve("other").toString();
        var verify = new Verify(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(verify.run("serve-witness", pem)).isEqualTo(64);
        assertThat(verify.run("serve-witness", pem, free, "port")).isEqualTo(64);
        assertThat(verify.run("serve-witness", pem, free, "99999")).isEqualTo(64);
        assertThat(verify.run("serve-witness", folder.resolve("none.pem").toString(), free))
                .isEqualTo(66);
        assertThat(verify.run("serve-witness", folder.resolve("witness.key").toString(), free))
                .isEqualTo(1);
        assertThat(verify.run("serve-witness", pem, folder.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("another program uses");
        for (var call : new String[][] {{"--by"}, {"--by", pem}, {"--by", pem, pem, "more"}, {pem, "--by", pem}}) {
            var all = new String[call.length + 3];
            all[0] = "verify-receipt";
            all[1] = pem;
            all[2] = pem;
            System.arraycopy(call, 0, all, 3, call.length);
            assertThat(verify.run(all)).isEqualTo(64);
        }
    }
}
