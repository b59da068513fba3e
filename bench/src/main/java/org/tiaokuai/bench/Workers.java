package org.tiaokuai.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sixteen at work at the same time, each taking the next piece as soon as its last is done: saturation. */
final class Workers {

    static final int COUNT = 16;

    /** One of the sixteen, with what it keeps open between two pieces. */
    interface Worker<T> extends AutoCloseable {
        void work(T piece) throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Opens a worker's connection. */
    interface Opening<T> {
        Worker<T> open() throws Exception;
    }

    /** Does the piece that is due. */
    interface Arrival {
        void arrive(int at) throws IOException;
    }

    private Workers() {}

    static <T> void saturate(List<T> pieces, Opening<T> opening) throws Exception {
        var next = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < COUNT; i++) {
                running.add(threads.submit(() -> {
                    try (var worker = opening.open()) {
                        for (int at = next.getAndIncrement(); at < pieces.size(); at = next.getAndIncrement()) {
                            worker.work(pieces.get(at));
                        }
                    }
                    return null;
                }));
            }
            await(running);
        }
    }

    /**
     * Pieces arrive by chance at a mean rate, whether or not earlier ones are done (a Poisson stream, seeded); each
     * waiting time in nanoseconds counts from the moment at which it was due, so that a stall is felt by all whom it
     * keeps waiting.
     */
    static long[] arrive(int count, double perSecond, Arrival arrival) throws Exception {
        var random = new Random(2);
        var waits = new long[count];
        var running = new ArrayList<Future<?>>(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (int i = 0; i < count; i++) {
                due += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                int at = i;
                long from = due;
                running.add(threads.submit(() -> {
                    arrival.arrive(at);
                    waits[at] = System.nanoTime() - from;
                    return null;
                }));
            }
            await(running);
        }
        return waits;
    }

    static void await(List<? extends Future<?>> running) throws InterruptedException, ExecutionException {
        for (var one : running) {
            one.get();
        }
    }
}
