package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever answers, the witness neither waits for ever nor takes it for a head. */
class LedgerClientTest {

    private static final City CITY = City.busy(KeyOfNoValue.ED25519);

    private ServedLedger ledger;

    @BeforeEach
    void start() throws IOException {
        ledger = new ServedLedger();
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private void refused(Duration patience, String reason) {
        assertThatThrownBy(() -> new LedgerClient(ledger.address(), patience).newest())
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(reason);
    }

    private void refused(String reason) {
        refused(Duration.ofSeconds(20), reason);
    }

    @Test
    void theNewestHeadIsTheFirst() throws Unreadable {
        var heads = Json.MAPPER.createArrayNode().add(CITY.head()).add(CITY.headWithoutMap());
        ledger.answer("", heads);
        assertThat(new LedgerClient(ledger.address() + "//", Duration.ofSeconds(20))
                        .newest()
                        .map())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "7", "[7]", "[[]]", "[{}]", "[null]", "<html>", "[", "null", "[] []"})
    void anAnswerThatIsNoListOfHeadsIsRefused(String answer) {
        ledger.answer("", ServedLedger.text(200, answer));
        refused("");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 304, 307, 401, 404, 500, 503})
    void anAnswerThatIsNoneIsRefused(int status) {
        var head = Json.MAPPER.createArrayNode().add(CITY.head());
        ledger.answer("/elsewhere", head);
        ledger.answer("", exchange -> {
            exchange.getResponseHeaders().add("Location", ledger.address() + ServedLedger.HEADS + "/elsewhere");
            if (status == 204 || status == 304) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                ServedLedger.text(status, head.toString()).give(exchange);
            }
        });
        refused("answers with " + status);
    }

    @Test
    void anAnswerWithoutEndIsNotReadToIt() {
        ledger.answer("", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(spaces);
            }
        });
        refused("the answer is longer than");
    }

    @Test
    void anAnswerThatIsCutShortIsRefused() {
        ledger.answer("", exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write('[');
        });
        refused("no answer from ");
    }

    @Test
    void anAnswerThatTricklesIsNotWaitedFor() {
        ledger.answer("", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int tenth = 0; tenth < 300; tenth++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                pause();
            }
        });
        refused(Duration.ofMillis(700), "no answer from ");
    }

    @Test
    void anAnswerThatNeverBeginsIsNotWaitedFor() {
        ledger.answer("", exchange -> {
            for (int tenth = 0; tenth < 300; tenth++) {
                pause();
            }
        });
        refused(Duration.ofMillis(300), "no answer from ");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
