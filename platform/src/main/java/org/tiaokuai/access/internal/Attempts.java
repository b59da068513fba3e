package org.tiaokuai.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts tries in the database, so that every node counts together; a try stays counted when the rest rolls back. Not for
 * use inside a transaction: many who wait for a second connection while holding one wait for one another.
 */
@Repository
class Attempts {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one try, and says whether it was one too many. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean exceeds(String key, int limit) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                                insert into access.attempt as a (key, failures, window_start) values (:key, 1, :now)
                                on conflict (key) do update set
                                    failures = case when a.window_start < :expired then 1 else a.failures + 1 end,
                                    window_start = case when a.window_start < :expired then :now else a.window_start end
                                returning failures
                                """)
                        .param("key", key)
                        .param("now", now)
                        .param("expired", now.minus(WINDOW))
                        .query(Integer.class)
                        .single()
                > limit;
    }

    /** Takes one try back that turned out right: an address with many people behind it must not lock itself out. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void takeBack(String key) {
        jdbc.sql("update access.attempt set failures = greatest(failures - 1, 0) where key = :key")
                .param("key", key)
                .update();
    }

    /** A window that has ended says nothing any more. */
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        jdbc.sql("delete from access.attempt where window_start < :expired")
                .param("expired", clock.instant().atOffset(ZoneOffset.UTC).minus(WINDOW))
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(String key) {
        jdbc.sql("delete from access.attempt where key = :key")
                .param("key", key)
                .update();
    }
}
