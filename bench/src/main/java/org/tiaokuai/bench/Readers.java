package org.tiaokuai.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Those who read public pages without being signed in; any answer but the expected one ends the run. */
final class Readers {

    private final int port;

    Readers(int port) {
        this.port = port;
    }

    byte[] get(String path, String... headers) {
        var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    HttpConnection.Answer ask(byte[] request) throws IOException {
        try (var connection = new HttpConnection(port)) {
            return ask(connection, request, 200);
        }
    }

    int saturate(List<byte[]> requests, int expected) throws Exception {
        Workers.saturate(requests, () -> {
            var connection = new HttpConnection(port);
            return new Workers.Worker<>() {
                @Override
                public void work(byte[] request) throws IOException {
                    ask(connection, request, expected);
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        });
        return requests.size();
    }

    /** Each asked for when it is due, by chance at a mean rate; see {@link Workers#arrive}. */
    long[] arrive(List<byte[]> requests, double perSecond) throws Exception {
        var idle = new ConcurrentLinkedQueue<HttpConnection>();
        var waits = Workers.arrive(requests.size(), perSecond, at -> ask(idle, requests.get(at)));
        for (var connection : idle) {
            connection.close();
        }
        return waits;
    }

    private void ask(Queue<HttpConnection> idle, byte[] request) throws IOException {
        var free = idle.poll();
        var connection = free == null ? new HttpConnection(port) : free;
        ask(connection, request, 200);
        idle.add(connection);
    }

    private static HttpConnection.Answer ask(HttpConnection connection, byte[] request, int expected)
            throws IOException {
        var answer = connection.send(request);
        if (answer.status() != expected) {
            throw new IllegalStateException(answer.status() + " instead of " + expected + " for "
                    + new String(request, StandardCharsets.US_ASCII));
        }
        return answer;
    }
}
