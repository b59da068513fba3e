package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A page of an officer's queue, the most urgent first.
 *
 * @param more whether there are further rows
 */
public record QueueView(List<Row> rows, LocalDate today, int waiting, int late, int dueToday, boolean more) {

    /**
     * One case; the applicant's name is masked, so that a list is no read (decision 66).
     *
     * @param about what it is about, such as the name of a shop; empty when the form asks nothing of the kind
     * @param used working days used of {@code total}
     */
    public record Row(
            String number,
            String item,
            String itemName,
            String itemNameEn,
            String about,
            String applicant,
            State state,
            Instant submittedAt,
            LocalDate dueOn,
            int used,
            int total,
            int left,
            Lamp lamp) {}
}
