package org.tiaokuai.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** All that a countersigning witness remembers; one program at a time has it. */
final class WitnessFolder implements Closeable {

    private static final int LONGEST_HEAD = 1 << 14;

    private final Path folder;
    private final FileChannel channel;

    private WitnessFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static WitnessFolder open(Path folder) throws IOException, Unreadable {
        Files.createDirectories(folder);
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new Unreadable("another program uses " + folder);
        }
        return new WitnessFolder(folder, channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    WitnessKey key(TreeHash hash) throws IOException, Unreadable {
        var key = WitnessKey.in(folder.resolve("witness.key"), hash);
        Durable.replace(folder.resolve("witness.pem"), key.pem());
        return key;
    }

    /** The head that was countersigned last; null for the first time. */
    @Nullable
    Head last() throws IOException, Unreadable {
        if (!Files.exists(newest())) {
            return null;
        }
        var octets = InputFile.octets(newest(), LONGEST_HEAD);
        return Head.read(Fields.of("the head in " + newest(), Json.parse(Json.text(octets, LONGEST_HEAD))));
    }

    private Path newest() {
        return folder.resolve("newest.json");
    }

    /**
     * The head is the newest from now on, and one of those of its day.
     *
     * @param day a year, a month and a day
     */
    void keep(Head head, String day) throws IOException {
        new WitnessFile(folder.resolve("heads-" + day + ".txt")).add(head);
        Durable.replace(newest(), head.line() + "\n");
    }

    /** What proves that the ledger forked, together with a head that was kept. */
    void accuse(Head head) throws IOException {
        var forks = folder.resolve("forks.txt");
        if (!Files.exists(forks) || !Files.readString(forks).contains(head.line())) {
            new WitnessFile(forks).add(head);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
