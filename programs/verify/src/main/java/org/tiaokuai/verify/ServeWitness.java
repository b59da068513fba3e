package org.tiaokuai.verify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A witness that a ledger sends its heads to, over HTTP on this machine; a proxy before it speaks TLS. */
final class ServeWitness implements AutoCloseable {

    static final int PORT = 8090;

    private static final int THREADS = 8;
    private static final int WAITING = 64;
    private static final String SECONDS = "10";
    private static final int DONE = 200;
    private static final int NOT_THERE = 404;
    private static final int NOT_SO = 405;
    private static final int TOO_LONG = 413;

    private final WitnessFolder folder;
    private final Countersigning countersigning;
    private final PrintStream out;
    private final HttpServer server;
    private final ExecutorService threads =
            new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));

    ServeWitness(HeadKey ledger, Path state, InetAddress address, int port, PrintStream out)
            throws IOException, Unreadable {
        // The server reads these when it is made; without them who sends slowly would hold a thread for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", SECONDS);
        System.setProperty("sun.net.httpserver.maxRspTime", SECONDS);
        System.setProperty("jdk.httpserver.maxConnections", String.valueOf(2 * WAITING));
        this.out = out;
        this.folder = WitnessFolder.open(state);
        try {
            this.countersigning = new Countersigning(ledger, folder, Clock.systemUTC());
            this.server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException | Unreadable | RuntimeException e) {
            folder.close();
            threads.shutdown();
            throw e;
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        var bound = server.getAddress();
        var host = bound.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
    }

    WitnessKey key() {
        return countersigning.key();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/heads" -> heads(exchange);
                case "/key" ->
                    give(exchange, DONE, "text/plain", countersigning.key().pem());
                case "/head" -> newest(exchange);
                default -> json(exchange, NOT_THERE, Map.of());
            }
        }
    }

    private void newest(HttpExchange exchange) throws IOException {
        var newest = countersigning.newest();
        json(exchange, newest.isPresent() ? DONE : NOT_THERE, newest.orElse(Map.of()));
    }

    private void heads(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            json(exchange, NOT_SO, Map.of());
            return;
        }
        var body = exchange.getRequestBody().readNBytes(Countersigning.LONGEST + 1);
        if (body.length > Countersigning.LONGEST) {
            exchange.getResponseHeaders().set("Connection", "close");
            json(exchange, TOO_LONG, Map.of("reason", "longer than " + Countersigning.LONGEST + " octets"));
            return;
        }
        var answer = countersigning.answer(body);
        if (!answer.line().isEmpty()) {
            out.println(Visible.of(answer.line()));
        }
        json(exchange, answer.status(), answer.body());
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        give(exchange, status, "application/json", Json.MAPPER.writeValueAsString(body) + "\n");
    }

    private static void give(HttpExchange exchange, int status, String type, String text) throws IOException {
        var octets = Json.octets(text);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        folder.close();
    }
}
