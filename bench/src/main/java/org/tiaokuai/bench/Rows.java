package org.tiaokuai.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows by plain JDBC, as maps from column to value. */
final class Rows {

    private Rows() {}

    static List<Map<String, @Nullable Object>> all(Connection connection, String question) throws SQLException {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            var columns = answer.getMetaData();
            while (answer.next()) {
                var row = new LinkedHashMap<String, @Nullable Object>();
                for (int at = 1; at <= columns.getColumnCount(); at++) {
                    row.put(columns.getColumnName(at), answer.getObject(at));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    static Map<String, @Nullable Object> only(Connection connection, String question) throws SQLException {
        var rows = all(connection, question);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows instead of one: " + question);
        }
        return rows.getFirst();
    }

    static long number(Connection connection, String question) throws SQLException {
        var value = only(connection, question).values().iterator().next();
        return value instanceof Number number ? number.longValue() : Long.parseLong(String.valueOf(value));
    }

    static void execute(Connection connection, String... commands) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    static void batch(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        set(statement, values);
        statement.addBatch();
    }

    static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
    }

    /** How many rows each table of the application holds. */
    static Map<String, Long> counts(Connection connection) throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (var table : all(connection, """
                select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')""")) {
            var name = String.valueOf(table.get("name"));
            counts.put(name, number(connection, "select count(*) from " + name));
        }
        return counts;
    }
}
