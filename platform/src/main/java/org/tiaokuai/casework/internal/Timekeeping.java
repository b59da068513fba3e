package org.tiaokuai.casework.internal;

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
import org.tiaokuai.course.Clocks;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;

/**
 * What comes true by itself, also after the platform stood still: that silence accepts, and that open cases are counted by a
 * notice of holidays that came after them.
 */
@Component
class Timekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Timekeeping.class);

    private final Applications applications;
    private final Receiving receiving;
    private final Organisation organisation;
    private final Recounting recounting;
    private final Clocks clocks;
    private final TransactionTemplate transactions;

    Timekeeping(
            Applications applications,
            Receiving receiving,
            Organisation organisation,
            Recounting recounting,
            Clocks clocks,
            TransactionTemplate transactions) {
        this.applications = applications;
        this.receiving = receiving;
        this.organisation = organisation;
        this.recounting = recounting;
        this.clocks = clocks;
        this.transactions = transactions;
    }

    /** Nothing is silent by days that are no longer counted so. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void keep() {
        recount();
        int kept = 0;
        for (int some = keepSome(); some > 0; some = keepSome()) {
            kept += some;
        }
        if (kept > 0) {
            LOG.warn("Accepted by silence: {} cases", kept);
        }
    }

    private int keepSome() {
        var departments =
                organisation.departments().stream().map(Department::id).toList();
        Integer some = transactions.execute(_ -> {
            var silent = applications.silent(departments, clocks.today());
            receiving.keepSilence(silent);
            return silent.size();
        });
        return some == null ? 0 : some;
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
