package org.tiaokuai.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Role;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Fact;

/**
 * What is recorded of cases, many at a time, for whoever holds it against what other modules record. Nothing of it tells of a
 * person.
 */
public interface RecordedCases {

    /** By number, those after one. */
    List<Handled> after(String number, int most);

    /** By number; one that is not there has none. */
    Map<String, Handled> of(Collection<String> numbers);

    /** What officers did to these cases and decided on them. */
    List<Deed> deeds(Collection<String> numbers);

    /** All steps of these cases, in their order; without those that there are not. */
    List<Step> steps(Collection<String> numbers);

    /** What was handed in for these cases, as far as it was recorded, in its order; without papers once these are not kept. */
    List<Handing> handings(Collection<String> numbers);

    /**
     * Who handles a case, by which version of its item, and whose it is.
     *
     * @param renews the permit that was asked to be renewed, and {@code renewsUntil} its last day, as was said then; none where none was
     * @param erased whether what was said and enclosed is no longer kept
     */
    record Handled(
            String number,
            UUID dossier,
            String item,
            int version,
            UUID handledBy,
            UUID account,
            String subject,
            @Nullable String renews,
            @Nullable String renewsUntil,
            boolean erased) {}

    /**
     * @param row of its leaf
     * @param actor none where the law did it
     * @param post none where the applicant did it, or the law
     */
    record Step(
            String number,
            String row,
            State.Event event,
            Instant at,
            @Nullable UUID actor,
            @Nullable UUID post,
            String subject) {}

    /**
     * An officer's act.
     *
     * @param kind and {@code row} of its leaf
     * @param what the step, or the verdict
     * @param roles of which the post must have one for it
     * @param settled whether the same act accepted what it decided, so that it may be the window's where the item lets it
     */
    record Deed(
            String number,
            Fact.Kind kind,
            String row,
            String what,
            Set<Role> roles,
            boolean settled,
            Instant at,
            UUID actor,
            UUID post) {

        public Deed {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * @param row of its leaf
     * @param lastRound the papers of this round and of those before it lay in the dossier
     * @param form {@code id/version} by which it was filled in, and {@code schema} what that form was then
     */
    record Handing(String number, String row, int lastRound, String form, String schema, List<Enclosed> papers) {

        public Handing {
            papers = List.copyOf(papers);
        }
    }

    /** @param sha256 of the file; empty where the original is shown at the window */
    record Enclosed(String paper, int material, int round, String sha256) {}
}
