package org.tiaokuai.statute;

import java.util.EnumMap;
import java.util.Map;

/**
 * Which rules bind a case, by their ids; the day of the case chooses the version of each.
 *
 * @param byAnalogy 参照: they were made for other cases
 */
public record CaseRules(Map<Duty, String> ids, boolean byAnalogy) {

    /** 行政许可法 articles 32, 42, 44, 47. */
    public static final CaseRules PERMIT = new CaseRules(Map.of(
            Duty.NOTICE, "LIC-03",
            Duty.DECISION, "LIC-06",
            Duty.DELIVERY, "LIC-10",
            Duty.HEARING_REQUEST, "LIC-12",
            Duty.HEARING, "LIC-12-HELD"));

    /** For what is no permit the five days of article 32 and their silence; nothing else, for no text limits its decision. */
    public static final CaseRules NO_PERMIT = new CaseRules(Map.of(Duty.NOTICE, "LIC-03"), true);

    /** 统一办理、联合办理、集中办理: article 42, second paragraph. */
    public static final CaseRules JOINT = PERMIT.with(Duty.DECISION, "LIC-08");

    /** Article 43: the lower level reviews, then the upper one decides in its own time. */
    public static final CaseRules LOWER_FIRST = PERMIT.with(Duty.LOWER_REVIEW, "LIC-09");

    /** Article 50. */
    public static final CaseRules RENEWAL =
            PERMIT.with(Duty.RENEWAL_REQUEST, "LIC-13").with(Duty.RENEWAL, "LIC-13-SILENCE");

    public CaseRules(Map<Duty, String> ids) {
        this(ids, false);
    }

    public CaseRules {
        ids = Map.copyOf(ids);
    }

    public CaseRules with(Duty duty, String id) {
        var more = new EnumMap<Duty, String>(Duty.class);
        more.putAll(ids);
        more.put(duty, id);
        return new CaseRules(more, byAnalogy);
    }
}
