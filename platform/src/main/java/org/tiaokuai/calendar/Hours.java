package org.tiaokuai.calendar;

import java.time.LocalDateTime;

/**
 * A length of time in hours, by the clock: nights, weekends and holidays count, and the end stays where it falls
 * (民法典 article 201, second paragraph). It is no {@link Limit}, for it begins and ends at a time of day.
 */
public record Hours(int amount) {

    /** Some ten years, as for the other units. */
    public static final int MOST = 3650 * 24;

    public Hours {
        if (amount < 0) {
            throw new IllegalArgumentException("A limit cannot be negative: " + amount);
        }
        if (amount > MOST) {
            throw new IllegalArgumentException("No limit is as long as " + amount + " hours");
        }
    }

    /** The moment at which they are over; to the second, and never moved. */
    public LocalDateTime after(LocalDateTime start) {
        return start.plusHours(amount);
    }
}
