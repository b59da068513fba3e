package org.tiaokuai.evidence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.RecordedCases.Handled;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.organisation.PastRights;
import org.tiaokuai.organisation.PastRights.PastPost;

/** The posts that acts were done under, each asked for once in one check. */
final class Entitlements {

    /** By so much the clocks of several platforms may differ, and for so long an act may be under way when a post ends. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private final PastRights rights;
    private final Map<UUID, Optional<PastPost>> known = new HashMap<>();

    Entitlements(PastRights rights) {
        this.rights = rights;
    }

    /** An account's act under a post. @param needs of which the post must have had one; none asks for none */
    record Act(Instant at, UUID account, UUID post, Set<Role> needs) {}

    void meet(Collection<UUID> posts) {
        var strangers = new HashSet<>(posts);
        strangers.removeAll(known.keySet());
        if (!strangers.isEmpty()) {
            var found = rights.of(strangers);
            strangers.forEach(post -> known.put(post, Optional.ofNullable(found.get(post))));
        }
    }

    private @Nullable PastPost post(Act act) {
        return known.getOrDefault(act.post(), Optional.empty()).orElse(null);
    }

    /** Whether it was that account's post then, with such a role. */
    boolean held(Act act) {
        var post = post(act);
        return post != null
                && post.account().equals(act.account())
                && post.held(act.at(), LEEWAY)
                && (act.needs().isEmpty() || act.needs().stream().anyMatch(post.roles()::contains));
    }

    /** Whether the case was its business then. */
    boolean concerned(Act act, Handled theCase) {
        return concerned(act, theCase.item(), theCase.handledBy());
    }

    /** Whether an item that this department handled was. */
    boolean concerned(Act act, String item, UUID handledBy) {
        var post = post(act);
        return post != null && post.department().equals(handledBy) && post.covered(item, act.at(), LEEWAY);
    }

    /** What the ledger tells of the post; empty where it was never given. */
    String told(Act act) {
        var post = post(act);
        if (post == null) {
            return "";
        }
        var told = new TreeMap<String, String>();
        told.put("post", post.id().toString());
        told.put("account", post.account().toString());
        told.put("department", post.department().toString());
        told.put("roles", words(post.roles()));
        told.put("since", post.since().toString());
        told.put("ended", post.endedAt() == null ? "" : post.endedAt().toString());
        told.put(
                "limited",
                post.limits().stream()
                        .map(limit -> limit.since() + " "
                                + limit.items().stream().sorted().collect(Collectors.joining(",")))
                        .collect(Collectors.joining("; ")));
        return Canonical.text(told);
    }

    static Map<String, String> words(Act act) {
        return Map.of(
                "at", act.at().toString(),
                "actor", act.account().toString(),
                "post", act.post().toString(),
                "needs", words(act.needs()));
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
    }
}
