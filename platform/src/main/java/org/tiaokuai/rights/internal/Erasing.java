package org.tiaokuai.rights.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Residents;
import org.tiaokuai.casework.Archive;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.page.Text;

/** Whom to ask to forget what of a data set; each forgets its own. */
@Component
class Erasing {

    /** In one transaction. */
    private static final int BATCH = 200;

    private static final UUID FIRST = new UUID(0, 0);

    private final Drafts drafts;
    private final Archive archive;
    private final Certificates certificates;
    private final Residents residents;
    private final DisputeRows disputes;
    private final Clock clock;

    Erasing(
            Drafts drafts,
            Archive archive,
            Certificates certificates,
            Residents residents,
            DisputeRows disputes,
            Clock clock) {
        this.drafts = drafts;
        this.archive = archive;
        this.certificates = certificates;
        this.residents = residents;
        this.disputes = disputes;
        this.clock = clock;
    }

    /** Some of what ended before the day; 0 where nothing is left. */
    int erase(String set, LocalDate before) {
        var moment = before.atStartOfDay(Text.ZONE).toInstant();
        return switch (set) {
            case "DRAFT" -> drafts.forget(moment, BATCH);
            case "CASE" -> archive.erase(moment, BATCH);
            case "CERTIFICATE" -> certificates.erase(before, BATCH);
            case "ACCOUNT" -> accounts(before, moment);
            case "DISPUTE" -> disputes.erase(moment, BATCH, clock.instant());
            default -> throw new IllegalStateException("Nobody knows how to delete of " + set);
        };
    }

    /** With whom nothing was to do for so long; who has a case that is open or ended since is passed over. */
    private int accounts(LocalDate before, Instant moment) {
        var after = FIRST;
        while (true) {
            var idle = residents.idle(before, after, BATCH);
            if (idle.isEmpty()) {
                return 0;
            }
            var ends = archive.lastEnds(idle);
            List<UUID> over = idle.stream()
                    .filter(account -> ends.getOrDefault(account, Instant.MIN).isBefore(moment))
                    .toList();
            over.forEach(account -> {
                residents.forget(account);
                drafts.forget(account);
            });
            if (!over.isEmpty()) {
                return over.size();
            }
            after = idle.getLast();
        }
    }
}
