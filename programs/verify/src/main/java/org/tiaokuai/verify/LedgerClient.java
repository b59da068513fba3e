package org.tiaokuai.verify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Asks a ledger over HTTP, and lets it neither keep us waiting nor fill our memory. */
final class LedgerClient {

    /** A hundred heads, or a proof, many times over. */
    static final int LONGEST = 1 << 19;

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final int FOUND = 200;

    private final String address;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param patience for one answer, to its last octet */
    LedgerClient(String address, Duration patience) {
        this.address = address.replaceFirst("/+$", "") + "/api/v1/ledger/heads";
        this.patience = patience;
    }

    Head newest() throws Unreadable {
        var heads = get("");
        if (!heads.isArray()) {
            throw new Unreadable("the ledger's heads are no list");
        }
        if (heads.isEmpty()) {
            throw new Unreadable("the ledger has no head");
        }
        return Head.read(Fields.of("the ledger's newest head", heads.get(0)));
    }

    /** As shown, not as checked. */
    Proof.Consistency growth(long earlier, long later) throws Unreadable {
        return Fields.of("the proof", get("/" + later + "/since/" + earlier)).consistency();
    }

    private JsonNode get(String path) throws Unreadable {
        var answer = send(path);
        if (answer.statusCode() != FOUND) {
            throw new Unreadable(address + path + " answers with " + answer.statusCode());
        }
        return Json.parse(Json.text(answer.body(), LONGEST));
    }

    /** The client's own time limit ends with the first line of an answer; this one with the last octet. */
    private HttpResponse<byte[]> send(String path) throws Unreadable {
        try {
            var request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Accept", "application/json")
                    .build();
            var sent = http.sendAsync(request, headers -> new LimitedBody(LONGEST));
            try {
                return sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                sent.cancel(true);
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable("no address: " + address);
        } catch (ExecutionException e) {
            throw new Unreadable("no answer from " + address + path + ": " + e.getCause());
        } catch (TimeoutException e) {
            throw new Unreadable("no answer from " + address + path + " within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable("interrupted");
        }
    }
}
