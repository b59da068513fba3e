package org.tiaokuai.intake.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.tiaokuai.intake.ImportRun;
import org.tiaokuai.intake.internal.ImportBatch.OpenFile;
import org.tiaokuai.intake.internal.ImportRuns.Job;

/** Reads the files of runs in the background; a run that a killed process left goes on within a minute. */
@Component
class ImportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);

    /** Without getting on; more than once, for a node may be stopped just then, or another may be reading. */
    private static final int MOST_TRIES = 5;

    private final ImportRuns runs;
    private final ImportFiles files;
    private final RowSource rows;
    private final ImportBatch batch;
    private final Clock clock;
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean closing;

    ImportWork(ImportRuns runs, ImportFiles files, RowSource rows, ImportBatch batch, Clock clock) {
        this.runs = runs;
        this.files = files;
        this.rows = rows;
        this.batch = batch;
        this.clock = clock;
    }

    /** A file was kept and waits. */
    record Waiting() {}

    @Async
    @TransactionalEventListener
    void on(Waiting waiting) {
        work();
    }

    @EventListener
    void on(ContextClosedEvent closed) {
        closing = true;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 60_000)
    void work() {
        if (!working.tryLock()) {
            return;
        }
        try {
            for (var job = runs.next(); job.isPresent() && !closing; job = runs.next()) {
                if (!goOn(job.get())) {
                    return;
                }
            }
        } finally {
            working.unlock();
        }
    }

    /** A table of which nobody said what its columns mean is let go after a day. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void forget() {
        runs.forgotten(clock.instant().minus(Duration.ofDays(1)))
                .forEach(run -> runs.end(run, ImportRun.State.CANCELLED, clock.instant()));
    }

    /** False when the run must be looked at later: another node reads it, or the database is away. */
    private boolean goOn(Job job) {
        try {
            if (runs.takeUp(job.id()) > MOST_TRIES) {
                LOG.error("Import {} does not get on, and perhaps ended the platform", job.id());
                runs.end(job.id(), ImportRun.State.FAILED, clock.instant());
                return true;
            }
            return readOn(job);
        } catch (TransientDataAccessException
                | NonTransientDataAccessResourceException
                | CannotCreateTransactionException e) {
            LOG.warn("Import {} waits for the database", job.id(), e);
            return false;
        } catch (IOException | RuntimeException e) {
            LOG.error("Import {} cannot be read on", job.id(), e);
            runs.end(job.id(), ImportRun.State.FAILED, clock.instant());
            return true;
        }
    }

    private boolean readOn(Job job) throws IOException {
        try (var file = open(job)) {
            file.next(job.lines());
            while (!closing && batch.take(job, file)) {
                LOG.debug("Import {}: {} lines", job.id(), file.taken());
            }
            return runs.next().filter(next -> next.id().equals(job.id())).isEmpty();
        }
    }

    OpenFile open(Job job) throws IOException {
        var content = files.open(job.id());
        return new OpenFile(rows.open(job, content), content);
    }
}
