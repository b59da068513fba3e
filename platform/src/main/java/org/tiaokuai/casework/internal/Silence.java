package org.tiaokuai.casework.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;

/** What the law says of an office that keeps silent comes true by itself, also after the platform stood still. */
@Component
class Silence {

    private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

    private final Applications applications;
    private final Receiving receiving;
    private final Organisation organisation;
    private final Clocks clocks;
    private final TransactionTemplate transactions;

    Silence(
            Applications applications,
            Receiving receiving,
            Organisation organisation,
            Clocks clocks,
            TransactionTemplate transactions) {
        this.applications = applications;
        this.receiving = receiving;
        this.organisation = organisation;
        this.clocks = clocks;
        this.transactions = transactions;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void keep() {
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
}
