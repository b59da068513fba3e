package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tiaokuai.course.State;
import org.tiaokuai.statute.CaseReckoning.Light;

/**
 * A page of an officer's queue: what was handed over, then one's own, then the rest, the most urgent of each first.
 *
 * @param more whether there are further rows
 */
public record QueueView(List<Row> rows, LocalDate today, int waiting, int late, int dueToday, boolean more) {

    /**
     * One case; the applicant's name is masked, so that a list is no read (decision 66).
     *
     * @param about what it is about, such as the name of a shop; empty when the form asks nothing of the kind
     * @param used days of {@code total}, or working days where the limit counts those
     * @param holder who does it; empty where nobody does
     * @param again whether the same person asked for the same item elsewhere lately, or was granted it before
     * @param proposed whether a special procedure waits for approval
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
            Light lamp,
            Standing standing,
            String holder,
            boolean again,
            boolean proposed) {}

    /** Whose a case is, from where the officer stands. */
    public enum Standing {
        /** Handed over by a colleague. */
        HANDED,
        MINE,
        /** Of an absent colleague for whom the officer stands in 代理. */
        DEPUTISED,
        NOBODYS,
        COLLEAGUES
    }

    /** Names the last row, for the link to the next page. */
    public String last() {
        var row = rows.getLast();
        return row.dueOn() + "_" + row.number() + "_" + rank(row.standing());
    }

    private static int rank(Standing standing) {
        return switch (standing) {
            case HANDED -> 1;
            case MINE, DEPUTISED -> 2;
            case NOBODYS, COLLEAGUES -> 3;
        };
    }
}
