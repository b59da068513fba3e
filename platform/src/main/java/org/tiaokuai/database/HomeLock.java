package org.tiaokuai.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Only one process at a time owns a home: two servers on one data folder would destroy it. */
final class HomeLock implements AutoCloseable {

    /** Closing any channel on the file drops the lock of the whole process, so a second one is never opened here. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HomeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits a little, for an application that is just stopping or a helper command that only looks. */
    static Optional<HomeLock> take(Home home, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<HomeLock> lock = tryTake(home.lock());
        while (lock.isEmpty() && System.nanoTime() < end) {
            Pause.millis(100);
            lock = tryTake(home.lock());
        }
        return lock;
    }

    static boolean isFree(Home home) {
        Optional<HomeLock> lock = tryTake(home.lock());
        lock.ifPresent(HomeLock::close);
        return lock.isPresent();
    }

    private static Optional<HomeLock> tryTake(Path file) {
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<HomeLock> taken = Optional.empty();
        try {
            taken = open(file);
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file, e);
        } finally {
            if (taken.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static Optional<HomeLock> open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new HomeLock(file, channel));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unlock " + file, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
