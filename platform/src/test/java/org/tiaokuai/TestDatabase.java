package org.tiaokuai;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.tiaokuai.database.EmbeddedPostgres;

/** One real PostgreSQL for a whole test run; each context gets a fresh database in it. */
public final class TestDatabase {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER =
            EmbeddedPostgres.start(TestHome.folder().toAbsolutePath(), System.out::println);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }

    private TestDatabase() {}

    /** The address of a new, empty database. */
    public static String create() {
        var name = "test_" + NEXT.incrementAndGet();
        execute("drop database if exists " + name + " with (force)");
        execute("create database " + name + " owner " + user());
        return SERVER.jdbcUrl(name);
    }

    /** One statement on the server, outside the database of any context, with all rights that there are. */
    public static void execute(String sql) {
        var superuser = SERVER.superuser();
        try (var connection = DriverManager.getConnection(SERVER.jdbcUrl(), superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String user() {
        return SERVER.user();
    }

    public static String password() {
        return SERVER.password();
    }
}
