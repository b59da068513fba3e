package org.tiaokuai.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.course.Happening;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.CaseLimit;

/** Extending the limit of a decision 延长审批: as often as its rule allows, by whom it allows, told to the applicant with the reason. */
public interface Extensions {

    /** What an extension would do now; nothing for who may not open the case. It opens nothing of the person. */
    Optional<Prospect> look(Officer officer, String number);

    Act extend(ExtendLimit command);

    /**
     * @param act what would become of it
     * @param now the limit of the law; none before acceptance, and where no law sets one
     * @param then the same if it were extended; none where it cannot be
     * @param history what happened so far
     */
    record Prospect(
            String number,
            String itemName,
            String itemNameEn,
            Act act,
            @Nullable CaseLimit now,
            @Nullable CaseLimit then,
            List<Happening> history) {

        /** What happened after so much had been seen. */
        public List<Happening> since(int seen) {
            return history.subList(seen < 0 || seen > history.size() ? 0 : seen, history.size());
        }
    }

    /** @param seen how much had happened to the case when the officer read it; none where it was not read from a page */
    record ExtendLimit(
            Officer officer, String number, @Nullable Integer seen, String reason) {
        public ExtendLimit {
            if (Typing.blank(reason)) {
                throw new IllegalArgumentException("An extension has a reason (行政许可法第四十二条)");
            }
        }
    }
}
