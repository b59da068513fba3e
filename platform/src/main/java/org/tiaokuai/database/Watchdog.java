package org.tiaokuai.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings PostgreSQL back on the same port when it dies under a living application, so that work resumes by itself. */
final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private static final int EVERY_MILLIS = 1_000;
    private static final int LONGEST_PAUSE_MILLIS = 10_000;

    private final Postmaster postmaster;
    private final int port;
    private final Thread thread;
    private volatile boolean closing;

    Watchdog(Postmaster postmaster, int port) {
        this.postmaster = postmaster;
        this.port = port;
        this.thread = Thread.ofVirtual().name("database-watchdog").unstarted(this::watch);
    }

    void begin() {
        thread.start();
    }

    private void watch() {
        int pause = EVERY_MILLIS;
        while (!closing) {
            try {
                Thread.sleep(pause);
                pause = EVERY_MILLIS;
                if (!postmaster.isAlive() && !closing) {
                    revive();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                pause = LONGEST_PAUSE_MILLIS;
                report(e);
            }
        }
    }

    private void revive() {
        LOG.warn("PostgreSQL is gone; starting it again on port {}", port);
        postmaster.clear();
        postmaster.start(port);
        LOG.info("PostgreSQL answers again on port {}", port);
    }

    private void report(RuntimeException e) {
        if (!closing) {
            LOG.error("PostgreSQL did not come back; the next attempt is in {} s", LONGEST_PAUSE_MILLIS / 1_000, e);
        }
    }

    /** Stops the server for good: once before and once after the thread has ended, for it may be just starting one. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        postmaster.stop();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        postmaster.stop();
    }
}
