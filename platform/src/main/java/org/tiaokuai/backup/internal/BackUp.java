package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** The commands {@code backup FILE} and {@code backup-portable FILE}; 2 when a file that something refers to is not in it. */
@Component
@ConditionalOnExpression("'${tiaokuai.command:}'.startsWith('backup')")
class BackUp implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(BackUp.class);

    private final Backups backups;
    private final String command;
    private final Path file;
    private final Path keyFile;
    private int exitCode = 1;

    BackUp(
            Backups backups,
            @Value("${tiaokuai.command}") String command,
            @Value("${tiaokuai.command-file}") Path file,
            @Value("${tiaokuai.backup.key-file}") Path keyFile) {
        this.backups = backups;
        this.command = command;
        this.file = file;
        this.keyFile = keyFile;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long begun = System.nanoTime();
        var lost = new AtomicLong();
        try {
            var key = key();
            LOG.info("Writing {}", file);
            long files = command.equals(BeforeTheStart.PORTABLE)
                    ? backups.portable(file, key, missing -> tell(missing, lost))
                    : backups.physical(file, key, missing -> tell(missing, lost));
            LOG.info(
                    "{}: {} KB with {} contents of files, in {} s",
                    file,
                    Files.size(file) / 1024,
                    files,
                    (System.nanoTime() - begun) / 1_000_000_000);
            exitCode = lost.get() == 0 ? 0 : 2;
        } catch (Refused e) {
            LOG.error("There is no backup. {}", e.getMessage());
        } catch (IOException e) {
            LOG.error("There is no backup", e);
        }
    }

    private BackupKey key() throws IOException {
        if (!Files.exists(keyFile)) {
            BackupKey.make(keyFile);
            LOG.warn(
                    "Made the key of backups, {}. Keep a copy of it in another place, apart from the backups: without it"
                            + " no backup opens; with it and a backup everything does. It is in no backup.",
                    keyFile);
        }
        return BackupKey.in(keyFile);
    }

    private static void tell(UUID missing, AtomicLong lost) {
        lost.incrementAndGet();
        LOG.error("The file {} is MISSING here already", missing);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
