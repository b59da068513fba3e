package org.tiaokuai.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A real, durable PostgreSQL beside the application, so that a fresh machine needs nothing installed; it listens on
 * 127.0.0.1 only, keeps its data in the home folder, and comes back by itself when it is killed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "tiaokuai";

    private static final int PORTS_TRIED = 3;

    private static final Duration PATIENCE_FOR_THE_LOCK = Duration.ofSeconds(2);
    private static final Duration PATIENCE_TO_JOIN = Duration.ofSeconds(60);

    private final int port;
    private final Home home;
    private final String password;
    private final Runnable ending;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(int port, Home home, Runnable ending) {
        this.port = port;
        this.home = home;
        this.ending = ending;
        this.password = Roles.password(superuser().password());
    }

    /** {@code TIAOKUAI_HOME}, or {@code .tiaokuai} in the user's own folder. */
    public static Path defaultHome() {
        String wanted = System.getenv("TIAOKUAI_HOME");
        return wanted == null || wanted.isBlank()
                ? Path.of(System.getProperty("user.home"), ".tiaokuai")
                : Path.of(wanted);
    }

    /**
     * Starts the server of this home and owns it until {@link #close()}; a server left by a killed application is
     * stopped first.
     *
     * @param progress hears one sentence for each step that takes seconds
     * @throws DatabaseStartRefused when another process owns the home, or the server cannot run here
     */
    public static EmbeddedPostgres start(Path home, Consumer<String> progress) {
        return start(home, progress, Account.candidates());
    }

    static EmbeddedPostgres start(Path home, Consumer<String> progress, List<Account> accounts) {
        Home place = Home.at(home);
        HomeLock lock = HomeLock.take(place, PATIENCE_FOR_THE_LOCK)
                .orElseThrow(() -> new DatabaseStartRefused("Tiaokuai is already running on this data (home "
                        + place.folder() + "); stop it or choose another TIAOKUAI_HOME."));
        return own(place, lock, progress, accounts);
    }

    /**
     * Uses the server of the application that runs on this home, for a command beside it; closing leaves it running.
     *
     * @throws DatabaseStartRefused when no application runs on this home
     */
    public static EmbeddedPostgres join(Path home) {
        Home place = Home.existing(home);
        if (HomeLock.isFree(place)) {
            throw new DatabaseStartRefused("Tiaokuai is not running on this data (home " + place.folder() + ").");
        }
        long end = System.nanoTime() + PATIENCE_TO_JOIN.toNanos();
        while (System.nanoTime() < end) {
            PostmasterFile file = PostmasterFile.read(place.data()).orElse(null);
            if (file != null && file.ready()) {
                EmbeddedPostgres joined = new EmbeddedPostgres(file.port(), place, () -> {});
                if (joined.answers()) {
                    return joined;
                }
            }
            Pause.millis(200);
        }
        throw new DatabaseStartRefused(
                "The database of " + place.folder() + " does not answer; see " + place.log() + ".");
    }

    /** Joins the running application's server, or starts one when no application runs on this home. */
    public static EmbeddedPostgres startOrJoin(Path home, Consumer<String> progress) {
        Home place = Home.at(home);
        return HomeLock.take(place, PATIENCE_FOR_THE_LOCK)
                .map(lock -> own(place, lock, progress, Account.candidates()))
                .orElseGet(() -> join(home));
    }

    private static EmbeddedPostgres own(Home home, HomeLock lock, Consumer<String> progress, List<Account> accounts) {
        try {
            home.closeToOthers();
            Binaries binaries = Binaries.unpack(home, progress);
            Account account = Account.firstThatWorks(accounts, home, binaries.postgres());
            Postmaster postmaster = new Postmaster(home, binaries, account);
            if (Files.exists(home.data())) {
                postmaster.clear();
            }
            new Cluster(home, binaries, account).ensure(progress);
            progress.accept("Starting PostgreSQL");
            return opened(home, lock, postmaster, startOnAFreePort(postmaster));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres opened(Home home, HomeLock lock, Postmaster postmaster, int port) {
        Watchdog watchdog = new Watchdog(postmaster, port);
        EmbeddedPostgres server = new EmbeddedPostgres(port, home, () -> {
            try (lock) {
                watchdog.close();
            }
        });
        try {
            server.prepare();
            watchdog.begin();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static int startOnAFreePort(Postmaster postmaster) {
        for (int attempt = 1; ; attempt++) {
            int port = Ports.free();
            try {
                postmaster.start(port);
                return port;
            } catch (DatabaseStartRefused e) {
                // Another program may have taken the port since it was found free.
                if (attempt == PORTS_TRIED || !String.valueOf(e.getMessage()).contains("could not bind")) {
                    throw e;
                }
            }
        }
    }

    /** A database of its own, because {@code postgres} must stay free for creating and cloning others. */
    private void prepare() {
        try (Connection connection = connect("postgres", superuser())) {
            Roles.ensure(connection, DATABASE, password);
        } catch (SQLException e) {
            throw refused(e);
        }
        try (Connection connection = connect(DATABASE, superuser())) {
            Roles.handOver(connection);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private DatabaseStartRefused refused(SQLException e) {
        return new DatabaseStartRefused(
                "PostgreSQL on 127.0.0.1:" + port + " refused the application: " + e.getMessage(), e);
    }

    private boolean answers() {
        try (Connection connection = connect(DATABASE, new Login(user(), password))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** No name is looked for in schemas that the application's role may fill. */
    private Connection connect(String database, Login as) throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", as.user());
        settings.setProperty("password", as.password());
        settings.setProperty("options", "-c search_path=pg_catalog");
        return DriverManager.getConnection(jdbcUrl(database), settings);
    }

    /** As whom to connect. */
    public record Login(String user, String password) {}

    /**
     * For the launcher and for a backup, which needs the whole server, on a connection of their own; the application has the
     * rights of {@link #user()} and no way to these.
     */
    public Login superuser() {
        try {
            return new Login(
                    Cluster.SUPERUSER, Files.readString(home.password()).strip());
        } catch (IOException e) {
            throw new DatabaseStartRefused("The database's password " + home.password() + " cannot be read.", e);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The address of another database of the same server, such as a test's clone. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The application's role, which owns its database and is no superuser. */
    public String user() {
        return Roles.APPLICATION;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** Stops an own server (about one second; open transactions are rolled back) and leaves a joined one running. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ending.run();
        }
    }
}
