package org.tiaokuai.ledger.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Cosignature;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.internal.WitnessList.Witness;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a head to a witness, which neither keeps us waiting nor fills our memory, and is followed nowhere else. */
@Component
class WitnessClient {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LONGEST = 1 << 16;
    private static final int MOST_SAID = 300;
    private static final int SIGNED = 200;
    private static final int CONFLICT = 409;
    private static final int FORK = 422;

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** What it says; a head that comes along is as it says, too. */
    sealed interface Answer {

        record Signed(Cosignature cosignature) implements Answer {}

        record Knows(long size, @Nullable Head head) implements Answer {}

        record Refused(String reason, @Nullable Head head) implements Answer {}

        record Failed(String reason) implements Answer {}
    }

    Answer send(Witness witness, long old, List<String> proof, Head head) {
        try {
            var body = json.writeValueAsString(Map.of("old", old, "proof", proof, "head", head));
            var request = HttpRequest.newBuilder(URI.create(witness.address() + "/heads"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            var response = send(request);
            return read(response.statusCode(), response.body());
        } catch (ExecutionException e) {
            return new Answer.Failed("no answer: " + e.getCause());
        } catch (TimeoutException e) {
            return new Answer.Failed("no answer within " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted");
        }
    }

    /** The client's own time limit ends with the first line of an answer; this one with the last octet. */
    private HttpResponse<byte[]> send(HttpRequest request)
            throws ExecutionException, TimeoutException, InterruptedException {
        var sent = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
        try {
            return sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            sent.cancel(true);
        }
    }

    Answer read(int status, byte[] octets) {
        try {
            var body = json.readTree(octets);
            return switch (status) {
                case SIGNED -> signed(body);
                case CONFLICT -> knows(body);
                case FORK -> new Answer.Refused(said(body), head(body));
                default -> new Answer.Failed("answers with " + status + " " + said(body));
            };
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return new Answer.Failed("answers with " + status + " and what cannot be read");
        }
    }

    private static Answer signed(JsonNode body) {
        var at = body.path("at").asString("");
        var cosignature = new Cosignature(
                body.path("key").asString(""),
                Instant.parse(at),
                body.path("signature").asString(""));
        // In another spelling nobody could make again what was signed.
        return cosignature.at().toString().equals(at) && cosignature.at().getNano() % 1_000 == 0
                ? new Answer.Signed(cosignature)
                : new Answer.Failed("signed at a time that cannot be kept: " + plain(at));
    }

    private Answer knows(JsonNode body) {
        var size = body.path("size");
        return size.isIntegralNumber() && size.canConvertToLong() && size.longValue() >= 0
                ? new Answer.Knows(size.longValue(), head(body))
                : new Answer.Failed("knows another size and does not say which");
    }

    private @Nullable Head head(JsonNode body) {
        var head = body.path("head");
        return head.isObject() ? json.treeToValue(head, Head.class) : null;
    }

    private static String said(JsonNode body) {
        return plain(body.path("reason").asString(""));
    }

    /** What a stranger wrote, as far as a line of a log can hold it. */
    private static String plain(String text) {
        var plain = text.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", " ");
        return plain.substring(
                0, plain.offsetByCodePoints(0, Math.min(MOST_SAID, plain.codePointCount(0, plain.length()))));
    }
}
