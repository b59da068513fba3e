package org.tiaokuai.database.internal;

import java.io.IOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.database.DatabaseStartRefused;
import org.tiaokuai.database.FirstContent;
import org.tiaokuai.database.MigrationFiles;

/**
 * Each module's folder of SQL is migrated by itself, with a history of its own. Modules have no key or join into each
 * other's schemas, so that any order is right. (Spring Modulith can do this too, but reads all classes at each start.)
 */
@Configuration(proxyBeanMethods = false)
class ModuleMigrations {

    /** Going through every module's history costs a second at each start; files that were all applied cost a question. */
    @Bean
    FlywayMigrationStrategy oneHistoryForEachModule(
            DataSource database, ObjectProvider<FirstContent> contents, @Value("${tiaokuai.command:}") String command) {
        return whole -> {
            try {
                var files = MigrationFiles.ofAllModules();
                var jdbc = JdbcClient.create(database);
                var applied = applied(jdbc);
                if (files.fingerprint().equals(applied)) {
                    return;
                }
                refuseToChangeWhatIsCopied(command, applied);
                files.modules().forEach(module -> migrate(module, whole.getConfiguration()));
                contents.forEach(content -> content.fill(database));
                remember(jdbc, files.fingerprint());
            } catch (IOException e) {
                throw new IllegalStateException("The migrations cannot be read", e);
            }
        };
    }

    /** Its platform may be running, and work with the tables as they are. */
    private static void refuseToChangeWhatIsCopied(String command, String applied) {
        if (command.startsWith("backup") && !applied.isEmpty()) {
            throw new DatabaseStartRefused(
                    "Another version of the program made these tables; take the backup with that version.");
        }
    }

    private static void migrate(String module, org.flywaydb.core.api.configuration.Configuration common) {
        Flyway.configure()
                .configuration(common)
                .locations("classpath:" + MigrationFiles.FOLDER + module)
                .table("flyway_schema_history_" + module)
                // The other modules' histories stand in the same schema, so that it is never empty.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static String applied(JdbcClient jdbc) {
        jdbc.sql("create schema if not exists database").update();
        jdbc.sql("create table if not exists database.migrated (fingerprint text primary key)")
                .update();
        return String.join(
                ",",
                jdbc.sql("select fingerprint from database.migrated")
                        .query(String.class)
                        .list());
    }

    /** After all of them: a start that was interrupted goes through the histories again. */
    private static void remember(JdbcClient jdbc, String fingerprint) {
        jdbc.sql("delete from database.migrated where fingerprint <> :fingerprint")
                .param("fingerprint", fingerprint)
                .update();
        jdbc.sql("insert into database.migrated values (:fingerprint) on conflict do nothing")
                .param("fingerprint", fingerprint)
                .update();
    }
}
