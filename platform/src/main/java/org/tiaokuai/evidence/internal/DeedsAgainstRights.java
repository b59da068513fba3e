package org.tiaokuai.evidence.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.RecordedCases;
import org.tiaokuai.casework.RecordedCases.Deed;
import org.tiaokuai.casework.RecordedCases.Handled;
import org.tiaokuai.catalogue.RecordedVersions;
import org.tiaokuai.catalogue.RecordedVersions.Published;
import org.tiaokuai.catalogue.RecordedVersions.VersionKey;
import org.tiaokuai.evidence.internal.Entitlements.Act;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.organisation.PastRights;

/**
 * An act on a case under a post that had no right to it then: somebody gave the post a role, the case another department or item,
 * or the guide a window that decides, let it act, and put it back.
 */
@Component
class DeedsAgainstRights implements Comparison {

    private static final int MANY = 1_000;

    private final RecordedCases cases;
    private final RecordedVersions versions;
    private final PastRights rights;

    DeedsAgainstRights(RecordedCases cases, RecordedVersions versions, PastRights rights) {
        this.cases = cases;
        this.versions = versions;
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
        var settling = settling(deeds, byNumber);
        for (var deed : deeds) {
            var theCase = Objects.requireNonNull(byNumber.get(deed.number()));
            var act = new Act(deed.at(), deed.actor(), deed.post(), roles(deed, theCase, settling));
            if (!posts.held(act) || !posts.concerned(act, theCase)) {
                found.accept(finding(deed, posts.told(act), words(deed, act, theCase)));
            }
        }
    }

    /** What was published of the items of which something was decided in the act that accepted it. */
    private Map<VersionKey, Published> settling(List<Deed> deeds, Map<String, Handled> byNumber) {
        var items = deeds.stream()
                .filter(Deed::settled)
                .map(deed -> Objects.requireNonNull(byNumber.get(deed.number())).item())
                .collect(Collectors.toSet());
        return items.isEmpty() ? Map.of() : versions.of(items);
    }

    private static Set<Role> roles(Deed deed, Handled theCase, Map<VersionKey, Published> settling) {
        var published = settling.get(new VersionKey(theCase.item(), theCase.version()));
        var roles = new HashSet<>(deed.roles());
        if (deed.settled() && published != null && published.atWindow()) {
            roles.add(Role.WINDOW);
        }
        return roles;
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
