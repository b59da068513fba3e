package org.tiaokuai.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file of guides that somebody brought, and how far its reading is.
 *
 * @param person who brought it; empty for the command on the server
 */
public record ImportRun(
        UUID id,
        String fileName,
        String sha256,
        long size,
        State state,
        String person,
        String unit,
        Instant startedAt,
        @Nullable Instant finishedAt,
        int published,
        int unchanged,
        int broken,
        int doubts,
        long bytesRead) {

    /** Where a run stands. */
    public enum State {
        /** Waits until somebody says which column means what. */
        UPLOADED,
        RUNNING,
        DONE,
        CANCELLED,
        /** The file turned out to be unreadable; what was read until then stays. */
        FAILED
    }

    /** How many were read so far, without blank lines and what stands above the rows of a table. */
    public int rows() {
        return published + unchanged + broken;
    }

    public boolean open() {
        return switch (state) {
            case UPLOADED, RUNNING -> true;
            case DONE, CANCELLED, FAILED -> false;
        };
    }

    /** Of a hundred; exact enough to see it grow. */
    public int percent() {
        return state == State.DONE || size == 0 ? 100 : (int) Math.min(99, bytesRead * 100 / size);
    }
}
