package org.tiaokuai.evidence.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.RecordedCases;
import org.tiaokuai.casework.RecordedCases.Deed;
import org.tiaokuai.casework.RecordedCases.Handled;
import org.tiaokuai.evidence.internal.Entitlements.Act;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.organisation.PastRights;

/**
 * An act on a case under a post that had no right to it then: somebody gave the post a role, or the case another department or
 * item, let it act, and put it back.
 */
@Component
class DeedsAgainstRights implements Comparison {

    private static final int MANY = 1_000;

    private final RecordedCases cases;
    private final PastRights rights;

    DeedsAgainstRights(RecordedCases cases, PastRights rights) {
        this.cases = cases;
        this.rights = rights;
    }

    @Override
    public void run(Consumer<Finding> found) {
        var posts = new Entitlements(rights);
        for (var some = cases.after("", MANY);
                !some.isEmpty();
                some = cases.after(some.getLast().number(), MANY)) {
            compare(some, posts, found);
        }
    }

    private void compare(List<Handled> some, Entitlements posts, Consumer<Finding> found) {
        var byNumber = new HashMap<String, Handled>();
        some.forEach(one -> byNumber.put(one.number(), one));
        var deeds = cases.deeds(byNumber.keySet());
        posts.meet(deeds.stream().map(Deed::post).toList());
        for (var deed : deeds) {
            var act = new Act(deed.at(), deed.actor(), deed.post(), deed.roles());
            var theCase = Objects.requireNonNull(byNumber.get(deed.number()));
            if (!posts.held(act) || !posts.concerned(act, theCase)) {
                found.accept(finding(deed, posts.told(act), words(deed, act, theCase)));
            }
        }
    }

    private static Finding finding(Deed deed, String recorded, Map<String, String> standing) {
        return new Finding(
                Fault.CONTRADICTED, deed.kind().name(), deed.number(), deed.row(), recorded, Canonical.text(standing));
    }

    private static Map<String, String> words(Deed deed, Act act, Handled theCase) {
        var words = new HashMap<>(Entitlements.words(act));
        words.put("event", deed.what());
        words.put("item", theCase.item());
        words.put("handledBy", theCase.handledBy().toString());
        return words;
    }
}
