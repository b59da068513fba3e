package org.tiaokuai.file.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.springframework.util.StreamUtils;

/** Contents in a folder, spread over 256 so that none grows too long to list. */
class FolderBlobs implements Blobs {

    private final Path folder;

    FolderBlobs(Path folder) {
        this.folder = folder;
    }

    /** Written beside its place and moved there: no half of a file ever bears its name. */
    @Override
    public void put(String name, Content content) throws IOException {
        var shelf = shelf(name);
        Files.createDirectories(shelf);
        var beside = Files.createTempFile(shelf, ".", ".part");
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            content.to(StreamUtils.nonClosing(
                    Channels.newOutputStream(channel))); // it is forced to disk before it is closed
            channel.force(true);
            Files.move(beside, shelf.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        force(shelf);
        force(folder);
    }

    /** The name in the folder, too, must outlive a power cut. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(place(name));
    }

    @Override
    public void remove(String name) throws IOException {
        Files.deleteIfExists(place(name));
    }

    private Path place(String name) {
        return shelf(name).resolve(name);
    }

    private Path shelf(String name) {
        return folder.resolve(name.substring(0, 2));
    }
}
