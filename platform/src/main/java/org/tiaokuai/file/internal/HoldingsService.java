package org.tiaokuai.file.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.stereotype.Service;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.file.Holdings;
import org.tiaokuai.file.internal.FileRows.Held;

@Service
class HoldingsService implements Holdings {

    private static final int AT_ONCE = 500;
    private static final int PIECE = 64 * 1024;
    private static final UUID FIRST = new UUID(0, 0);

    private final FileRows rows;
    private final Blobs blobs;
    private final DataSource database;

    HoldingsService(FileRows rows, Blobs blobs, DataSource database) {
        this.rows = rows;
        this.blobs = blobs;
        this.database = database;
    }

    @Override
    public void undisturbed(Work work) throws IOException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock_shared(" + FileRows.FORGETTING + ")");
            try {
                work.run();
            } finally {
                statement.execute("select pg_advisory_unlock_shared(" + FileRows.FORGETTING + ")");
            }
        } catch (SQLException e) {
            throw new IOException("The database cannot be kept from forgetting files", e);
        }
    }

    @Override
    public void each(Carrier carrier, Consumer<UUID> missing) throws IOException {
        var after = FIRST;
        for (var page = rows.after(after, AT_ONCE); !page.isEmpty(); page = rows.after(after, AT_ONCE)) {
            for (var held : page) {
                carry(held, carrier, missing);
                after = held.id();
            }
        }
    }

    private void carry(Held held, Carrier carrier, Consumer<UUID> missing) throws IOException {
        for (var name : Contents.names(held.id(), held.preview())) {
            try (var content = blobs.open(name)) {
                carrier.take(name, content);
            } catch (NoSuchFileException e) {
                // An upload that is under way has its row first.
                if (held.kept()) {
                    missing.accept(held.id());
                }
            }
        }
    }

    @Override
    public void put(String name, InputStream content) throws IOException {
        blobs.put(name, content::transferTo);
    }

    @Override
    public boolean holds(String name, InputStream content) throws IOException {
        try (var here = blobs.open(name)) {
            byte[] some;
            do {
                some = here.readNBytes(PIECE);
                if (!Arrays.equals(some, content.readNBytes(PIECE))) {
                    return false;
                }
            } while (some.length == PIECE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public long opened(Opener opener, Consumer<String> unopened) throws IOException {
        long opened = 0;
        var after = FIRST;
        for (var page = rows.after(after, AT_ONCE); !page.isEmpty(); page = rows.after(after, AT_ONCE)) {
            for (var held : page) {
                for (var name : Contents.names(held.id(), held.preview())) {
                    opened += open(name, held.key(), opener, unopened);
                }
                after = held.id();
            }
        }
        return opened;
    }

    private int open(String name, Sealed key, Opener opener, Consumer<String> unopened) throws IOException {
        try (var content = blobs.open(name)) {
            if (opener.opens(key, plain -> reads(content, plain, name))) {
                return 1;
            }
            unopened.accept(name);
        } catch (NoSuchFileException e) {
            return 0; // who asks for each hears that it is missing
        }
        return 0;
    }

    private static boolean reads(InputStream content, String key, String name) {
        try (var plain = Sealing.open(content, key, name)) {
            plain.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
