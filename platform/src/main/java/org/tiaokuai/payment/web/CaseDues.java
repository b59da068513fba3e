package org.tiaokuai.payment.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Dues;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.page.Fragment;
import org.tiaokuai.page.Fragments;
import org.tiaokuai.payment.ChargeState;
import org.tiaokuai.payment.ChargeView;
import org.tiaokuai.payment.Charges;
import org.tiaokuai.payment.RecordedPayments;
import org.tiaokuai.payment.TariffLine;
import org.tiaokuai.payment.Tariffs;

/** What a case costs, for its pages. */
@Component
public class CaseDues implements Dues {

    /**
     * @param windows whom to ask, and where it may be paid
     * @param phone where the department answers questions; empty where the guide names none
     * @param open whether the case waits for the office, so that a clock of it may run
     * @param inVain whether it ended without a result
     */
    public record Mine(
            String number,
            List<ChargeView> charges,
            String department,
            List<Guide.Window> windows,
            String phone,
            boolean open,
            boolean inVain) {

        public boolean any(ChargeState state) {
            return charges.stream().anyMatch(charge -> charge.state() == state);
        }
    }

    /** @param chargeable whether there is a line by which something can be charged now */
    public record Beside(String caseNumber, List<ChargeView> charges, boolean chargeable) {}

    private final Charges charges;
    private final Tariffs tariffs;
    private final Fragments fragments;

    CaseDues(Charges charges, Tariffs tariffs, Fragments fragments) {
        this.charges = charges;
        this.tariffs = tariffs;
        this.fragments = fragments;
    }

    @Override
    public Fragment to(Officer officer, CaseView theCase) {
        boolean open = RecordedPayments.CHARGEABLE.contains(theCase.state())
                && !theCase.offer().guide().free();
        var lines = open ? tariffs.inForce(theCase.item()) : List.<TariffLine>of();
        return fragments.of(
                "payment/beside", new Beside(theCase.number(), charges.of(theCase.number()), !lines.isEmpty()));
    }

    @Override
    public Fragment of(CaseView theCase) {
        return fragments.of("payment/mine", mine(theCase));
    }

    @Override
    public Fragment leaving(CaseView theCase) {
        return fragments.of("payment/leaving", mine(theCase));
    }

    private Mine mine(CaseView theCase) {
        var guide = theCase.offer().guide();
        var consultation = guide.consultation();
        return new Mine(
                theCase.number(),
                charges.of(theCase.number()),
                guide.departmentName(),
                guide.windows(),
                consultation == null ? "" : consultation.phone(),
                theCase.state().open(),
                !theCase.state().open() && !theCase.state().resulted());
    }

    @Override
    public Set<String> waiting(Collection<String> caseNumbers) {
        return charges.waiting(caseNumbers);
    }

    @Override
    public Map<String, String> said(String caseNumber, String row) {
        return charges.said(caseNumber, row);
    }
}
