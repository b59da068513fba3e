package org.tiaokuai.payment;

import java.util.List;
import java.util.Optional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.page.Typing;

/** What an item costs: the lines of its tariff, kept by who writes its guide. */
public interface Tariffs {

    /** An item has no more lines. */
    int MOST_LINES = 50;

    Keeping keep(KeepLine command);

    /** It is charged no more from now on. */
    Keeping end(EndLine command);

    /** What is charged now, in its order. */
    List<TariffLine> inForce(String item);

    /** Every version that was ever kept, by line, the newest first; empty for an item that the officer's post does not keep. */
    Optional<Sheet> sheet(Officer officer, String item);

    /** @param free whether the guide in force says that nothing is charged */
    record Sheet(String item, String name, String nameEn, boolean free, List<TariffLine> versions) {

        public Sheet {
            versions = List.copyOf(versions);
        }
    }

    /**
     * @param line that is changed; 0 for a new one
     * @param seen the version that the editor saw; 0 for a new line
     */
    record KeepLine(
            Officer officer,
            String item,
            int line,
            int seen,
            String name,
            Yuan price,
            TariffLine.Unit unit,
            String basis,
            String document) {

        public KeepLine {
            if (Typing.blank(name) || Typing.blank(basis) || Typing.blank(document)) {
                throw new IllegalArgumentException("Nothing is charged without a law and a document (行政许可法第五十九条)");
            }
        }
    }

    /** @param seen likewise */
    record EndLine(Officer officer, String item, int line, int seen) {}

    sealed interface Keeping {

        record Kept(TariffLine line) implements Keeping {}

        /** It says that already. */
        record Unchanged() implements Keeping {}

        /** The guide in force says that nothing is charged; that has to be changed first. */
        record Free() implements Keeping {}

        /** Somebody kept a newer version since it was seen. */
        record Meanwhile() implements Keeping {}

        record TooMany() implements Keeping {}

        /** The post does not write guides. */
        record NotEntitled() implements Keeping {}

        /** There is none, or another department handles it. */
        record NoSuchLine() implements Keeping {}
    }
}
