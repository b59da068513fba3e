package org.tiaokuai.file.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes away what nothing refers to: files that were stored and never kept, and what lay open when the program died. */
@Component
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final Duration KEPT_UNREFERRED = Duration.ofDays(1);

    private final FileRows rows;
    private final Contents contents;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final Path uploads;

    Forgetting(
            FileRows rows,
            Contents contents,
            Clock clock,
            TransactionTemplate transactions,
            @Value("${tiaokuai.home}") Path home) {
        this.rows = rows;
        this.contents = contents;
        this.clock = clock;
        this.transactions = transactions;
        this.uploads = home.resolve("uploads");
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 10 * 60_000)
    void forget() throws IOException {
        for (var id : rows.unreferred(clock.instant().minus(KEPT_UNREFERRED))) {
            // Each by itself: what is recorded meanwhile is not under a head before this has ended.
            transactions.executeWithoutResult(_ -> {
                if (rows.mayForget()) {
                    remove(id);
                }
            });
        }
        sweep(System.currentTimeMillis() - KEPT_UNREFERRED.toMillis());
    }

    /** Content first, then the row: what dies between the two is found again. */
    private void remove(UUID id) {
        try {
            contents.remove(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.remove(id);
    }

    /** These are the file system's own times, not the platform's. */
    private void sweep(long before) throws IOException {
        try (var left = Files.list(uploads)) {
            for (var file : left.toList()) {
                if (Files.getLastModifiedTime(file).toMillis() < before) {
                    Files.deleteIfExists(file);
                    LOG.info("Took away an upload that was left open");
                }
            }
        }
    }
}
