package org.tiaokuai.ledger.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.internal.Span.Node;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs heads, and keeps the newest that this node signed or saw as one line of JSON in a file that nobody reaches through the
 * database.
 */
@Component
class Heads implements SmartInitializingSingleton {

    private static final int PAGE = 5_000;
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

    /** The ledger is not what this node remembers of it. */
    static final class Bent extends RuntimeException {

        private final long size;

        Bent(String message, @Nullable Head kept) {
            super(message);
            size = kept == null ? 1 : kept.size();
        }

        /** Of the head that is remembered. */
        long size() {
            return size;
        }
    }

    /**
     * What the next head stands on.
     *
     * @param head the newest; none where there is none
     * @param edge the nodes that its root is made of
     */
    record Ground(@Nullable Head head, Map<Node, Hash> edge) {

        long size() {
            return head == null ? 0 : head.size();
        }
    }

    /**
     * Holds what is there against the head that was kept: that head is there as it was, and the newest is signed and grew out
     * of it. Without one that was kept the newest is taken as it is.
     */
    Ground ground() {
        var kept = kept() ? head() : trees.heads(1).stream().findFirst();
        var newest = trees.heads(1).stream().findFirst().orElse(null);
        if (kept.isPresent() && !trees.head(kept.get().size()).equals(kept)) {
            throw new Bent("the head over " + kept.get().size() + " leaves is not here as it was", kept.get());
        }
        var before = kept.orElse(null);
        if (newest == null) {
            return new Ground(null, Map.of());
        }
        if (!key.signed(newest)) {
            throw new Bent("the head over " + newest.size() + " leaves is not signed with this ledger's key", before);
        }
        var ground = before == null ? new Ground(null, Map.of()) : new Ground(before, edge(before));
        return ground.size() == newest.size() ? ground : new Ground(newest, grown(ground, newest));
    }

    private Map<Node, Hash> edge(Head head) {
        var span = new Span(0, head.size());
        var edge = trees.known(span.nodes());
        if (edge.size() < span.nodes().size()
                || !head.root().equals(span.hash(hashes, edge).toString())) {
            throw new Bent("the tree does not give the root of the head over " + head.size() + " leaves", head);
        }
        return edge;
    }

    /** By the leaves themselves, some thousand at a time, for the nodes above them may be bent. */
    private Map<Node, Hash> grown(Ground ground, Head newest) {
        var edge = new HashMap<>(ground.edge());
        for (var span = new Span(0, ground.size()); span.to() < newest.size(); ) {
            long to = Math.min(newest.size(), span.to() + PAGE);
            var nodes = LongStream.range(span.to(), to)
                    .mapToObj(index -> new Node(0, index))
                    .toList();
            var known = trees.known(nodes);
            if (known.size() < nodes.size()) {
                throw new Bent("leaves under the head over " + newest.size() + " are missing", ground.head());
            }
            var leaves =
                    nodes.stream().map(known::get).map(Objects::requireNonNull).toList();
            edge.putAll(span.grown(hashes, edge, leaves));
            span = new Span(0, to);
            edge.keySet().retainAll(Set.copyOf(span.nodes()));
        }
        if (!newest.root().equals(new Span(0, newest.size()).hash(hashes, edge).toString())) {
            throw new Bent("the head over " + newest.size() + " did not grow out of the one before", ground.head());
        }
        return edge;
    }

    /** As the check names it; what is kept must have been read before the moment of which the tables are. */
    void check(Optional<Head> kept, Consumer<Finding> found) {
        kept.filter(head -> !trees.head(head.size()).equals(kept))
                .ifPresent(head -> found.accept(new Finding(
                        Fault.REWOUND, "", String.valueOf(head.size()), "", head.root(), standing(head.size()))));
    }

    private String standing(long size) {
        return trees.head(size).map(Head::root).orElse("");
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

    /** Empty where none was kept. */
    Optional<Head> head() {
        if (!kept()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readString(file), Head.class));
        } catch (IOException | JacksonException e) {
            throw new Bent("the file " + file + " cannot be read: " + e.getMessage(), null);
        }
    }

    /** What a power cut leaves is the one before or this one. */
    void keep(@Nullable Head head) {
        try {
            if (!kept() || !head().equals(Optional.ofNullable(head))) {
                write(head);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What is known of the ledger cannot be kept in " + folder, e);
        }
    }

    private void write(@Nullable Head head) throws IOException {
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
