package org.tiaokuai.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;

/** Tables of any shape: which of their columns stands for which part of a guide, seen before it is taken. */
public interface ImportColumns {

    /** The beginning of the file with the columns chosen, or with those that are guessed when none is. */
    Optional<Preview> preview(UUID run, Map<Column, String> chosen);

    /** Begins to read the file so; it must be one that waits. */
    Taking take(UUID run, Map<Column, String> columns);

    /** Names of the choices that were saved. */
    List<String> saved();

    Optional<Map<Column, String>> saved(String name);

    /** Another choice of that name is replaced. */
    void save(String name, Map<Column, String> columns, Officer by);

    /** A column as it stands in the file, with the first thing in it. */
    record Found(String name, String sample) {}

    /** A row as the guide that it would become. */
    record Sample(int line, String code, String name, String departmentName, List<Doubt> doubts) {}

    /**
     * @param titles what stands alone above the columns, and is no row
     * @param found none where no row names columns
     * @param damaged when the file could not be read, or only a part of it
     */
    record Preview(
            List<String> titles,
            List<Found> found,
            Map<Column, String> columns,
            List<Sample> samples,
            boolean damaged) {}

    sealed interface Taking {
        record Taken() implements Taking {}

        record Missing(Set<Column> columns) implements Taking {}

        /** It was taken or stopped meanwhile. */
        record NotWaiting() implements Taking {}
    }
}
