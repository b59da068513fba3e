package org.tiaokuai.catalogue;

import java.util.List;
import org.tiaokuai.page.Difference.Piece;

/** What differs between two versions of a guide, field by field in the order of the page. */
public record Comparison(String code, String name, String nameEn, List<Change> changes) {

    public Comparison {
        changes = List.copyOf(changes);
    }

    /**
     * One field that differs.
     *
     * @param row the number of the entry in a list of them, from 1; 0 for a field that is there once
     */
    public record Change(Part part, Field field, int row, List<Piece> before, List<Piece> after) {
        public Change {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
