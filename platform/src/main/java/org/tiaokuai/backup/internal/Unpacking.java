package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;
import org.tiaokuai.database.DataCopy;
import org.tiaokuai.database.MigrationFiles;

/** Puts keys and data of a backup into an empty home; the whole file is read before anything is written. */
final class Unpacking {

    private static final Logger LOG = LoggerFactory.getLogger(Unpacking.class);

    private final ConfigurableEnvironment environment;
    private final Path home;
    private final KeyFiles keys;

    Unpacking(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.home = Path.of(environment.getRequiredProperty("tiaokuai.home")).toAbsolutePath();
        this.keys = new KeyFiles(environment);
    }

    void run() {
        var file = BeforeTheStart.file(environment);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Refused("There is no readable file " + file + ".");
        }
        try {
            var key = key();
            refuseAHomeInUse();
            LOG.info("Reading the whole backup before anything is written");
            var manifest = check(file, key);
            refuse(manifest);
            switch (manifest.kind()) {
                case PHYSICAL -> place(file, key, manifest);
                case PORTABLE -> begin(manifest);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Refused("The backup cannot be restored: " + e, e);
        }
    }

    private BackupKey key() throws IOException {
        var file = Path.of(environment.getRequiredProperty(KeyFiles.OF_BACKUPS));
        if (!Files.isReadable(file)) {
            throw new Refused("The key of the backup is missing: put it at " + file + ", or name it by "
                    + KeyFiles.OF_BACKUPS + ".");
        }
        return BackupKey.in(file);
    }

    private static Manifest check(Path file, BackupKey key) {
        try {
            return BackupReader.check(file, key).manifest();
        } catch (IOException e) {
            throw new Refused(
                    "The backup " + file + " was altered or cut off, or cannot be read; nothing was written. ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                    e);
        }
    }

    private void refuse(Manifest manifest) throws IOException {
        if (manifest.format() != Manifest.FORMAT) {
            throw new Refused("The backup has the format " + manifest.format() + ", which this version does not know.");
        }
        if (manifest.demo() != environment.getProperty("tiaokuai.demo", Boolean.class, false)) {
            throw new Refused(
                    manifest.demo()
                            ? "The backup holds the demonstration city: restore it by ./run, or with tiaokuai.demo=true."
                            : "The backup holds real data: restore it without tiaokuai.demo.");
        }
        otherProgram(manifest).ifPresent(sentence -> {
            throw new Refused(sentence);
        });
        keys.refuseOthers(manifest.keys());
        keys.refuseToOverwrite(manifest.keys());
    }

    private void refuseAHomeInUse() throws IOException {
        if (BeforeTheStart.outside(environment) ? outsideHasTables() : DataCopy.isIn(home)) {
            throw new Refused("There is a database already; restore into an empty " + home + " or an empty database.");
        }
        refuseOtherFiles();
    }

    private Optional<String> otherProgram(Manifest manifest) throws IOException {
        var tables = MigrationFiles.ofAllModules().fingerprint();
        return switch (manifest.kind()) {
            case PORTABLE ->
                manifest.tables().equals(tables)
                        ? Optional.empty()
                        : Optional.of(
                                "The backup was made by another version of the program, whose tables differ: restore"
                                        + " it with that version, and then upgrade.");
            case PHYSICAL -> {
                if (BeforeTheStart.outside(environment)) {
                    yield Optional.of("The backup holds the data of an embedded PostgreSQL: restore it without"
                            + " spring.datasource.url. Only what backup-portable makes goes into another one.");
                }
                yield manifest.machine().equals(System.getProperty("os.arch"))
                        ? Optional.empty()
                        : Optional.of("The backup was made on " + manifest.machine()
                                + ": make one by backup-portable there, which any machine reads.");
            }
        };
    }

    private boolean outsideHasTables() {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getProperty("spring.datasource.username"),
                        environment.getProperty("spring.datasource.password"));
                var statement = connection.createStatement();
                var answer = statement.executeQuery("""
                        select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema'))
                        """)) {
            answer.next();
            return answer.getBoolean(1);
        } catch (SQLException e) {
            throw new Refused("The database cannot be used: " + e.getMessage(), e);
        }
    }

    private void refuseOtherFiles() throws IOException {
        var folder = Path.of(environment.getRequiredProperty("tiaokuai.file.folder"));
        if (StringUtils.hasText(environment.getProperty("tiaokuai.file.s3.address")) || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new Refused("There are files of another platform in " + folder + ".");
            }
        }
    }

    /** The first that is written. */
    private void begin(Manifest manifest) throws IOException {
        KeyFiles.makeFolder(home);
        Files.createFile(BeforeTheStart.unproved(home.toString()));
        keys.write(manifest.keys());
    }

    private void place(Path file, BackupKey key, Manifest manifest) throws IOException {
        try (var reader = BackupReader.of(file, key)) {
            DataCopy.place(home, manifest.postgres(), manifest.password(), LOG::info, folder -> {
                LOG.info("Writing the data of PostgreSQL");
                begin(manifest);
                for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                    if (entry.get().name().startsWith(DataFolder.PREFIX)) {
                        DataFolder.put(folder, entry.get().name(), entry.get().content());
                    }
                }
            });
        }
    }
}
