package org.tiaokuai.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the items that a department handles, those whose review is overdue first.
 *
 * @param total how many there are under this filter
 * @param overdue how many of all were to be reviewed before today
 */
public record Shelf(List<Row> rows, long total, long overdue, LocalDate today) {

    /**
     * One item.
     *
     * @param version the one in force; 0 when there is none yet
     * @param stage of the version in force; null when there is none yet
     * @param underWay of the working copy; null when there is none
     */
    public record Row(
            String code,
            String name,
            String nameEn,
            int version,
            @Nullable Stage stage,
            @Nullable Stage underWay,
            @Nullable LocalDate reviewOn) {}

    public Shelf {
        rows = List.copyOf(rows);
    }
}
