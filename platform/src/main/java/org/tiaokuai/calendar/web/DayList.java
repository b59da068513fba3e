package org.tiaokuai.calendar.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.page.Typing;
import org.tiaokuai.table.Rows.Row;
import org.tiaokuai.table.Sample;
import org.tiaokuai.table.Shape;
import org.tiaokuai.table.Tables;

/**
 * The days of a notice as people write them, in CSV: date, name, off or work; a heading may stand above them.
 *
 * @param faulty the numbers of the lines that say something else
 */
record DayList(List<HolidayNotice.Day> days, List<Integer> faulty) {

    /** Some ten times what a year takes. */
    static final int LARGEST = 1 << 15;

    private static final List<String> HEADING = List.of("date", "name", "kind");
    private static final int LONGEST_NAME = 40;

    /** A heading has none. */
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private static final Map<String, Boolean> KINDS = Map.of(
            "off", true, "休", true, "休息", true, "放假", true, "1", true, "work", false, "班", false, "上班", false, "0",
            false);

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("uuuu/M/d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu年M月d日").withResolverStyle(ResolverStyle.STRICT));

    DayList {
        days = List.copyOf(days);
        faulty = List.copyOf(faulty);
    }

    static DayList read(Tables tables, byte[] file) {
        var sample = new Sample(Arrays.copyOf(file, Math.min(file.length, Sample.SIZE)));
        return read(tables, new String(file, sample.charset()).replace("\uFEFF", ""));
    }

    /** Commas are also typed as Chinese has them. */
    static DayList read(Tables tables, String typed) {
        var text = typed.replace('，', ',');
        var separator = Sample.separator(text).orElse(',').toString();
        boolean bare = text.lines().findFirst().filter(DIGIT.asPredicate()).isPresent();
        var table = (bare ? String.join(separator, HEADING) + "\n" : "") + text;
        var days = new ArrayList<HolidayNotice.Day>();
        var faulty = new ArrayList<Integer>();
        try (var rows = tables.open(
                Shape.CSV, StandardCharsets.UTF_8, new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)))) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                int line = row.line() - (bare ? 1 : 0);
                switch (row) {
                    case Row.Blank _, Row.Title _ -> {}
                    case Row.Broken _ -> faulty.add(line);
                    case Row.Fields fields ->
                        day(fields.fields().values().stream()
                                        .map(cell -> cell.asString("").strip())
                                        .toList())
                                .ifPresentOrElse(days::add, () -> faulty.add(line));
                }
            }
        } catch (IOException e) {
            faulty.add(1);
        }
        return new DayList(days, faulty);
    }

    private static Optional<HolidayNotice.Day> day(List<String> cells) {
        if (cells.size() < 3) {
            return Optional.empty();
        }
        var name = cells.get(1);
        var off = KINDS.get(cells.get(2).toLowerCase(Locale.ROOT));
        boolean named = !Typing.blank(name) && name.length() <= LONGEST_NAME && !Typing.unreadableLine(name);
        return off == null || !named
                ? Optional.empty()
                : date(cells.get(0)).map(date -> new HolidayNotice.Day(date, name, off));
    }

    private static Optional<LocalDate> date(String text) {
        return DATES.stream().flatMap(format -> parsed(text, format).stream()).findFirst();
    }

    private static Optional<LocalDate> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As it goes back and forth between the two steps of a page. */
    String text() {
        return days.stream()
                .map(day -> day.date() + "," + quoted(day.name()) + "," + (day.off() ? "off" : "work"))
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
