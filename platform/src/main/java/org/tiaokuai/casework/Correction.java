package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one notice that lists all that must be corrected 补正告知.
 *
 * @param dueOn the day until which the applicant is asked to answer
 * @param answeredAt when the correction was handed in
 */
public record Correction(
        List<Point> points,
        LocalDate dueOn,
        Instant at,
        @Nullable Instant answeredAt) {

    /**
     * One thing to correct: a material of the guide, counted from 0, or a page of the form.
     *
     * @param page the id of the page; empty for a material
     * @param what is missing or wrong, in words for the applicant
     */
    public record Point(int material, String page, String what) {

        private static final int NONE = -1;

        public Point {
            if ((material == NONE) == page.isEmpty()) {
                throw new IllegalArgumentException("A point is about a material or about a page");
            }
        }

        public static Point ofMaterial(int material, String what) {
            return new Point(material, "", what);
        }

        public static Point ofPage(String page, String what) {
            return new Point(NONE, page, what);
        }

        public boolean aboutMaterial() {
            return page.isEmpty();
        }
    }
}
