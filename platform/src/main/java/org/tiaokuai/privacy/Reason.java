package org.tiaokuai.privacy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.page.Typing;

/**
 * Why an officer must see of one case what the rules hide 理由; the person reads it beside the read.
 *
 * @param order of another authority; none where the work on the case itself needs it
 */
public record Reason(String text, @Nullable Order order) {

    public Reason {
        if (Typing.blank(text)) {
            throw new IllegalArgumentException("A reason says something");
        }
    }

    /**
     * That an authority ordered the data by law 依法调取.
     *
     * @param document the number of its order
     * @param deferredUntil the last day on which the person is not told yet; none where they are told at once
     */
    public record Order(
            String law, String document, @Nullable LocalDate deferredUntil) {

        public Order {
            if (Typing.blank(document)) {
                throw new IllegalArgumentException("An order has a number");
            }
        }
    }

    /** As the person reads it. */
    public String words() {
        return order == null ? text : text + "（" + order.law() + "，" + order.document() + "）";
    }
}
