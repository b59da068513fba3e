package org.tiaokuai.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Role;
import org.tiaokuai.privacy.Opened.Ruling;

/** The reads of officers, many at a time, for whoever holds them against what other modules record. */
public interface RecordedReads {

    /** Those after one, in their order. */
    List<RecordedRead> after(long id, int most);

    /**
     * @param caseNumber none where it was for no case
     * @param outcomes what was ruled on each field
     * @param rules that ruled on them; empty where their version is not known here
     */
    record RecordedRead(
            long id,
            String subject,
            Instant at,
            UUID account,
            UUID post,
            Purpose purpose,
            @Nullable String caseNumber,
            Map<String, Ruling> outcomes,
            List<Ruled> rules) {

        public RecordedRead {
            outcomes = Map.copyOf(outcomes);
            rules = List.copyOf(rules);
        }

        /** Whether one of the rules that ruled rules so on a field of this grade. */
        public boolean fits(Grade grade, Ruling outcome) {
            return rules.isEmpty() || rules.stream().anyMatch(rule -> rule.rules(grade, outcome));
        }
    }

    /**
     * @param grade none stands for every grade
     * @param roles of which the post must have one; none asks for none
     * @param ofACase whether it rules on reads for a case only
     */
    record Ruled(@Nullable Grade grade, Set<Role> roles, boolean ofACase, Ruling outcome) {

        public Ruled {
            roles = Set.copyOf(roles);
        }

        boolean rules(Grade of, Ruling so) {
            return outcome == so && (grade == null || grade == of);
        }
    }
}
