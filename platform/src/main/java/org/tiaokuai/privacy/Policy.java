package org.tiaokuai.privacy;

import java.time.LocalDate;
import java.util.List;

/** How personal data are used here, as anybody may read it (个人信息保护法 art. 17, 48). */
public record Policy(List<Use> uses, List<Retention> retentions) {

    public Policy {
        uses = List.copyOf(uses);
        retentions = List.copyOf(retentions);
    }

    /**
     * One purpose with what the rules give for it.
     *
     * @param assessment what was weighed before (个人信息保护法 art. 55)
     */
    public record Use(
            Purpose purpose, String law, String title, String titleEn, Assessment assessment, List<Gift> gifts) {
        public Use {
            gifts = List.copyOf(gifts);
        }
    }

    /** An impact assessment 个人信息保护影响评估; its record is kept for three years at least (art. 56). */
    public record Assessment(
            String id, LocalDate on, LocalDate keptUntil, String necessity, String risks, String measures) {}

    /**
     * What one rule says.
     *
     * @param grade empty for every grade
     * @param condition on which it speaks besides, such as a stated {@code REASON}; empty for none
     */
    public record Gift(
            String rule, Requester.Kind requester, String grade, String condition, Opened.Ruling ruling, String law) {}

    /** @param years 0 for no end */
    public record Retention(String set, int years, String law, String what, String whatEn) {}
}
