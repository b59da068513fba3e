package org.tiaokuai.catalogue.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.page.Text;

/**
 * Versions that open and suspensions that end by themselves: on any number of nodes each by exactly one, and after a time
 * without power whatever should have happened in it.
 */
@Component
class Openings {

    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

    private final WorkingCopies copies;
    private final Items items;
    private final Deeds deeds;
    private final Publishing publishing;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Openings(
            WorkingCopies copies,
            Items items,
            Deeds deeds,
            Publishing publishing,
            TransactionTemplate transactions,
            Clock clock) {
        this.copies = copies;
        this.items = items;
        this.deeds = deeds;
        this.publishing = publishing;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void run() {
        for (var code : copies.due(clock.instant())) {
            try {
                transactions.executeWithoutResult(_ -> openIfDue(code));
            } catch (RuntimeException e) {
                // One that cannot be opened must not keep the others closed.
                LOG.error("The version that is due of item {} could not be opened", code, e);
            }
        }
        transactions.executeWithoutResult(_ -> resume());
    }

    /** Opens in the caller's transaction what is due now; a version that was published meanwhile goes before. */
    void openIfDue(String code) {
        copies.lockedIfDue(code, clock.instant()).ifPresent(copy -> {
            int inForce = items.stamp(code).map(Items.Stamp::version).orElse(0);
            if (copy.view().basedOn() == inForce) {
                publishing.open(copy.command());
                copies.end(code);
            } else {
                copies.move(code, Stage.DRAFT, null);
                deeds.add(List.of(new Items.Numbered(code, inForce)), Stage.Event.OVERTAKE, null, clock.instant());
            }
        });
    }

    private void resume() {
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        deeds.add(items.resumeDue(today, clock.instant()), Stage.Event.RESUME, null, clock.instant());
    }
}
