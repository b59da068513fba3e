package org.tiaokuai.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseReckoning.Reckoned;

/** The clocks of cases as the statute reckons them: what is shown as due, what is stored and what is enforced come from here. */
public interface Clocks {

    /** The same where a department is: with the holidays of its division. */
    Clocks in(UUID department);

    Instant now();

    LocalDate today();

    /** The last day of which it is published whether one works. */
    LocalDate published();

    /** @param history at least that it was received */
    Reckoned reckon(Collection<Happening> history, Guide guide);

    /** A closed case is counted as the calendar was known then. */
    Reckoned reckoned(Standing standing, Guide guide);

    /** As it will stand once this has happened, too. */
    Reckoned foreseen(Standing standing, Happening next, Guide guide);

    CaseClock of(Standing standing, Guide guide);

    /** The day that is told to the applicant in a notice of correction. */
    LocalDate correctionDue(UUID department, LocalDate asked, int days);

    /** On which days somebody can be heard who is told of it now (行政许可法第四十七、四十八条). */
    Hearing.Days hearing(UUID department, Reckoned reckoned);

    /** The last day of a result that is valid for a time from the day of decision; it is not moved by holidays. */
    @Nullable
    LocalDate validUntil(LocalDate decided, Guide.@Nullable Validity validity);

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Text.ZONE);
    }
}
