package org.tiaokuai.payment;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tiaokuai.access.Role;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Fact;

/** What is recorded of tariffs and charges, many at a time, for whoever holds it against what other modules record. */
public interface RecordedPayments {

    /** Where a case stands in which something is charged: accepted, and neither refused nor over without a result. */
    Set<State> CHARGEABLE = Set.of(State.ACCEPTED, State.SUSPENDED, State.GRANTED);

    /** What officers did to charges, in its order, after one. */
    List<Deed> after(long id, int most);

    /** Which versions of tariffs officers kept, by their rows, after one. */
    List<Deed> kept(String row, int most);

    /**
     * An officer's act.
     *
     * @param id of a step; 0 of a tariff
     * @param about number of the case, or code of the item, as the leaf of this {@code kind} has it with its {@code row}
     * @param what the event
     * @param item that was charged for
     * @param roles of which the post must have one for it
     */
    record Deed(
            long id,
            Fact.Kind kind,
            String about,
            String row,
            String what,
            String item,
            Set<Role> roles,
            Instant at,
            UUID actor,
            UUID post) {

        public Deed {
            roles = Set.copyOf(roles);
        }
    }
}
