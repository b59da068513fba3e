package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tiaokuai.database.EmbeddedPostgres;
import org.tiaokuai.ledger.Head;

/**
 * Copies the data of a running server with the log that makes one moment of them: the moment at which the copy ended.
 * The server keeps the log for as long as this connection lives and not longer, whatever becomes of this process.
 */
final class PhysicalCopy {

    private static final Pattern FIRST_OF_THE_LOG = Pattern.compile("START WAL LOCATION: \\S+ \\(file (\\S+)\\)");

    private final EmbeddedPostgres server;

    PhysicalCopy(EmbeddedPostgres server) {
        this.server = server;
    }

    /** @param newest asked when all that it tells of is sure to be in the backup */
    Optional<Head> write(BackupWriter writer, Supplier<Optional<Head>> newest) throws IOException {
        try (var connection = connect()) {
            ask(connection, "select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
            ask(connection, "select pg_backup_start('backup', true)");
            var folder = new DataFolder(Path.of(ask(connection, "show data_directory")), writer);
            folder.copy();
            var head = newest.get();
            stop(connection, folder, writer);
            return head;
        } catch (SQLException e) {
            throw new IOException("PostgreSQL does not give its data: " + e.getMessage(), e);
        }
    }

    /**
     * A connection of its own and not the pool's: what was begun on it ends with it, and the pool has no right to it. It is in a
     * database in which the application's role can lay nothing in its way.
     */
    private Connection connect() throws SQLException {
        var superuser = server.superuser();
        return DriverManager.getConnection(server.jdbcUrl("postgres"), superuser.user(), superuser.password());
    }

    private static void stop(Connection connection, DataFolder folder, BackupWriter writer)
            throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var stopped = statement.executeQuery("select labelfile, spcmapfile, pg_walfile_name(lsn - 1) as last"
                        + " from pg_backup_stop(wait_for_archive => false)")) {
            stopped.next();
            var label = stopped.getString("labelfile");
            writer.text(DataFolder.PREFIX + "backup_label", label);
            if (!String.valueOf(stopped.getString("spcmapfile")).isBlank()) {
                throw new Refused("The database has tablespaces: use backup-portable, or the tools of PostgreSQL.");
            }
            var first = FIRST_OF_THE_LOG.matcher(label);
            if (!first.find()) {
                throw new IOException("PostgreSQL does not say where its log begins: " + label);
            }
            folder.log(first.group(1), stopped.getString("last"));
        }
    }

    /** The major version of the server. */
    int version() {
        try (var connection = connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not say what it is", e);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
