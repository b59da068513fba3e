package org.tiaokuai.casework.internal;

import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.catalogue.Guide;

/** Which limits bind a case of an item: what the authority promised, what the law sets, and what holds without both. */
record Limits(Guide.Term promised, boolean ownPromise, Guide.@Nullable Term legal) {

    /** LIC-03: to accept, or to tell all that is missing, within five working days of receipt. */
    static final Limit ACCEPTANCE = new Limit(5, Limit.Unit.WORKING_DAY);

    /** LIC-06: to decide within twenty working days of acceptance. */
    private static final Guide.Term DECISION = new Guide.Term(20, Limit.Unit.WORKING_DAY, "行政许可法第四十二条");

    private static final Guide.Term UNPUBLISHED = new Guide.Term(20, Limit.Unit.WORKING_DAY, "没有公布期限，平台按20个工作日办");

    private static final String PERMIT = "行政许可";

    /** What an applicant is given to correct; no law sets it, the notice does. */
    static Limits given(int days) {
        return new Limits(new Guide.Term(days, Limit.Unit.WORKING_DAY, "补正告知书"), false, null);
    }

    /** The time to accept; no authority promises less. */
    static Limits acceptance(Guide guide) {
        var term = new Guide.Term(ACCEPTANCE.amount(), ACCEPTANCE.unit(), law(guide, "行政许可法第三十二条"));
        return new Limits(term, false, term);
    }

    /** An article of the law on permits; for what is no permit the same holds by analogy. */
    static String law(Guide guide, String article) {
        return (permit(guide) ? "" : "参照") + article;
    }

    static boolean permit(Guide guide) {
        return guide.typeName().equals(PERMIT);
    }

    static Limits of(Guide guide) {
        var legal = guide.legalLimit();
        if (legal == null && permit(guide)) {
            legal = DECISION;
        }
        var promised = guide.promisedLimit();
        if (promised != null) {
            return new Limits(promised, true, legal);
        }
        return new Limits(legal == null ? UNPUBLISHED : legal, false, legal);
    }
}
