package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.course.ClockAct;
import org.tiaokuai.course.State;

/** What the clocks of open cases told the office by themselves. */
public interface Reminders {

    /** Of each case the last thing that was told, newest first; whoever decides is also told what is late before acceptance. */
    List<Reminder> of(Officer officer, int rows);

    /** @param holder who does the case; empty where nobody said so */
    record Reminder(
            String number,
            String itemName,
            String itemNameEn,
            State state,
            ClockAct act,
            LocalDate dueOn,
            String holder) {

        public Instant at() {
            return act.at();
        }
    }
}
