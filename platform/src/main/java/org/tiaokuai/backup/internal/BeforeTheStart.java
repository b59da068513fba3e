package org.tiaokuai.backup.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;
import org.tiaokuai.database.DataCopy;

/**
 * What must be done, or refused, before there is a database: a backup is unpacked, and a home whose restored data were never
 * proved is not used.
 */
class BeforeTheStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    static final String RESTORE = "restore";
    static final String BACKUP = "backup";
    static final String PORTABLE = "backup-portable";
    static final String CHECK = "check-ledger";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        var environment = prepared.getEnvironment();
        var home = environment.getProperty("tiaokuai.home");
        if (home == null) {
            return; // not the platform
        }
        var command = environment.getProperty("tiaokuai.command", "");
        if (command.equals(RESTORE)) {
            new Unpacking(environment).run();
            return;
        }
        if (Files.exists(unproved(home))) {
            throw new Refused(
                    "What was restored into " + home + " is not whole, or was not proved. Empty the folder and"
                            + " restore again; or delete " + unproved(home) + " to use it as it is.");
        }
        if (command.startsWith(BACKUP)) {
            refuseBackup(environment, command, Path.of(home));
        }
        if (command.equals(CHECK)) {
            refuseWithoutDatabase(environment, Path.of(home));
        }
    }

    /** Lies in the home while what was restored is not proved. */
    static Path unproved(String home) {
        return Path.of(home, "restored-and-not-proved");
    }

    static boolean outside(ConfigurableEnvironment environment) {
        return StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    /** What the command is about. */
    static Path file(ConfigurableEnvironment environment) {
        var file = environment.getProperty("tiaokuai.command-file", "");
        if (file.isEmpty()) {
            throw new Refused("Say which file: " + environment.getProperty("tiaokuai.command") + " FILE");
        }
        return Path.of(file);
    }

    private static void refuseBackup(ConfigurableEnvironment environment, String command, Path home) {
        BackupFile.refuseIfThere(file(environment));
        if (outside(environment)) {
            if (command.equals(BACKUP)) {
                throw new Refused(
                        "This platform works on a PostgreSQL of yours: back it up with your own tool, as docs/running.md"
                                + " says under \"An outside PostgreSQL is backed up by its own tool\", or use backup-portable.");
            }
        }
        refuseWithoutDatabase(environment, home);
    }

    /** Nothing is found wrong in a home that is only now made. */
    private static void refuseWithoutDatabase(ConfigurableEnvironment environment, Path home) {
        if (!outside(environment) && !DataCopy.isIn(home)) {
            throw new Refused("There is no database in " + home + "; set TIAOKUAI_HOME.");
        }
    }
}
