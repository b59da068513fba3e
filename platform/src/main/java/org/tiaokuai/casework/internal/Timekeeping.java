package org.tiaokuai.casework.internal;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.calendar.HolidayNotices.Published;
import org.tiaokuai.casework.internal.Receiving.Silence;
import org.tiaokuai.casework.internal.Waking.Some;

/**
 * What comes true by itself, also after the platform stood still: what the clocks of cases do, that silence accepts or renews, and that
 * open cases are counted by a notice of holidays that came after them.
 */
@Component
class Timekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Timekeeping.class);

    private final Applications applications;
    private final Silence silence;
    private final Waking waking;
    private final Recounting recounting;
    private final TransactionTemplate transactions;

    Timekeeping(
            Applications applications,
            Silence silence,
            Waking waking,
            Recounting recounting,
            TransactionTemplate transactions) {
        this.applications = applications;
        this.silence = silence;
        this.waking = waking;
        this.recounting = recounting;
        this.transactions = transactions;
    }

    /** Nothing is silent by days that are no longer counted so. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void keep() {
        recount();
        int kept = 0;
        var some = wake();
        while (some.taken() > 0) {
            for (var number : some.silent()) {
                kept += keepSilence(number) ? 1 : 0;
            }
            some = wake();
        }
        if (kept > 0) {
            LOG.info("Accepted or renewed by silence: {} cases", kept);
        }
    }

    /** What stands in the rows is derived, and whoever bent it gains a day at most. */
    @Scheduled(cron = "0 10 3 * * *", zone = "Asia/Shanghai")
    void keepAll() {
        transactions.executeWithoutResult(_ -> waking.all());
        keep();
    }

    private Some wake() {
        return Objects.requireNonNull(transactions.execute(_ -> waking.wake()));
    }

    /** Each in a transaction of its own, with its letter: where one fails, the others are accepted all the same. */
    private boolean keepSilence(String number) {
        try {
            return Boolean.TRUE.equals(transactions.execute(_ -> {
                var found =
                        applications.locked(number).filter(row -> row.state().open());
                found.ifPresent(silence::keep);
                return found.isPresent();
            }));
        } catch (RuntimeException e) {
            LOG.error("Silence decided something of case {}, which could not be written down yet", number, e);
            transactions.executeWithoutResult(_ -> waking.postpone(number));
            return false;
        }
    }

    @EventListener
    void on(Published published) {
        recounting.begin(published);
    }

    @Async
    @TransactionalEventListener
    void after(Published published) {
        recount();
    }

    private void recount() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(_ -> recounting.step()));
        }
    }
}
