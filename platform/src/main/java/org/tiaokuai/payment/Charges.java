package org.tiaokuai.payment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.course.State;
import org.tiaokuai.page.Typing;
import org.tiaokuai.payment.ChargeView.Channel;

/** What is charged in cases, and what becomes of it; each act is a leaf of the ledger. */
public interface Charges {

    Charging charge(IssueNotice command);

    /** What would become of it, before it is signed: the amount, or why not. */
    Charging look(IssueNotice command);

    Settling pay(RecordPayment command);

    Settling waive(WaiveCharge command);

    Settling withdraw(WithdrawNotice command);

    Settling refund(RefundPayment command);

    /** All of a case, the first first; who may see them is for the caller to know. */
    List<ChargeView> of(String caseNumber);

    /** All of a case that the officer's post may open, with what can be charged in it now. */
    Optional<Account> account(Officer officer, String caseNumber);

    /** Those of these cases in which something is to be paid. */
    Set<String> waiting(Collection<String> caseNumbers);

    /** What was said with a step and its salt, as its leaf has hashed them; empty where nothing was. */
    Map<String, String> said(String caseNumber, String row);

    /**
     * @param lines that can be charged; none while the case stands where nothing is
     * @param fee what the guide that binds the case says of its price, in its own words
     * @param first whether the guide lets the first be free, and nothing was issued anew in this case
     */
    record Account(String caseNumber, List<ChargeView> charges, List<TariffLine> lines, String fee, boolean first) {

        public Account {
            charges = List.copyOf(charges);
            lines = List.copyOf(lines);
        }
    }

    /**
     * 缴款通知.
     *
     * @param version of the line as the officer saw it
     */
    record IssueNotice(Officer officer, String caseNumber, int line, int version, int quantity) {}

    /** @param paidAt to the minute */
    record RecordPayment(Officer officer, String caseNumber, long charge, Bill bill, Channel channel, Instant paidAt) {

        public RecordPayment {
            paidAt = paidAt.truncatedTo(ChronoUnit.MINUTES);
        }
    }

    /** 减免, of all of it. */
    record WaiveCharge(Officer officer, String caseNumber, long charge, String law, String reasons) {

        public WaiveCharge {
            if (Typing.blank(law) || Typing.blank(reasons)) {
                throw new IllegalArgumentException("What is due by law is waived by law, for reasons");
            }
        }
    }

    record WithdrawNotice(Officer officer, String caseNumber, long charge, String reasons) {

        public WithdrawNotice {
            if (Typing.blank(reasons)) {
                throw new IllegalArgumentException("A notice is withdrawn for reasons");
            }
        }
    }

    /** @param bill the red one */
    record RefundPayment(Officer officer, String caseNumber, long charge, Bill bill, String reasons) {

        public RefundPayment {
            if (Typing.blank(reasons)) {
                throw new IllegalArgumentException("A payment is given back for reasons");
            }
        }
    }

    sealed interface Charging {

        record Charged(String caseNumber, long charge, Yuan amount) implements Charging {}

        /** Nothing stands against it, and nothing was charged yet. */
        record Chargeable(TariffLine line, Yuan amount) implements Charging {}

        /** Nothing is charged before a case is accepted, nor once it ended without a grant. */
        record NotNow(State state) implements Charging {}

        /** The guide that binds the case, or the one in force, says that nothing is charged. */
        record Free() implements Charging {}

        /** No line in force has this number. */
        record NoTariff() implements Charging {}

        /** Another version of the line came into force since it was seen. */
        record Meanwhile() implements Charging {}

        /** @param most so many can be charged of the line at a time */
        record NotThatMany(TariffLine line, int most) implements Charging {}

        /** The same line waits for its payment, or what is charged once in a case was charged before. */
        record ChargedBefore(long charge) implements Charging {}

        /** The post carries no role for this. */
        record NotEntitled() implements Charging {}

        /** There is none, or another post has it, or it is the officer's own 回避. */
        record NoSuchCase() implements Charging {}
    }

    sealed interface Settling {

        record Settled(String caseNumber, long charge, ChargeState state) implements Settling {}

        /** The graph has no such edge from where the charge stands: perhaps somebody was quicker. */
        record NotNow(ChargeState state) implements Settling {}

        /** Another payment, or refund, has this bill. */
        record BillUsed() implements Settling {}

        /** Nobody pays before the notice, or in days to come. */
        record NotThen() implements Settling {}

        /** Who recorded a payment does not give it back, and who charged does not waive 不相容岗位分离. */
        record SamePerson() implements Settling {}

        /** The post carries no role for this. */
        record NotEntitled() implements Settling {}

        /** There is none in this case, or likewise no such case. */
        record NoSuchCharge() implements Settling {}
    }
}
