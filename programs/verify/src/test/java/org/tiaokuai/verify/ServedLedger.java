package org.tiaokuai.verify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A ledger on this machine's own address, which answers as it is told to. */
final class ServedLedger implements AutoCloseable {

    static final String HEADS = "/api/v1/ledger/heads";

    /** What is answered where; anything else is not there. */
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** How an answer is given. */
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    ServedLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            answers.getOrDefault(path, text(404, "{}")).give(exchange);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    static Answer text(int status, String text) {
        return exchange -> {
            var octets = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
        };
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ServedLedger answer(String path, Answer answer) {
        answers.put(HEADS + path, answer);
        return this;
    }

    ServedLedger answer(String path, Object json) {
        return answer(path, text(200, json.toString()));
    }

    /** All that an honest ledger answers about this tree. */
    ServedLedger shows(City city) {
        answers.clear();
        answer("", Json.MAPPER.createArrayNode().add(city.head()));
        for (int earlier = 1; earlier <= city.leaves.size(); earlier++) {
            var proof = city.tree().consistency(earlier);
            answer("/" + city.leaves.size() + "/since/" + earlier, City.json(proof));
        }
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
