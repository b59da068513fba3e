package org.tiaokuai.verify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A witness that a ledger sends its heads to, over HTTP on this machine; a proxy before it speaks TLS. */
final class ServeWitness implements AutoCloseable {

    static final int PORT = 8090;

    /** Each has a thread of its own: who sends half a request waits alone, until all of these do so at once. */
    private static final int CONNECTIONS = 256;

    private static final String SECONDS = "5";
    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final String POST = "POST";
    private static final int DONE = 200;
    private static final int NOT_THERE = 404;
    private static final int NOT_SO = 405;
    private static final int TOO_LONG = 413;

    private final WitnessFolder folder;
    private final Countersigning countersigning;
    private final PrintStream out;
    private final HttpServer server;
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, CONNECTIONS, 1, TimeUnit.MINUTES, new SynchronousQueue<>());

    ServeWitness(HeadKey ledger, Path state, InetAddress address, int port, PrintStream out)
            throws IOException, Unreadable {
        // The server reads these when it is made; without them who sends slowly would hold a thread for ever.
        System.setProperty("sun.net.httpserver.maxReqTime", SECONDS);
        System.setProperty("sun.net.httpserver.maxRspTime", SECONDS);
        System.setProperty("sun.net.httpserver.idleInterval", SECONDS);
        System.setProperty("jdk.httpserver.maxConnections", String.valueOf(CONNECTIONS));
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
                case "/heads" -> only(exchange, this::heads, POST);
                case "/key" ->
                    only(
                            exchange,
                            it -> give(
                                    it, DONE, "text/plain", countersigning.key().pem()),
                            GET,
                            HEAD);
                case "/head" -> only(exchange, this::newest, GET, HEAD);
                default -> json(exchange, NOT_THERE, Map.of());
            }
        }
    }

    private static void only(HttpExchange exchange, HttpHandler handler, String... methods) throws IOException {
        if (List.of(methods).contains(exchange.getRequestMethod())) {
            handler.handle(exchange);
        } else {
            exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
            json(exchange, NOT_SO, Map.of());
        }
    }

    private void newest(HttpExchange exchange) throws IOException {
        var newest = countersigning.newest();
        json(exchange, newest.isPresent() ? DONE : NOT_THERE, newest.orElse(Map.of()));
    }

    private void heads(HttpExchange exchange) throws IOException {
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
        if (exchange.getRequestMethod().equals(HEAD)) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        folder.close();
    }
}
