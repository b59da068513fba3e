package org.tiaokuai.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * How an item fulfils an element or a norm.
 *
 * @param reason why it does not apply, as its editor wrote it; empty where the guide itself shows why
 */
public record Fulfilment(State state, String reason) {

    /** Met, not to be asked of this item, or missing. */
    public enum State {
        MET('+'),
        NOT_APPLICABLE('/'),
        MISSING('-');

        private final char mark;

        State(char mark) {
            this.mark = mark;
        }

        public char mark() {
            return mark;
        }

        public static State of(char mark) {
            for (var state : values()) {
                if (state.mark == mark) {
                    return state;
                }
            }
            throw new IllegalArgumentException("No such mark: " + mark);
        }
    }

    /** One of the columns of the matrix: an element of the ten, or a norm of the fourteen. */
    public record Column(String kind, String name) {

        /** The ten elements and then the fourteen norms. */
        public static final List<Column> ALL = all();

        private static List<Column> all() {
            var columns = new ArrayList<Column>();
            for (var element : Element.values()) {
                columns.add(new Column("element", element.name()));
            }
            for (var norm : Norm.values()) {
                columns.add(new Column("norm", norm.name()));
            }
            return List.copyOf(columns);
        }
    }
}
