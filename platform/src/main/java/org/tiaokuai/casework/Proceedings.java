package org.tiaokuai.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.catalogue.Guide.Ground;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Hearing;
import org.tiaokuai.course.Rectification.Place;
import org.tiaokuai.course.State;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.Event;

/** What an office does with a case on its way to a decision: to its limit, and when there is nothing left to decide. */
public interface Proceedings {

    /** What a measure would do now; nothing for who may not open the case. It opens nothing of the person. */
    Optional<Prospect> look(Officer officer, String number, Measure measure);

    Act take(TakeMeasure command);

    /**
     * The holder has another certificate put in the place of one that was lost or damaged 补发、换发.
     *
     * @param seen how much had happened when the holder read it, so that a second click issues no third one; none where it was
     *     not read from a page
     */
    Act reissue(Resident resident, String number, @Nullable Integer seen, Replacement why);

    /** The applicant asks to be heard before it is decided 要求听证. */
    Act askHearing(Resident resident, String number);

    /** @param seen how much had happened to the case when the officer read it; none where it was not read from a page */
    record TakeMeasure(
            Officer officer, String number, @Nullable Integer seen, Measure measure) {}

    /**
     * @param act what would become of it
     * @param now the limit of the law; none before acceptance, and where no law sets one
     * @param then the same once the measure was taken; none where it cannot be
     * @param hearing on which days somebody can be heard who is told of it now
     * @param grounds for which the law leaves time out of that limit
     * @param endings on which grounds it may be ended without a decision
     * @param rejectable whether the officer may reject, or take back, a special procedure that was proposed
     * @param approvable whether anybody else could approve what the officer proposes
     * @param words of the decision and of its certificate, which may hold a slip; none while it is open
     * @param history what happened so far
     */
    record Prospect(
            String number,
            String itemName,
            String itemNameEn,
            State state,
            Act act,
            @Nullable CaseLimit now,
            @Nullable CaseLimit then,
            Hearing.Days hearing,
            Set<Event> grounds,
            List<Ground> endings,
            boolean rejectable,
            boolean approvable,
            Map<Place, String> words,
            List<Happening> history) {

        /** The day on which it was decided; none while it is open. */
        public @Nullable LocalDate decidedOn() {
            return history.reversed().stream()
                    .filter(each -> each.event().ends())
                    .findFirst()
                    .map(each -> LocalDate.ofInstant(each.at(), Text.ZONE))
                    .orElse(null);
        }

        /** What happened after so much had been seen. */
        public List<Happening> since(int seen) {
            return history.subList(seen < 0 || seen > history.size() ? 0 : seen, history.size());
        }
    }
}
