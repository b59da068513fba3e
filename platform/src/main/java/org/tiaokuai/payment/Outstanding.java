package org.tiaokuai.payment;

import java.time.Instant;
import java.util.List;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.course.State;

/** What is still to be done about money in cases that an officer's post may open, wherever these stand. */
public interface Outstanding {

    /** The newest first; {@code after} is the last of the page before, or empty. */
    Page of(Officer officer, Why why, String after, int rows);

    /** Why something is still to be done. */
    enum Why {
        /** 待缴: charged and not settled, also where the case has ended. */
        UNPAID,
        /** Paid, and the case ended without a result: whether it is given back is for the office to say. */
        REFUNDABLE
    }

    /** @param next names the last row for the next page; empty where there are no more */
    record Page(List<Row> rows, String next) {

        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param line 收费项目
     * @param state of the case
     * @param since when it was charged, or when the case ended
     */
    record Row(
            long charge,
            String caseNumber,
            String itemName,
            String itemNameEn,
            State state,
            String line,
            Yuan amount,
            Instant since) {}
}
