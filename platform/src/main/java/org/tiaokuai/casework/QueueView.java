package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A page of an officer's queue, the most urgent first.
 *
 * @param more whether there are further rows
 */
public record QueueView(List<Row> rows, int waiting, int late, int dueToday, boolean more) {

    /** One case; the applicant's name is masked, so that a list is no read (decision 66). */
    public record Row(
            String number,
            String item,
            String itemName,
            String applicant,
            State state,
            Instant submittedAt,
            LocalDate dueOn,
            int left,
            Lamp lamp) {}
}
