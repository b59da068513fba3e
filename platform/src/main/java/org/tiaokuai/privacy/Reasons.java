package org.tiaokuai.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tiaokuai.access.Actor.Officer;

/** Stating why one must see of a case what the rules hide: for a short time they hide less, and each read says why. */
public interface Reasons {

    /** So long it counts. */
    Duration HOLD = Duration.ofMinutes(15);

    /** Whether the officer may open the case at all is for the caller to know. */
    Stating state(StateReason command);

    /** The last day on which a person is not told yet of what the officer reads of the case now; none as a rule. */
    Optional<LocalDate> deferredUntil(Officer officer, String caseNumber);

    /** The laws by which an authority may order data of others. */
    List<Power> powers();

    record StateReason(Officer officer, String caseNumber, Reason reason) {}

    /** @param days for which the person may be left untold at most, where telling would defeat the purpose */
    record Power(String law, String authority, String authorityEn, int days) {}

    sealed interface Stating {

        record Stated(Instant until) implements Stating {}

        /** No law that is known here lets an authority order it. */
        record NoSuchPower() implements Stating {}

        /**
         * It would be deferred for longer than may be, or is over already.
         *
         * @param latest empty where the law lets nothing be deferred
         */
        record DeferredWrongly(Optional<LocalDate> latest) implements Stating {}

        /** The person had its use stopped, and only an order opens it. */
        record Stopped() implements Stating {}

        /** Orders of others are carried out by who signs for the department. */
        record NotEntitled() implements Stating {}
    }
}
