package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A test that bends a row leaves no trace, and is not disturbed by what goes on beside it. */
@EmptyPlatform
class TakenBackTest {

    private final TakenBack takenBack;
    private final JdbcClient jdbc;
    private final UUID account;

    @Autowired
    TakenBackTest(TakenBack takenBack, JdbcClient jdbc, SmallTown town) {
        this.takenBack = takenBack;
        this.jdbc = jdbc;
        account = town.registered("周𠮷安", SmallTown.number()).account();
    }

    @AfterEach
    void theAccountIsAsItWas() {
        bend("null");
    }

    private int bend(String value) {
        return jdbc.sql("update access.account set blocked_at = " + value + " where id = ?")
                .param(account)
                .update();
    }

    private boolean bent() {
        return jdbc.sql("select blocked_at is not null from access.account where id = ?")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    private void elsewhere() {
        CompletableFuture.runAsync(() -> bend("now()")).join();
    }

    @Test
    void whatIsDoneIsSeenMeanwhileAndGoneAfterwards() {
        assertThat(takenBack.<Boolean>of(() -> {
                    bend("now()");
                    return bent();
                }))
                .isTrue();
        assertThat(bent()).isFalse();
    }

    @Test
    void whatFailsIsTakenBackToo() {
        assertThatThrownBy(() -> takenBack.run(() -> {
                    bend("now()");
                    throw new IllegalStateException("It failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(bent()).isFalse();
    }

    @Test
    void whatOthersDoMeanwhileIsNotSeenAndStays() {
        takenBack.run(() -> {
            assertThat(bent()).isFalse();
            elsewhere();
            assertThat(bent()).isFalse();
        });
        assertThat(bent()).isTrue();
    }

    @Test
    void whereSomebodyElseChangedTheSameInBetweenItIsDoneAnew() {
        var times = new AtomicInteger();
        takenBack.run(() -> {
            assertThat(bent()).isEqualTo(times.get() > 0);
            if (times.incrementAndGet() == 1) {
                elsewhere();
            }
            assertThat(bend("null")).isOne();
        });
        assertThat(times).hasValue(2);
        assertThat(bent()).isTrue();
    }

    @Test
    void butNotForEver() {
        var times = new AtomicInteger();
        assertThatThrownBy(() -> takenBack.run(() -> {
                    bent();
                    times.incrementAndGet();
                    elsewhere();
                    bend("null");
                }))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThat(times).hasValue(5);
    }
}
