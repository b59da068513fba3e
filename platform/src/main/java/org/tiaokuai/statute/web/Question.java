package org.tiaokuai.statute.web;

/**
 * What was typed or sent, as it was: a day, a time of it for hours, and a length or a rule.
 *
 * @param division whose holidays count, by its code of six digits; empty for those of the country alone
 */
public record Question(
        String start,
        String time,
        String amount,
        String unit,
        String rule,
        String profile,
        String extended,
        String division) {

    static final Question NONE = new Question("", "", "", "", "", "", "", "");
}
