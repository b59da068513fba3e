package org.tiaokuai.evidence.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.RecordedCases;
import org.tiaokuai.casework.RecordedCases.Handled;
import org.tiaokuai.catalogue.RecordedVersions;
import org.tiaokuai.evidence.internal.Entitlements.Act;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.organisation.PastRights;
import org.tiaokuai.payment.ChargeState.Event;
import org.tiaokuai.payment.RecordedPayments;
import org.tiaokuai.payment.RecordedPayments.Deed;

/**
 * Money that was charged, taken, waived or given back under a post that had no right to it then, for another item than the case
 * is about, or in a case that was not accepted; and a tariff that somebody kept who had no right to it.
 */
@Component
class PaymentsAgainstRights implements Comparison {

    private static final int MANY = 1_000;

    private final RecordedPayments payments;
    private final RecordedCases cases;
    private final RecordedVersions versions;
    private final PastRights rights;

    PaymentsAgainstRights(
            RecordedPayments payments, RecordedCases cases, RecordedVersions versions, PastRights rights) {
        this.payments = payments;
        this.cases = cases;
        this.versions = versions;
        this.rights = rights;
    }

    @Override
    public void run(Consumer<Finding> found) {
        var posts = new Entitlements(rights);
        for (var some = payments.after(0, MANY);
                !some.isEmpty();
                some = payments.after(some.getLast().id(), MANY)) {
            charged(some, posts, found);
        }
        for (var some = payments.kept("", MANY);
                !some.isEmpty();
                some = payments.kept(some.getLast().row(), MANY)) {
            kept(some, posts, found);
        }
    }

    private void charged(List<Deed> some, Entitlements posts, Consumer<Finding> found) {
        posts.meet(some.stream().map(Deed::post).toList());
        var numbers = some.stream().map(Deed::about).collect(Collectors.toSet());
        var handled = cases.of(numbers);
        var steps = StepsAgainstEachOther.byCase(cases.steps(numbers));
        for (var deed : some) {
            var theCase = handled.get(deed.about());
            if (theCase == null || !theCase.item().equals(deed.item()) || lacks(deed, theCase, posts)) {
                found.accept(finding(deed, posts.told(act(deed)), words(deed, theCase)));
            }
            var stood = steps.getOrDefault(deed.about(), new CaseSteps(List.of()));
            if (deed.what().equals(Event.CHARGED.name()) && !stood.stood(deed.at(), RecordedPayments.CHARGEABLE)) {
                found.accept(finding(deed, stood.told(), words(deed, theCase)));
            }
        }
    }

    private static boolean lacks(Deed deed, Handled theCase, Entitlements posts) {
        return !posts.held(act(deed)) || !posts.concerned(act(deed), theCase);
    }

    /** An item may have been handed to another department since; one of those that it was published for kept its tariff. */
    private void kept(List<Deed> some, Entitlements posts, Consumer<Finding> found) {
        posts.meet(some.stream().map(Deed::post).toList());
        var published = versions.of(some.stream().map(Deed::item).collect(Collectors.toSet()));
        for (var deed : some) {
            boolean concerned = published.entrySet().stream()
                    .filter(each -> each.getKey().item().equals(deed.item()))
                    .anyMatch(each -> posts.concerned(
                            act(deed), deed.item(), each.getValue().handledBy()));
            if (!posts.held(act(deed)) || !concerned) {
                found.accept(finding(deed, posts.told(act(deed)), words(deed, null)));
            }
        }
    }

    private static Act act(Deed deed) {
        return new Act(deed.at(), deed.actor(), deed.post(), deed.roles());
    }

    private static Finding finding(Deed deed, String recorded, Map<String, String> standing) {
        return new Finding(
                Fault.CONTRADICTED, deed.kind().name(), deed.about(), deed.row(), recorded, Canonical.text(standing));
    }

    private static Map<String, String> words(Deed deed, @Nullable Handled theCase) {
        var words = new HashMap<>(Entitlements.words(act(deed)));
        words.put("event", deed.what());
        words.put("charged", deed.item());
        words.put("item", theCase == null ? "" : theCase.item());
        words.put("handledBy", theCase == null ? "" : Objects.toString(theCase.handledBy()));
        return words;
    }
}
