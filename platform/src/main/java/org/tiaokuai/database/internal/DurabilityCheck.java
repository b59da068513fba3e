package org.tiaokuai.database.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.tiaokuai.database.DatabaseStartRefused;

/**
 * What a citizen was told is saved must survive a power cut: a server that answers before its log is on disk is
 * refused. It asks through the pool, so that settings of the database, of the role and of the address count too.
 */
final class DurabilityCheck {

    private static final int OLDEST_SERVER = 150_000;

    private static final List<String> NEVER_OFF = List.of("fsync", "synchronous_commit");

    private DurabilityCheck() {}

    static void verify(DataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            String address = connection.getMetaData().getURL();
            if (Integer.parseInt(show(statement, "server_version_num")) < OLDEST_SERVER) {
                throw new DatabaseStartRefused("The database " + address + " is PostgreSQL "
                        + show(statement, "server_version") + "; 15 or newer is needed.");
            }
            for (String setting : NEVER_OFF) {
                if (show(statement, setting).equals("off")) {
                    throw new DatabaseStartRefused("The database " + address + " runs with " + setting
                            + " = off, so a power cut would lose what people were told is saved; set it to on"
                            + " (server, database and role; the embedded server reads database/postgresql.auto.conf"
                            + " in its home) and start again.");
                }
            }
        } catch (SQLException e) {
            throw new DatabaseStartRefused("The database does not say whether it is durable: " + e.getMessage(), e);
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet answer = statement.executeQuery("show " + setting)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
