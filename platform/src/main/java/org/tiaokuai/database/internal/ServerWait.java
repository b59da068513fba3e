package org.tiaokuai.database.internal;

import com.zaxxer.hikari.HikariConfig;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaokuai.database.DatabaseStartRefused;

/** Waits for a server that is still starting, but says at once when waiting cannot help. */
final class ServerWait {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWait.class);

    private static final String WRONG_PASSWORD_CLASS = "28";
    private static final String NO_SUCH_DATABASE_CLASS = "3D";

    private ServerWait() {}

    static void until(HikariConfig config) {
        long end = System.nanoTime() + config.getInitializationFailTimeout() * 1_000_000;
        boolean told = false;
        while (true) {
            try {
                DriverManager.getConnection(config.getJdbcUrl(), credentials(config))
                        .close();
                return;
            } catch (SQLException e) {
                if (isHopeless(e) || System.nanoTime() > end) {
                    throw new DatabaseStartRefused(
                            "The database " + config.getJdbcUrl() + " cannot be used: " + e.getMessage(), e);
                }
                if (!told) {
                    LOG.warn("Waiting for the database {}: {}", config.getJdbcUrl(), e.getMessage());
                    told = true;
                }
            }
            pause();
        }
    }

    private static boolean isHopeless(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(WRONG_PASSWORD_CLASS) || state.startsWith(NO_SUCH_DATABASE_CLASS);
    }

    private static Properties credentials(HikariConfig config) {
        Properties properties = new Properties();
        properties.putAll(config.getDataSourceProperties());
        if (config.getUsername() != null) {
            properties.setProperty("user", config.getUsername());
        }
        if (config.getPassword() != null) {
            properties.setProperty("password", config.getPassword());
        }
        return properties;
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database", e);
        }
    }
}
