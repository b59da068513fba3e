package org.tiaokuai.casework;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Guide.Ground;
import org.tiaokuai.course.Clocks;

/**
 * Items of which only so many are granted 有数量限制: in the order in which complete applications came, to the second, and of one
 * second by the number of the case (行政许可法第五十七条).
 */
public interface Places {

    /** How many are left now, never fewer than none; empty where the item grants as many as fulfil its conditions. */
    Optional<Integer> left(String item);

    /** On which grounds a decision may be unfavourable: those of the guide, and that no place is left. */
    static List<Ground> grounds(Guide guide) {
        return guide.quota() == null
                ? guide.refusalGrounds()
                : Stream.concat(
                                guide.refusalGrounds().stream(),
                                Stream.of(new Ground(FULL, Clocks.law(guide, "行政许可法第五十七条"))))
                        .toList();
    }

    /** Whether a ground, as it was offered, says that no place is left. */
    static boolean wanted(String ground) {
        return ground.startsWith(FULL);
    }

    String FULL = "名额已满";
}
