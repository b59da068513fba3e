package org.tiaokuai.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.payment.ChargeState.Event;

/**
 * A charge in a case with all that happened to it.
 *
 * @param line by the version of the tariff that was in force when it was charged
 * @param amount the price times {@code quantity}
 * @param steps the first first; there is always one
 */
public record ChargeView(long id, String caseNumber, TariffLine line, int quantity, Yuan amount, List<Step> steps) {

    public ChargeView {
        steps = List.copyOf(steps);
    }

    /**
     * @param bill with {@code channel} and {@code paidAt} of a payment, alone of a refund; else none
     * @param reasons may be empty, like the law
     */
    public record Step(
            long id,
            Event event,
            Instant at,
            Who who,
            @Nullable String bill,
            @Nullable Channel channel,
            @Nullable Instant paidAt,
            Said said) {}

    /** @param byWhom as it was told then */
    public record Who(java.util.UUID actor, java.util.UUID post, String byWhom) {}

    /** Of this the ledger keeps one hash with the salt. */
    public record Said(String law, String reasons, String salt) {}

    /** How it was paid 缴款方式. */
    public enum Channel {
        /** 现金. */
        CASH,
        /** 刷卡. */
        CARD,
        /** 转账. */
        TRANSFER,
        /** 非税收入收缴平台. */
        PLATFORM
    }

    public ChargeState state() {
        return steps.getLast().event().to();
    }

    public Optional<Step> step(Event event) {
        return steps.stream().filter(step -> step.event() == event).findFirst();
    }

    /** Whether nothing forbids it to the officer, whose post may open the case. */
    public boolean may(Officer officer, Event event) {
        return state().after(event).isPresent()
                && event.roles().stream().anyMatch(officer::has)
                && !barred(officer, event);
    }

    /** Whether the officer did, under whichever post, what somebody else must undo 不相容岗位分离. */
    public boolean barred(Officer officer, Event event) {
        return switch (event) {
            case WAIVED -> by(officer, Event.CHARGED);
            case REFUNDED -> by(officer, Event.PAID);
            case CHARGED, PAID, WITHDRAWN -> false;
        };
    }

    private boolean by(Officer officer, Event event) {
        return step(event)
                .filter(step -> step.who().actor().equals(officer.account()))
                .isPresent();
    }
}
