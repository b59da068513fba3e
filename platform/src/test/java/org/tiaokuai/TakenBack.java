package org.tiaokuai;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes back what a test does to the database; meanwhile the test sees its own deeds, and none of what others do. */
public class TakenBack {

    private static final int MOST = 5;

    private final TransactionTemplate oneMoment;

    TakenBack(PlatformTransactionManager transactions) {
        oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What comes of the deed, which is done anew where somebody else changed the same row in between. */
    public <T> T of(Supplier<T> deed) {
        for (int time = 1; time < MOST; time++) {
            try {
                return once(deed);
            } catch (ConcurrencyFailureException e) {
                // A certificate is filed soon after its issue, for one.
            }
        }
        return once(deed);
    }

    public void run(Runnable deed) {
        of(() -> {
            deed.run();
            return deed;
        });
    }

    private <T> T once(Supplier<T> deed) {
        return Objects.requireNonNull(oneMoment.execute(status -> {
            status.setRollbackOnly();
            return deed.get();
        }));
    }
}
