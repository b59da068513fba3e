package org.tiaokuai.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item with its version in force, whether or not one can apply for it now.
 *
 * @param stage published, suspended or withdrawn
 * @param online whether one can apply on the platform: the guide says so, and lacks nothing that this needs
 * @param since since when it is so
 * @param reason why it is suspended or withdrawn
 * @param until the day on which a suspension ends by itself
 * @param replacedBy the code of the item that took its place; empty for none
 * @param reviewOn the day by which somebody looks whether the guide still holds
 */
public record Item(
        Offer offer,
        Stage stage,
        boolean online,
        Instant since,
        String reason,
        @Nullable LocalDate until,
        String replacedBy,
        LocalDate reviewOn) {

    public boolean takesApplications() {
        return online && stage.takesApplications();
    }
}
