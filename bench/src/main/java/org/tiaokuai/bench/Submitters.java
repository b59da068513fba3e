package org.tiaokuai.bench;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/** Those who press the button: they send prepared submissions and keep the number on each receipt they are shown. */
final class Submitters {

    private static final Pattern RECEIPT = Pattern.compile("(?:http://[^/]+)?/my/cases/([0-9-]+)/receipt");

    private final int port;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    Submitters(int port) {
        this.port = port;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    void saturate(List<byte[]> requests) throws Exception {
        Workers.saturate(requests, () -> {
            var connection = new HttpConnection(port);
            return new Workers.Worker<>() {
                @Override
                public void work(byte[] request) throws IOException {
                    submit(connection, request);
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        });
    }

    /** Each handed in when it is due, by chance at a mean rate; see {@link Workers#arrive}. */
    long[] arrive(List<byte[]> requests, double perSecond) throws Exception {
        var idle = new ConcurrentLinkedQueue<HttpConnection>();
        var waits = Workers.arrive(requests.size(), perSecond, at -> submit(idle, requests.get(at)));
        for (var connection : idle) {
            connection.close();
        }
        return waits;
    }

    private void submit(Queue<HttpConnection> idle, byte[] request) throws IOException {
        var free = idle.poll();
        var connection = free == null ? new HttpConnection(port) : free;
        submit(connection, request);
        idle.add(connection);
    }

    private void submit(HttpConnection connection, byte[] request) throws IOException {
        var answer = connection.send(request);
        var receipt = RECEIPT.matcher(String.valueOf(answer.location()));
        if (answer.status() / 100 != 3 || !receipt.matches()) {
            throw new IllegalStateException("A submission was answered " + answer);
        }
        if (!acknowledged.add(receipt.group(1))) {
            throw new IllegalStateException("A number was given twice: " + receipt.group(1));
        }
    }
}
