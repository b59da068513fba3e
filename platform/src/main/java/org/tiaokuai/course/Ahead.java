package org.tiaokuai.course;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.catalogue.Guide;

/** The limits of a case that does not exist yet, counted as those of cases are: for the page of its item. */
public interface Ahead {

    /** As if it were received and accepted on that day. */
    Limits of(UUID department, Guide guide, LocalDate day);

    /**
     * Until when.
     *
     * @param promised what the office promises, or where nothing is published, the platform; none where the law alone counts
     * @param legal none where no law sets one
     */
    record Limits(@Nullable Deadline promised, @Nullable Deadline legal) {}
}
