package org.tiaokuai.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

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

    static void await(List<? extends Future<?>> running) throws InterruptedException, ExecutionException {
        for (var one : running) {
            one.get();
        }
    }
}
