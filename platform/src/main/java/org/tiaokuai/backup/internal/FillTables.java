package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tiaokuai.backup.internal.Manifest.Kind;
import org.tiaokuai.database.FirstContent;

/** Puts the rows of a portable backup into the tables that this program just made, all of them or none. */
@Component
@ConditionalOnProperty(name = "tiaokuai.command", havingValue = BeforeTheStart.RESTORE)
class FillTables implements FirstContent {

    private static final Logger LOG = LoggerFactory.getLogger(FillTables.class);

    private final Path file;
    private final Path keyFile;

    FillTables(@Value("${tiaokuai.command-file}") Path file, @Value("${tiaokuai.backup.key-file}") Path keyFile) {
        this.file = file;
        this.keyFile = keyFile;
    }

    @Override
    public void fill(DataSource database) {
        try (var reader = BackupReader.of(file, BackupKey.in(keyFile))) {
            if (reader.manifest().kind() == Kind.PORTABLE) {
                LOG.info("Filling the tables");
                fill(database, reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The backup cannot be read", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables cannot be filled", e);
        }
    }

    private static void fill(DataSource database, BackupReader reader) throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            new Tables(connection).fill(taker -> {
                for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                    taker.take(entry.get().name(), entry.get().content());
                }
            });
            connection.commit();
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("analyze"); // what comes next asks much
            }
        }
    }
}
