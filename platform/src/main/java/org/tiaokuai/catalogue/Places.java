package org.tiaokuai.catalogue;

import java.util.Optional;

/**
 * Items of which only so many are granted 有数量限制: in the order in which complete applications came, to the second, and of one
 * second by the number of the case (行政许可法第五十七条); {@code casework} knows.
 */
public interface Places {

    /** How many are left now, never fewer than none; empty where the item grants as many as fulfil its conditions. */
    Optional<Integer> left(String item);

    /** Whether there is an end of places, and it is reached. */
    default boolean full(Guide guide) {
        return guide.quota() != null
                && left(guide.code()).filter(left -> left == 0).isPresent();
    }
}
