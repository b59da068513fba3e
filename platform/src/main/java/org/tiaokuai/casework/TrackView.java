package org.tiaokuai.casework;

import java.time.Instant;
import java.util.List;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;

/** What someone with number and lookup code sees: how far the case is, and nothing about the person. */
public record TrackView(
        String number,
        String itemName,
        String itemNameEn,
        State state,
        Instant submittedAt,
        CaseClock clock,
        List<Happening> history) {}
