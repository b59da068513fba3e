package org.tiaokuai.statute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.tiaokuai.calendar.Calendar;

/** The time limits of the law as every caller sees them; all days are days in China. */
public interface Statute {

    /** The versions that hold on a day, by their ids. */
    List<LimitRule> inForce(LocalDate day, Profile profile);

    /** The version of a rule that the date of the act chooses; none where none holds. */
    Optional<LimitRule> rule(String id, LocalDate day, Profile profile);

    /** All versions of a rule, the oldest first; none for an id that there is not. */
    List<LimitRule> versions(String id);

    /** When a length of time ends by the general law, with the holidays of the country. */
    Reckoning reckon(LocalDateTime start, Term term);

    /** The same by another calendar, such as that of a division. */
    Reckoning reckon(LocalDateTime start, Term term, Calendar calendar);

    /** When the limit of a rule ends with so many extensions, or begins to be too late before the event that it counts back from. */
    Reckoning reckon(LocalDateTime start, LimitRule rule, int extensions);

    Reckoning reckon(LocalDateTime start, LimitRule rule, int extensions, Calendar calendar);

    /**
     * The clock of a case at a moment, with all limits that ran and why: the same facts, rules and calendar always give the
     * same. A moment before the last event counts as that of the event.
     */
    CaseReckoning reckon(CaseFacts facts, Instant now);

    /**
     * The same by another calendar, such as that of a division, or as it was known when the case ended. A real case must have a
     * day: beyond the calendar only weekends are off, and what ends there is provisional.
     */
    CaseReckoning reckon(CaseFacts facts, Calendar calendar, Instant now);
}
