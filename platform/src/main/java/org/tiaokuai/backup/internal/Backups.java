package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.backup.internal.Manifest.Kind;
import org.tiaokuai.database.EmbeddedPostgres;
import org.tiaokuai.database.MigrationFiles;
import org.tiaokuai.file.Holdings;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;

/** Makes a backup: first what the database holds, then the files that it names. */
@Component
class Backups {

    static final String FILES = "files/";

    private final ConfigurableEnvironment environment;
    private final Ledger ledger;
    private final Holdings holdings;
    private final DataSource database;
    private final TransactionTemplate oneMoment;
    private final Clock clock;

    Backups(
            ConfigurableEnvironment environment,
            Ledger ledger,
            Holdings holdings,
            DataSource database,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.environment = environment;
        this.ledger = ledger;
        this.holdings = holdings;
        this.database = database;
        this.clock = clock;
        oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /** @return how many contents of files are in it */
    long physical(Path file, BackupKey key, Consumer<UUID> missing) throws IOException {
        try (var server = EmbeddedPostgres.join(Path.of(environment.getRequiredProperty("tiaokuai.home")))) {
            var copy = new PhysicalCopy(server);
            var manifest =
                    manifest(Kind.PHYSICAL, copy.version(), server.superuser().password());
            return write(file, key, manifest, writer -> copy.write(writer, this::newest), missing);
        }
    }

    /** @return how many contents of files are in it */
    long portable(Path file, BackupKey key, Consumer<UUID> missing) throws IOException {
        return write(file, key, manifest(Kind.PORTABLE, 0, ""), this::rows, missing);
    }

    private Manifest manifest(Kind kind, int postgres, String password) throws IOException {
        return new Manifest(
                Manifest.FORMAT,
                kind,
                MigrationFiles.ofAllModules().fingerprint(),
                postgres,
                System.getProperty("os.arch"),
                environment.getProperty("tiaokuai.demo", Boolean.class, false),
                clock.instant(),
                password,
                Map.copyOf(new KeyFiles(environment).read()));
    }

    /** From before the database is read until the files are, none is taken away. */
    private long write(Path file, BackupKey key, Manifest manifest, BackupFile.Content data, Consumer<UUID> missing)
            throws IOException {
        var files = new AtomicLong();
        holdings.undisturbed(() -> BackupFile.write(file, key, manifest, writer -> {
            var head = data.to(writer);
            holdings.each(
                    (name, content) -> {
                        writer.entry(FILES + name, content);
                        files.incrementAndGet();
                    },
                    missing);
            return head;
        }));
        return files.get();
    }

    private Optional<Head> newest() {
        return ledger.heads(1).stream().findFirst();
    }

    private Optional<Head> rows(BackupWriter writer) {
        return Objects.requireNonNull(oneMoment.execute(_ -> {
            new JdbcTemplate(database).execute((ConnectionCallback<Boolean>) connection -> {
                copy(connection, writer);
                return true;
            });
            return newest();
        }));
    }

    private static void copy(Connection connection, BackupWriter writer) throws SQLException {
        try {
            new Tables(connection).write(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
