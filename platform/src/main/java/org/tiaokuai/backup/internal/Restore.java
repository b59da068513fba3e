package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tiaokuai.backup.internal.Manifest.Kind;
import org.tiaokuai.file.Holdings;
import org.tiaokuai.ledger.Relocation;

/** The rest of the command {@code restore FILE}, on the database that was unpacked: the files, and the proof; 2 if it fails. */
@Component
@ConditionalOnProperty(name = "tiaokuai.command", havingValue = BeforeTheStart.RESTORE)
class Restore implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

    private final Holdings holdings;
    private final Relocation relocation;
    private final Proof proof;
    private final Path file;
    private final Path keyFile;
    private final String home;
    private int exitCode = 1;

    Restore(
            Holdings holdings,
            Relocation relocation,
            Proof proof,
            @Value("${tiaokuai.command-file}") Path file,
            @Value("${tiaokuai.backup.key-file}") Path keyFile,
            @Value("${tiaokuai.home}") String home) {
        this.holdings = holdings;
        this.relocation = relocation;
        this.proof = proof;
        this.file = file;
        this.keyFile = keyFile;
        this.home = home;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var key = BackupKey.in(keyFile);
        files(key);
        if (proof.holds(file, key)) {
            Files.delete(BeforeTheStart.unproved(home));
            LOG.info("Restored into {}: nothing is missing", home);
            exitCode = 0;
        } else {
            LOG.error(
                    "What was restored into {} is not what was backed up. To use it all the same, delete {}",
                    home,
                    BeforeTheStart.unproved(home));
            exitCode = 2;
        }
    }

    private void files(BackupKey key) throws IOException {
        LOG.info("Writing the files");
        try (var reader = BackupReader.of(file, key)) {
            if (reader.manifest().kind() == Kind.PORTABLE) {
                relocation.moved();
            }
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (entry.get().name().startsWith(Backups.FILES)) {
                    holdings.put(
                            entry.get().name().substring(Backups.FILES.length()),
                            entry.get().content());
                }
            }
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
