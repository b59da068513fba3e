package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that nobody can read, each with a password in it: whatever the container says of them, it quotes nothing. */
@WholeApplication
class SilentContainerTest {

    private static final String SECRET = "planted-Geheimnis-7391";

    @LocalServerPort
    int port;

    @Test
    void nothingThatWasTypedStandsInTheLogWhateverIsWrongWithTheRequest() throws IOException {
        var form = "Content-Type: application/x-www-form-urlencoded\r\n";
        var body = "login=x&password=" + SECRET;
        assertThat(send("POST /staff/sign-in HTTP/1.1", form, body + "&bad=%zz"))
                .isEqualTo(400);
        assertThat(send("POST /staff/sign-in HTTP/1.1", form, body + "%00&login=%00"))
                .isBetween(400, 422);
        assertThat(send("POST /staff/sign-in HTTP/1.1", form, (body + "&").repeat(4000)))
                .isBetween(400, 413);
        var multipart = "Content-Type: multipart/form-data; boundary=x\r\n";
        assertThat(send("POST /sign-in HTTP/1.1", multipart, "--x\r\n" + body)).isBetween(300, 499);
        assertThat(send("GET /items?q=" + SECRET + "%zz HTTP/1.1", "", "")).isBetween(200, 499);
        assertThat(send("GET /\u0001" + SECRET + " HTTP/1.1", "", "")).isEqualTo(400);
        assertThat(send("GET / HTTP/1.1", "Cookie: tiaokuai=\"" + SECRET + "\u0001\r\n", ""))
                .isBetween(200, 499);
        assertThat(send("GET / HTTP/1.1", "Authorization: Basic " + SECRET + "\r\n", ""))
                .isBetween(200, 499);
        assertThat(send("GET /items/" + SECRET + "/x HTTP/1.1", "", "")).isEqualTo(404);
        Logs.holdNothingOf(SECRET);
    }

    private int send(String line, String headers, String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = line + "\r\nHost: localhost:" + port + "\r\nConnection: close\r\n" + headers
                    + (bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n") + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
