package org.tiaokuai.database.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Each module's folder of SQL is migrated by itself, with a history of its own. Modules have no key or join into each
 * other's schemas, so that any order is right. (Spring Modulith can do this too, but reads all classes at each start.)
 */
@Configuration(proxyBeanMethods = false)
class ModuleMigrations {

    private static final String FOLDER = "db/migration/";

    @Bean
    FlywayMigrationStrategy oneHistoryForEachModule() {
        return whole -> modules().forEach(module -> Flyway.configure()
                .configuration(whole.getConfiguration())
                .locations("classpath:" + FOLDER + module)
                .table("flyway_schema_history_" + module)
                // The other modules' histories stand in the same schema, so that it is never empty.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate());
    }

    private static List<String> modules() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/*.sql");
            return Arrays.stream(files)
                    .map(ModuleMigrations::module)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The migrations cannot be listed", e);
        }
    }

    private static String module(Resource file) {
        try {
            var address = file.getURL().toString();
            var from = address.lastIndexOf(FOLDER) + FOLDER.length();
            return address.substring(from, address.indexOf('/', from));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
