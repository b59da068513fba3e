package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The witness over HTTP. */
class ServeWitnessTest {

    private static final int MANY = 100;

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

    @ParameterizedTest
    @CsvSource({
        "/head, DELETE, 'GET, HEAD'",
        "/head, POST, 'GET, HEAD'",
        "/head, PUT, 'GET, HEAD'",
        "/key, DELETE, 'GET, HEAD'",
        "/key, OPTIONS, 'GET, HEAD'",
        "/heads, GET, POST",
        "/heads, HEAD, POST",
        "/heads, PUT, POST",
        "/heads, PATCH, POST"
    })
    void anotherMethodIsToldWhichThereAre(String path, String method, String allowed) throws Exception {
        assertThat(post(body()).statusCode()).isEqualTo(200);
        var answer = send(HttpRequest.newBuilder().method(method, BodyPublishers.ofString("{}")), path);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
        assertThat(answer.body()).doesNotContain("signature").doesNotContain("PUBLIC KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/head", "/key"})
    void whoAsksForTheHeadersAloneIsToldThem(String path) throws Exception {
        post(body());
        var answer = send(HttpRequest.newBuilder().HEAD(), path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private static final String POST = "POST /heads HTTP/1.1\r\nHost: x\r\n";

    private static Stream<String> halves() {
        return Stream.of(
                POST + "Content-Length: 100\r\n\r\n{",
                POST + "Transfer-Encoding: chunked\r\n\r\n64\r\n{",
                POST + "Content-Le",
                "GET /head HTTP/1.1\r\nHost: x\r\n",
                "P");
    }

    private static Socket sent(String half, URI to) throws IOException {
        var socket = new Socket(to.getHost(), to.getPort());
        socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    /** Who sends half a request waits alone. */
    @ParameterizedTest
    @MethodSource("halves")
    void howeverManySendHalfARequestTheyHoldUpNobody(String half) throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int client = 0; client < MANY; client++) {
                slow.add(sent(half, URI.create(witness.address())));
            }
            var begin = System.nanoTime();
            assertThat(post(body()).statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        } finally {
            close(slow);
        }
    }

    /** As a program of its own: how long it waits is read once in a Java machine, and other tests have a server before. */
    @Test
    void whoGoesOnSendingHalfARequestIsLeft() throws Exception {
        Files.writeString(folder.resolve("key.pem"), key.pem());
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Verify.class.getName(),
                        "serve-witness",
                        folder.resolve("key.pem").toString(),
                        folder.resolve("alone").toString(),
                        "0")
                .redirectErrorStream(true)
                .start();
        var slow = new ArrayList<Socket>();
        try (var said = program.inputReader()) {
            said.readLine();
            var at = URI.create(said.readLine().replace("listening: ", ""));
            for (var half : halves().toList()) {
                slow.add(sent(half, at));
            }
            for (var socket : slow) {
                socket.setSoTimeout(20_000);
                assertThat(ended(socket)).isTrue();
            }
        } finally {
            close(slow);
            program.destroy();
        }
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
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
