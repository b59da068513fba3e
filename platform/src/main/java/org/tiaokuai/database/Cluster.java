package org.tiaokuai.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder: made whole or not at all, never made twice, and read only by the release that wrote it. */
final class Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    static final String SUPERUSER = "tiaokuai";

    /** C.UTF-8 first: under plain C, pg_trgm sees no letters in Chinese. */
    private static final List<String> LOCALES = List.of("C.UTF-8", "C");

    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "wal_compression=on",
            "shared_buffers=256MB",
            "max_connections=100",
            "random_page_cost=1.1",
            "jit=off",
            "timezone=Asia/Shanghai",
            "log_timezone=Asia/Shanghai");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Home home;
    private final Binaries binaries;
    private final Account account;

    Cluster(Home home, Binaries binaries, Account account) {
        this.home = home;
        this.binaries = binaries;
        this.account = account;
    }

    /** The caller holds the home's lock. */
    void ensure(Consumer<String> progress) {
        try {
            removeUnfinished();
            if (isAbsent()) {
                progress.accept("Creating the database in " + home.data() + " (first start only)");
                create();
            } else {
                check();
                account.own(home.data());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + home.data(), e);
        }
    }

    private boolean isAbsent() throws IOException {
        if (!Files.exists(home.data())) {
            return true;
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(home.data())) {
            return !inside.iterator().hasNext();
        }
    }

    /** A first start that was killed leaves these; a finished data folder never bears this name. */
    private void removeUnfinished() throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(home.folder(), "database.new-*")) {
            unfinished.forEach(Cluster::removeAsFarAsPossible);
        }
    }

    private static void removeAsFarAsPossible(Path unfinished) {
        try {
            Home.deleteTree(unfinished);
        } catch (UncheckedIOException e) {
            // The killed start's initdb may still be writing into it; then the next start removes the rest.
            LOG.debug("Not all of {} could be deleted", unfinished, e);
        }
    }

    private void create() throws IOException {
        if (!Files.exists(home.password())) {
            home.writeSecret(home.password(), randomPassword());
        }
        Account.Outcome outcome = new Account.Outcome(1, "");
        for (String locale : LOCALES) {
            outcome = create(locale);
            if (outcome.succeeded()) {
                return;
            }
            if (!outcome.output().contains("invalid locale")) {
                break;
            }
        }
        throw new DatabaseStartRefused(
                "PostgreSQL could not create its data in " + home.data() + ": " + outcome.output());
    }

    /** A name of its own each time: the initdb of a killed start may still be writing into the previous one. */
    private Path unfinished() throws IOException {
        Path unfinished = home.folder().resolve("database.new-" + HexFormat.of().toHexDigits(RANDOM.nextInt()));
        Files.createDirectory(unfinished);
        home.permit(unfinished, "rwx------");
        return unfinished;
    }

    private Account.Outcome create(String locale) throws IOException {
        Path unfinished = unfinished();
        Path passwordForInitdb = unfinished.resolveSibling(unfinished.getFileName() + ".password");
        try {
            account.own(unfinished);
            home.writeSecret(passwordForInitdb, Files.readString(home.password()));
            account.own(passwordForInitdb);
            Account.Outcome outcome = account.run(home, initdb(locale, unfinished, passwordForInitdb));
            if (outcome.succeeded()) {
                Files.move(unfinished, home.data(), StandardCopyOption.ATOMIC_MOVE);
                Home.sync(home.folder());
            }
            return outcome;
        } finally {
            Home.deleteTree(unfinished);
            Files.deleteIfExists(passwordForInitdb);
        }
    }

    /** Takes the data of another server for its own; the caller holds the home's lock. */
    void adopt(int version, String password, DataCopy.Filling filling) throws IOException {
        removeUnfinished();
        if (!isAbsent()) {
            throw new DatabaseStartRefused("There is a database in " + home.data() + " already.");
        }
        checkRelease("The data", String.valueOf(version));
        Path unfinished = unfinished();
        try {
            filling.into(unfinished);
            account.own(unfinished);
            home.writeSecret(home.password(), password);
            Files.move(unfinished, home.data(), StandardCopyOption.ATOMIC_MOVE);
            Home.sync(home.folder());
        } finally {
            Home.deleteTree(unfinished);
        }
    }

    private List<String> initdb(String locale, Path data, Path passwordFile) {
        List<String> command = new ArrayList<>(List.of(
                binaries.initdb().toString(),
                "--pgdata=" + data,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=" + locale,
                "--data-checksums"));
        SETTINGS.forEach(setting -> command.add("--set=" + setting));
        return command;
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void check() throws IOException {
        Path version = home.data().resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw new DatabaseStartRefused(
                    home.data() + " is not a PostgreSQL data folder and is not empty; choose another TIAOKUAI_HOME.");
        }
        if (!Files.exists(home.password())) {
            throw new DatabaseStartRefused("The database's password " + home.password()
                    + " is missing though the data are there; restore it from the backup.");
        }
        checkRelease("The data in " + home.data(), Files.readString(version).strip());
    }

    private void checkRelease(String data, String written) {
        String output = account.run(home, List.of(binaries.postgres().toString(), "--version"))
                .output();
        if (!output.contains(" " + written + ".")) {
            throw new DatabaseStartRefused(data + " were written by PostgreSQL " + written + ", this release carries "
                    + output + "; upgrade them first.");
        }
    }
}
