package org.tiaokuai.ledger.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tiaokuai.ledger.internal.Marks.Marked;

/**
 * Number and hash of each leaf that this node appended, once its transaction is over, in files that nobody reaches through the
 * database: one in which it writes, the one before it, and what of that was found to be gone.
 */
@Component
class Notes {

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);
    private static final int PAGE = 5_000;
    private static final Pattern LINE = Pattern.compile("([0-9]{1,18}) ([A-Za-z0-9+/]{43}=)");
    private static final Set<OpenOption> AT_THE_END =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path folder;
    private final Path now;
    private final Path before;
    private final Path gone;
    private final JdbcClient jdbc;

    Notes(@Value("${tiaokuai.ledger.folder}") Path folder, JdbcClient jdbc) {
        this.folder = folder.toAbsolutePath();
        this.now = this.folder.resolve("appended");
        this.before = this.folder.resolve("appended.before");
        this.gone = this.folder.resolve("gone");
        this.jdbc = jdbc;
    }

    /** What became of a leaf. */
    enum Fate {
        PLACED,
        WAITING,
        /** It is neither, or it would never get a place, or it says something else. */
        GONE
    }

    /** As far as it is told by the one that was appended, whatever the transaction itself has made of it. */
    void afterCommit(Collection<Marked> leaves) {
        var lines = leaves.stream()
                .map(leaf -> leaf.id() + " " + leaf.hash() + "\n")
                .collect(Collectors.joining());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    write(now, lines);
                } catch (IOException e) {
                    LOG.error("What was appended to the ledger cannot be noted in {}: {}", now, e.toString());
                }
            }
        });
    }

    /** Opened anew each time, so that whoever puts the file aside meanwhile loses nothing. */
    private void write(Path file, String lines) throws IOException {
        var octets = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
        try (var channel = Files.newByteChannel(file, AT_THE_END, owner("rw-------"))) {
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(folder)) {
                throw e;
            }
            Files.createDirectories(folder, owner("rwx------"));
            write(file, lines);
        }
    }

    private static FileAttribute<?> owner(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }

    /** All that is noted, by number. */
    Map<Long, String> read() {
        var all = new TreeMap<Long, String>();
        for (var file : List.of(gone, before, now)) {
            all.putAll(read(file));
        }
        return all;
    }

    /** A line that was not written to its end, by whom the power was cut, is none. */
    private static Map<Long, String> read(Path file) {
        var notes = new TreeMap<Long, String>();
        try (var lines = Files.lines(file)) {
            lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> notes.put(Long.parseLong(line.group(1)), line.group(2)));
        } catch (NoSuchFileException e) {
            return notes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return notes;
    }

    /** @param size of the head that this node remembers; what stands beyond it may be taken back by whoever places it */
    Map<Long, Fate> fates(Map<Long, String> notes, long size) {
        var fates = new TreeMap<Long, Fate>();
        var ids = new ArrayList<>(notes.keySet());
        for (int at = 0; at < ids.size(); at += PAGE) {
            fates(ids.subList(at, Math.min(ids.size(), at + PAGE)), notes, size, fates);
        }
        return fates;
    }

    private void fates(List<Long> ids, Map<Long, String> notes, long size, Map<Long, Fate> fates) {
        jdbc.sql("""
                        with last as (
                            select transaction, id from ledger.leaf
                            where id = (select leaf from ledger.place order by index desc limit 1))
                        select noted.id, leaf.hash = decode(noted.hash, 'base64') as same, place.index,
                            node.hash = leaf.hash as stands,
                            (leaf.transaction, leaf.id) < (select transaction, id from last) as passed
                        from unnest(cast(:ids as bigint[]), cast(:hashes as text[])) as noted (id, hash)
                            left join ledger.leaf on leaf.id = noted.id
                            left join ledger.place on place.leaf = leaf.id
                            left join ledger.node on node.level = 0 and node.index = place.index
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("hashes", ids.stream().map(notes::get).toArray(String[]::new))
                .query(row -> {
                    var index = row.getObject("index", Long.class);
                    boolean lost = index == null ? row.getBoolean("passed") : !row.getBoolean("stands");
                    var fate = index != null && index < size ? Fate.PLACED : Fate.WAITING;
                    fates.put(row.getLong("id"), lost || !row.getBoolean("same") ? Fate.GONE : fate);
                });
    }

    /** Drops what is placed, a file at a time; what is gone is kept until somebody who looked into it deletes that file. */
    void turn(Map<Long, Fate> fates) {
        var old = read(before);
        Predicate<Long> waits = id -> fates.getOrDefault(id, Fate.WAITING) == Fate.WAITING;
        if (old.keySet().stream().anyMatch(waits)) {
            return;
        }
        old.keySet().removeIf(id -> fates.get(id) != Fate.GONE);
        try {
            if (!old.isEmpty()) {
                write(gone, lines(old));
            }
            Files.deleteIfExists(before);
            if (Files.exists(now)) {
                Files.move(now, before, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(Map<Long, String> notes) {
        return notes.entrySet().stream()
                .map(note -> note.getKey() + " " + note.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
