package org.tiaokuai.catalogue.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Element;
import org.tiaokuai.catalogue.Stage;

/**
 * An item with the version that is being prepared: it says who may do what with them now, and that nobody approves what
 * they wrote themselves.
 *
 * @param item where the version in force stands; null before the first
 * @param copy where the working copy stands; null when there is none
 * @param version the one in force; 0 before the first
 * @param basedOn the version that the working copy has taken note of
 * @param lacking what the working copy lacks for the online application that it promises
 * @param authors whoever saved something in the working copy
 */
record Standing(
        String code,
        UUID handledBy,
        @Nullable Stage item,
        @Nullable Stage copy,
        int version,
        int basedOn,
        List<Element> lacking,
        Set<UUID> authors) {

    Standing {
        lacking = List.copyOf(lacking);
        authors = Set.copyOf(authors);
    }

    Step act(Officer officer, Stage.Event event) {
        if (!officer.post().department().equals(handledBy)) {
            return new Step.NoSuchItem();
        }
        if (!event.isOf(officer)) {
            return new Step.NotEntitled();
        }
        if (event.from().orElse(null) != (event.beforeOpening() ? copy : item) || blocked(event)) {
            return new Step.NotNow();
        }
        return switch (event) {
            case APPROVE -> authors.contains(officer.account()) ? new Step.OwnWork() : ready(event);
            case HAND_IN -> ready(event);
            case CATCH_UP -> overtaken() ? new Step.Taken(code, event) : new Step.NotNow();
            case BEGIN,
                    DISCARD,
                    RETURN,
                    RECALL,
                    OVERTAKE,
                    OPEN,
                    IMPORT,
                    REVISE,
                    ASSIGN,
                    CONFIRM,
                    SUSPEND,
                    RESUME,
                    WITHDRAW,
                    WITHDRAW_SUSPENDED -> new Step.Taken(code, event);
        };
    }

    boolean overtaken() {
        return copy != null && basedOn != version;
    }

    private Step ready(Stage.Event event) {
        if (overtaken()) {
            return new Step.Overtaken(version);
        }
        return lacking.isEmpty() ? new Step.Taken(code, event) : new Step.Incomplete(lacking);
    }

    /** What is withdrawn is revised no more, and nothing is withdrawn while somebody still writes in it. */
    private boolean blocked(Stage.Event event) {
        return switch (event) {
            case BEGIN -> item == Stage.WITHDRAWN;
            case WITHDRAW, WITHDRAW_SUSPENDED -> copy != null;
            case HAND_IN,
                    CATCH_UP,
                    DISCARD,
                    RETURN,
                    APPROVE,
                    RECALL,
                    OVERTAKE,
                    OPEN,
                    IMPORT,
                    REVISE,
                    ASSIGN,
                    CONFIRM,
                    SUSPEND,
                    RESUME -> false;
        };
    }
}
