package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tiaokuai.file.Holdings;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;

/**
 * Shows that nothing is missing: the ledger still has the head that it had, that head is made of the leaves that are there,
 * every table says what the leaves say, and every file that the tables name is as it was.
 */
@Component
class Proof {

    private static final Logger LOG = LoggerFactory.getLogger(Proof.class);

    private final Ledger ledger;
    private final Checks checks;
    private final Holdings holdings;

    Proof(Ledger ledger, Checks checks, Holdings holdings) {
        this.ledger = ledger;
        this.checks = checks;
        this.holdings = holdings;
    }

    boolean holds(Path file, BackupKey key) throws IOException {
        LOG.info("Proving by the ledger that nothing is missing");
        try (var reader = BackupReader.of(file, key)) {
            boolean files = files(reader);
            boolean head = head(reader.ending().head());
            return tables() && head && files;
        }
    }

    private boolean head(@Nullable Head head) {
        if (head == null) {
            LOG.info("Head: the ledger was empty when the backup was made");
            return true;
        }
        boolean same = ledger.head(head.size()).equals(Optional.of(head));
        if (same) {
            LOG.info("Head: {} leaves, root {}, signed {}: is here", head.size(), head.root(), head.at());
        } else {
            LOG.error("Head: {} leaves, root {}, signed {}: IS NOT HERE", head.size(), head.root(), head.at());
        }
        return same;
    }

    private boolean tables() {
        var report = checks.check();
        for (var finding : report.findings()) {
            LOG.error(
                    "{} {} {} row {}: ledger {} table {}",
                    finding.fault(),
                    finding.kind(),
                    finding.about(),
                    finding.row(),
                    finding.recorded(),
                    finding.standing());
        }
        LOG.info("Leaves, heads and tables: {} leaves, {} findings", report.size(), report.found());
        return report.clean();
    }

    /** What is there is held against the backup, and what the tables name against what is there. */
    private boolean files(BackupReader reader) throws IOException {
        var found = new AtomicLong();
        long same = 0;
        for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            if (entry.get().name().startsWith(Backups.FILES)) {
                var name = entry.get().name().substring(Backups.FILES.length());
                if (holdings.holds(name, entry.get().content())) {
                    same++;
                } else {
                    found.incrementAndGet();
                    LOG.error("File {} is not what was backed up", name);
                }
            }
        }
        holdings.each((name, content) -> {}, missing -> {
            found.incrementAndGet();
            LOG.error("File {} is MISSING", missing);
        });
        LOG.info("Files: {} contents as they were backed up, {} findings", same, found.get());
        return found.get() == 0;
    }
}
