package org.tiaokuai.organisation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Role;

/** To what posts entitled at which moment, by what was given, limited and ended; for whoever holds acts against it. */
public interface PastRights {

    /** Those of these posts that were ever given. */
    Map<UUID, PastPost> of(Collection<UUID> posts);

    /**
     * @param limits to which items it was limited and since when, the first first
     * @param endedAt none while it is held
     */
    record PastPost(
            UUID id,
            UUID account,
            UUID department,
            Set<Role> roles,
            Instant since,
            @Nullable Instant endedAt,
            List<Limit> limits) {

        public PastPost {
            roles = Set.copyOf(roles);
            limits = List.copyOf(limits);
        }

        /** Whether it was held at that moment, or so little before or after that clocks may differ by it. */
        public boolean held(Instant at, Duration leeway) {
            return !since.isAfter(at.plus(leeway)) && (endedAt == null || !endedAt.isBefore(at.minus(leeway)));
        }

        /** Whether it was no more limited than to that item at that moment, or so little before or after. */
        public boolean covered(String item, Instant at, Duration leeway) {
            if (limits.isEmpty() || limits.getFirst().since().isAfter(at.minus(leeway))) {
                return true;
            }
            return IntStream.range(0, limits.size())
                    .filter(place -> !limits.get(place).since().isAfter(at.plus(leeway)))
                    .filter(place -> place == limits.size() - 1
                            || limits.get(place + 1).since().isAfter(at.minus(leeway)))
                    .anyMatch(place -> limits.get(place).covers(item));
        }
    }

    /** @param items none of them means all that the department handles */
    record Limit(Instant since, Set<String> items) {

        public Limit {
            items = Set.copyOf(items);
        }

        boolean covers(String item) {
            return items.isEmpty() || items.contains(item);
        }
    }
}
