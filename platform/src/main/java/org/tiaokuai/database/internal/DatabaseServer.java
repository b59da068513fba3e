package org.tiaokuai.database.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.tiaokuai.database.DatabaseStartRefused;
import org.tiaokuai.database.EmbeddedPostgres;

/** The server behind the pool: the operator's own when one is named, otherwise one that starts and stops with us. */
sealed interface DatabaseServer extends AutoCloseable {

    String url();

    @Nullable
    String user();

    @Nullable
    String password();

    @Override
    void close();

    static DatabaseServer chosenBy(Environment environment) {
        String url = environment.getProperty("spring.datasource.url");
        if (!StringUtils.hasText(url)) {
            boolean besideTheApplication = StringUtils.hasText(environment.getProperty("tiaokuai.command"));
            return Embedded.in(environment.getProperty("tiaokuai.home"), besideTheApplication);
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseStartRefused(
                    "spring.datasource.url must name a PostgreSQL 15 or newer, not " + url + ".");
        }
        return new Outside(
                url,
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"));
    }

    /** Started with the application, in its home. */
    record Embedded(EmbeddedPostgres postgres) implements DatabaseServer {

        private static final Logger LOG = LoggerFactory.getLogger(DatabaseServer.class);

        static Embedded in(@Nullable String home, boolean besideTheApplication) {
            Path folder = StringUtils.hasText(home) ? Path.of(home) : EmbeddedPostgres.defaultHome();
            return new Embedded(
                    besideTheApplication
                            ? EmbeddedPostgres.startOrJoin(folder, LOG::info)
                            : EmbeddedPostgres.start(folder, LOG::info));
        }

        @Override
        public String url() {
            return postgres.jdbcUrl();
        }

        @Override
        public String user() {
            return postgres.user();
        }

        @Override
        public String password() {
            return postgres.password();
        }

        @Override
        public void close() {
            postgres.close();
        }
    }

    /** Run by the operator; we neither start nor stop it. */
    record Outside(
            String url, @Nullable String user, @Nullable String password) implements DatabaseServer {

        @Override
        public void close() {}

        @Override
        public String toString() {
            return url;
        }
    }
}
