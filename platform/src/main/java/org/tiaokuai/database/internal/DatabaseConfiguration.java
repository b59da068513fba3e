package org.tiaokuai.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the application's one pool; nothing can use it before the server has been found fit. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int CONNECTIONS = 16;
    private static final int IDLE_CONNECTIONS = 4;

    /** How long a request waits before it is told that the database is away. */
    private static final int CONNECTION_TIMEOUT_MILLIS = 5_000;

    /** Whoever waits longer for what somebody else holds is told to come again, before the whole pool waits. */
    private static final int LOCK_TIMEOUT_SECONDS = 10;

    /** How long the start waits for an outside server that may be starting as well. */
    private static final int START_TIMEOUT_MILLIS = 60_000;

    @Bean
    DatabaseServer databaseServer(Environment environment) {
        return DatabaseServer.chosenBy(environment);
    }

    @Bean
    HikariDataSource dataSource(DatabaseServer server, Environment environment) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(IDLE_CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setInitializationFailTimeout(START_TIMEOUT_MILLIS);
        // Bound here and not after: the check below seals the configuration.
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(config));
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        ServerWait.until(config);
        // Where pg_catalog is not named it comes first: no operator that somebody put elsewhere answers for those of
        // the server.
        config.setConnectionInitSql("set lock_timeout = '" + LOCK_TIMEOUT_SECONDS + "s'; set search_path = public");
        HikariDataSource pool = new HikariDataSource(config);
        try {
            DurabilityCheck.verify(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }
}
