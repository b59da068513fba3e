package org.tiaokuai.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Plain statements on a started server, each on a connection of its own. */
final class Queries {

    private Queries() {}

    static void run(EmbeddedPostgres server, String... statements) throws SQLException {
        try (Connection connection = connect(server)) {
            run(connection, statements);
        }
    }

    static void runAsSuperuser(EmbeddedPostgres server, String... statements) throws SQLException {
        try (Connection connection = asSuperuser(server)) {
            run(connection, statements);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String ask(EmbeddedPostgres server, String question) throws SQLException {
        try (Connection connection = connect(server)) {
            return ask(connection, question);
        }
    }

    static String askAsSuperuser(EmbeddedPostgres server, String question) throws SQLException {
        try (Connection connection = asSuperuser(server)) {
            return ask(connection, question);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static Connection asSuperuser(EmbeddedPostgres server) throws SQLException {
        var superuser = server.superuser();
        return DriverManager.getConnection(server.jdbcUrl(), superuser.user(), superuser.password());
    }
}
