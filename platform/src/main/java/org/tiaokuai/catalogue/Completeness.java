package org.tiaokuai.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** How complete guides are: each item against the ten elements 十要素 and the fourteen norms 规范. */
public interface Completeness {

    /** Of one guide, whether it is published yet or not, in the order of {@link Fulfilment.Column#ALL}. */
    List<Fulfilment> of(Guide guide);

    /** What a guide lacks without which its item takes no applications on the platform (decision 24). */
    List<Element> lacking(Guide guide);

    /** A page of the items that a department handles, those that lack most first; the page begins at 0. */
    Matrix matrix(UUID department, int page);

    /** The bodies of all items, those whose items lack most first. */
    List<Body> bodies();

    /** Each item that is not withdrawn, of one department or of all, one at a time however many there are. */
    void each(Optional<UUID> department, Consumer<Row> taker);

    /**
     * Items with how they fulfil each column.
     *
     * @param total how many there are in all
     */
    record Matrix(List<Row> rows, long total) {

        public static final int PAGE = 50;

        public Matrix {
            rows = List.copyOf(rows);
        }
    }

    /** One item, its cells in the order of the columns. */
    record Row(String code, String name, String nameEn, String body, boolean online, List<Fulfilment> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** How many of the cells from one column to before another are missing. */
        public long missing(int from, int to) {
            return cells.subList(from, to).stream()
                    .filter(cell -> cell.state() == Fulfilment.State.MISSING)
                    .count();
        }
    }

    /**
     * A body with how many of its items lack each column.
     *
     * @param share the part of all cells that are not missing, in hundredths
     */
    record Body(String name, long items, long online, List<Long> missing, double share) {
        public Body {
            missing = List.copyOf(missing);
        }
    }
}
