package org.tiaokuai.operation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.letter.Letters.Content;
import org.tiaokuai.letter.Letters.IssueLetter;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.seal.Hand;

/** A letter whose printing failed is the example. */
@EmptyPlatform
class SecondTryTest {

    private static final String LISTENER =
            "org.tiaokuai.letter.internal.SoonAfter.on(org.tiaokuai.letter.Letters$Issued)";

    private final SecondTry again;
    private final Letters letters;
    private final Privacy privacy;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final String number = "20260302-" + UUID.randomUUID();

    @Autowired
    SecondTryTest(
            SecondTry again,
            Letters letters,
            Privacy privacy,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            SettableClock clock) {
        this.again = again;
        this.letters = letters;
        this.privacy = privacy;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void whatFailedIsDoneByTheNextTryAndWhatFailedJustNowWaits() {
        clock.standOn("2026-03-02");
        issue();
        await().atMost(Duration.ofMinutes(1)).until(this::printed);
        jdbc.sql("update letter.letter set file = null where case_number = :number")
                .param("number", number)
                .update();
        var publication = failed(Duration.ofSeconds(50), 1);
        again.again();
        assertThat(waiting(publication)).isTrue();
        assertThat(printed()).isFalse();
        publication = failed(Duration.ofMinutes(3), 3);
        again.again();
        assertThat(waiting(publication))
                .as("the third time it waits for four minutes")
                .isTrue();
        publication = failed(Duration.ofMinutes(4), 3);
        again.again();
        await().atMost(Duration.ofMinutes(1)).until(this::printed);
    }

    private void issue() {
        var content = new Content(List.of("本机关决定予以受理。"), "", "");
        transactions.executeWithoutResult(_ -> letters.issue(new IssueLetter(
                number,
                LetterKind.ACCEPTED,
                privacy.seal("周安", SmallTown.cell("key")),
                "key",
                "公共场所卫生许可",
                UUID.randomUUID(),
                "某市某局",
                content,
                Hand.NOBODY)));
    }

    private boolean printed() {
        return jdbc.sql("select file is not null from letter.letter where case_number = :number")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    private UUID failed(Duration ago, int attempts) {
        jdbc.sql("delete from event_publication where listener_id = :listener")
                .param("listener", LISTENER)
                .update();
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into event_publication (id, listener_id, event_type, serialized_event,
                            publication_date, status, completion_attempts)
                        values (:id, :listener, 'org.tiaokuai.letter.Letters$Issued', :event, :at, 'FAILED', :attempts)
                        """)
                .param("id", id)
                .param("listener", LISTENER)
                .param("event", "{\"caseNumber\":\"" + number + "\",\"kind\":\"ACCEPTED\"}")
                .param("at", clock.instant().minus(ago).atOffset(ZoneOffset.UTC))
                .param("attempts", attempts)
                .update();
        return id;
    }

    private boolean waiting(UUID publication) {
        return jdbc.sql("select count(*) from event_publication where id = :id and status = 'FAILED'")
                .param("id", publication)
                .query(Boolean.class)
                .single();
    }
}
