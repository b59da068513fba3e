package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tiaokuai.file.Holdings;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.privacy.Proving;

/**
 * Shows that nothing is missing: the ledger still has the head that it had, that head is made of the leaves that are there,
 * every table says what the leaves say, every file that the tables name is as it was, and what is sealed opens with the keys
 * that are here.
 */
@Component
@ConditionalOnProperty(name = "tiaokuai.command", havingValue = BeforeTheStart.RESTORE)
class Proof {

    private static final Logger LOG = LoggerFactory.getLogger(Proof.class);

    private final Ledger ledger;
    private final Checks checks;
    private final Holdings holdings;
    private final Proving proving;

    Proof(Ledger ledger, Checks checks, Holdings holdings, Proving proving) {
        this.proving = proving;
        this.ledger = ledger;
        this.checks = checks;
        this.holdings = holdings;
    }

    boolean holds(Path file, BackupKey key) throws IOException {
        LOG.info("Proving by the ledger that nothing is missing");
        try (var reader = BackupReader.of(file, key)) {
            boolean files = files(reader);
            boolean head = head(reader.ending().head());
            boolean tables = tables();
            return opens() && tables && head && files;
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

    /** All of it is tried, for a key that opens one thing may not open another. */
    private boolean opens() throws IOException {
        boolean keys = keys();
        boolean envelopes = envelopes();
        return contents() && keys && envelopes;
    }

    private boolean keys() {
        var found = new AtomicLong();
        long keys = proving.keys(key -> tell(found, "The key {} DOES NOT UNWRAP", key));
        LOG.info("Keys: {} unwrap, {} findings", keys, found.get());
        return found.get() == 0;
    }

    private boolean envelopes() {
        var found = new AtomicLong();
        var opened = new AtomicLong();
        proving.envelopes(
                column -> {
                    opened.addAndGet(column.opened());
                    LOG.info("  {}: {} open", column.place(), column.opened());
                },
                envelope -> tell(found, "An envelope DOES NOT OPEN: {}", envelope.place() + " row " + envelope.row()));
        LOG.info("Sealed fields: {} open, {} findings", opened.get(), found.get());
        return found.get() == 0;
    }

    private boolean contents() throws IOException {
        var found = new AtomicLong();
        long opened = holdings.opened(
                (key, content) -> proving.opens(key, content), name -> tell(found, "File {} DOES NOT OPEN", name));
        LOG.info("Files under their keys: {} contents open, {} findings", opened, found.get());
        return found.get() == 0;
    }

    private static void tell(AtomicLong found, String what, String which) {
        found.incrementAndGet();
        LOG.error(what, which);
    }
}
