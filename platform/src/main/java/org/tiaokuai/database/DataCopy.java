package org.tiaokuai.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The data of another server, brought to a home that has none. */
public final class DataCopy {

    private static final Duration PATIENCE_FOR_THE_LOCK = Duration.ofSeconds(2);

    private DataCopy() {}

    /** Whether the home has data, be they whole or not. */
    public static boolean isIn(Path home) {
        return Files.exists(new Home(home.toAbsolutePath()).data());
    }

    /** Writes the data into a folder that is not in its place yet. */
    public interface Filling {
        void into(Path folder) throws IOException;
    }

    /**
     * Whole or not at all; the next start replays the log that comes with the data.
     *
     * @param version the major version of PostgreSQL that wrote them
     * @param password of the database in them
     * @throws DatabaseStartRefused when the home has a database, or this program carries another PostgreSQL
     */
    public static void place(Path home, int version, String password, Consumer<String> progress, Filling filling) {
        Home place = Home.at(home);
        try (HomeLock _ = HomeLock.take(place, PATIENCE_FOR_THE_LOCK)
                .orElseThrow(() -> new DatabaseStartRefused("Tiaokuai is running on " + place.folder() + "."))) {
            place.closeToOthers();
            Binaries binaries = Binaries.unpack(place, progress);
            Account account = Account.firstThatWorks(Account.candidates(), place, binaries.postgres());
            new Cluster(place, binaries, account).adopt(version, password, filling);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put the data into " + place.data(), e);
        }
    }
}
