package org.tiaokuai.ledger.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Head;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs heads, and keeps the newest that this node signed or saw as one line of JSON in a file that nobody reaches through the
 * database.
 */
@Component
class Heads implements SmartInitializingSingleton {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Path file;
    private final Trees trees;
    private final HeadKey key;
    private final TreeHash hashes;
    private final Clock clock;

    Heads(@Value("${tiaokuai.ledger.folder}") Path folder, Trees trees, HeadKey key, TreeHash hashes, Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.file = this.folder.resolve("head.json");
        this.trees = trees;
        this.key = key;
        this.hashes = hashes;
        this.clock = clock;
    }

    @Bean
    static TreeHash hashOfTheLedger(@Value("${tiaokuai.ledger.hash}") String label) {
        return TreeHash.of(label);
    }

    @Bean
    static HeadKey keyOfTheLedger(@Value("${tiaokuai.ledger.key-file}") Path file, TreeHash hash) throws IOException {
        return HeadKey.in(file, hash);
    }

    /** Refuses to go on with a ledger in another hash than the one in which it began: nothing before could be proved. */
    @Override
    public void afterSingletonsInstantiated() {
        trees.heads(1).stream()
                .map(Head::hash)
                .filter(begun -> !begun.equals(hashes.label()))
                .forEach(begun -> {
                    throw new IllegalStateException("The ledger was begun with tiaokuai.ledger.hash " + begun
                            + ", and cannot go on with " + hashes.label());
                });
    }

    Head sign(long size, long previous, Hash root, Hash map) {
        // As exact as the table keeps it, for the time is part of what is signed.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var head =
                key.sign(new Head(size, previous, root.toString(), map.toString(), at, hashes.label(), key.name(), ""));
        trees.add(head);
        return head;
    }

    /** Whether anything was kept yet, be it only that there was no head. */
    boolean kept() {
        return Files.exists(file);
    }

    /** What a power cut leaves is the one before or this one. */
    void keep(@Nullable Head head) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(folder, ownerOnly);
        var part = Files.createTempFile(folder, "head", ".part"); // another process of this home may be at it too
        Files.write(part, Canonical.octets(JSON.writeValueAsString(head) + "\n"), StandardOpenOption.SYNC);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(folder)) {
            channel.force(true); // the name, too, must outlive a power cut
        }
    }
}
