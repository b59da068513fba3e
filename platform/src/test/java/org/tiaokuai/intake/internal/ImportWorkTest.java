package org.tiaokuai.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;

/** A file that ends the process must not end it at every start. */
@EmptyPlatform
class ImportWorkTest {

    private final ImportWork work;
    private final JdbcClient jdbc;

    @Autowired
    ImportWorkTest(ImportWork work, JdbcClient jdbc) {
        this.work = work;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @CsvSource({"0, DONE, 1", "4, DONE, 1", "5, FAILED, 0"})
    void aRunThatWasTakenUpTooOftenIsGivenUp(int takenUp, String state, int lines) {
        var run = UUID.randomUUID();
        jdbc.sql("""
                        insert into intake.run (id, file_name, sha256, size, shape, charset, form_id, form_version,
                            receiver, person, unit, started_at, state, taken_up)
                        values (:id, 'a.json', '0', 2, 'JSON_LINES', 'UTF-8', 'default', 1, :id, '', '', '2026-01-01',
                            'RUNNING', :takenUp)
                        """).param("id", run).param("takenUp", takenUp).update();
        jdbc.sql("insert into intake.piece (run, number, bytes) values (:id, 0, :bytes)")
                .param("id", run)
                .param("bytes", "{\n".getBytes(StandardCharsets.UTF_8))
                .update();
        // More than once: the platform looks every minute itself, and whoever looks keeps the others away.
        await().untilAsserted(() -> {
            work.work();
            assertThat(jdbc.sql("select state || ' ' || lines from intake.run where id = :id")
                            .param("id", run)
                            .query(String.class)
                            .single())
                    .isEqualTo(state + " " + lines);
        });
    }
}
