package org.tiaokuai.calendar.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The days that the migration inserts, read from its text, so that tests judge what is delivered. */
final class Published {

    private static final Pattern ROW =
            Pattern.compile("\\('(\\d{4}-\\d\\d-\\d\\d)', '([^']+)', (true|false), (\\d{4})\\)[,;]");

    private Published() {}

    static List<ExceptionDay> days() {
        return ROW.matcher(sql())
                .results()
                .map(row -> new ExceptionDay(
                        LocalDate.parse(row.group(1)),
                        row.group(2),
                        Boolean.parseBoolean(row.group(3)),
                        Integer.parseInt(row.group(4))))
                .toList();
    }

    private static String sql() {
        try (var file = Published.class.getResourceAsStream("/db/migration/calendar/V1__exceptions.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
