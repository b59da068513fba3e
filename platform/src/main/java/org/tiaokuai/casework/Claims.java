package org.tiaokuai.casework;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.CaseView.Claim;

/**
 * Who does a case 领件: an aid among the colleagues of a department, not a lock, for a colleague may take a case over. It
 * ends with the step for which it was claimed.
 */
public interface Claims {

    /**
     * The case to go on with: of one's own and those that one does as a deputy the most urgent that waits for the post,
     * or else the most urgent that nobody does, claimed now. Two officers never get the same.
     *
     * @param butNot the case that was just left; may be empty
     */
    Optional<String> next(Officer officer, String butNot);

    Claiming claim(ClaimCase command);

    Claiming handOver(HandOverCase command);

    /** Puts a case of one's own, or of one for whom one stands in, back to those that nobody does. */
    Claiming release(ReleaseCase command);

    /** Whatever a post still does of other items than these, nobody does from now on. */
    int releaseBeyond(UUID post, Set<String> items);

    /** @param from whose the case was when the officer saw it; none when it was nobody's */
    record ClaimCase(
            Officer officer, String number, @Nullable UUID from) {}

    /** @param from likewise */
    record HandOverCase(
            Officer officer,
            String number,
            Officer to,
            @Nullable UUID from) {}

    record ReleaseCase(Officer officer, String number) {}

    sealed interface Claiming {
        /** @param from who did it before, if anybody did */
        record Claimed(String number, @Nullable Claim from) implements Claiming {}

        /** Someone was quicker. */
        record Meanwhile() implements Claiming {}

        /** The colleague's post does not do this step, or not this item, or it is their own business 回避. */
        record DoesNotFit() implements Claiming {}

        record NoSuchCase() implements Claiming {}
    }
}
