package org.tiaokuai.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an item to those who keep it.
 *
 * @param item null while its first version is prepared
 * @param copy the version that is being prepared; null when there is none
 * @param may what the officer who looks may do now
 */
public record ItemFile(
        String code,
        String name,
        String nameEn,
        @Nullable Item item,
        @Nullable WorkingCopy copy,
        List<Version> versions,
        List<Deed> history,
        List<Stage.Event> may,
        LocalDate today) {

    public ItemFile {
        versions = List.copyOf(versions);
        history = List.copyOf(history);
        may = List.copyOf(may);
    }

    /** A version as it was published. */
    public record Version(int number, Stage stage, Instant publishedAt) {}

    /**
     * Who did what when; nobody's name where it came about by itself.
     *
     * @param version in force then, which a working copy was written from: it has no number of its own yet
     */
    public record Deed(Instant at, Stage.Event event, int version, String officer, String title, String note) {

        /** Whether it happened to a working copy by somebody's hand; what opens by itself has its number. */
        public boolean toCopy() {
            return event.beforeOpening() && event != Stage.Event.OPEN && event != Stage.Event.OVERTAKE;
        }
    }
}
