package org.tiaokuai.intake.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.tiaokuai.intake.Column;

/** What cities call the parts of a guide in their tables, the surest name first; the names are data. */
final class ColumnNames {

    private static final Map<String, Column> KNOWN = read();

    private ColumnNames() {}

    private static Map<String, Column> read() {
        var known = new LinkedHashMap<String, Column>();
        var file = new ClassPathResource("intake/column-names.csv");
        try (var reader = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            reader.forEach(row -> known.put(plain(row.getField("name")), Column.valueOf(row.getField("column"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    static Map<Column, String> guess(Set<String> names) {
        var written = new HashMap<String, String>();
        names.forEach(name -> written.putIfAbsent(plain(name), name));
        var guess = new EnumMap<Column, String>(Column.class);
        KNOWN.forEach((name, column) -> {
            if (written.containsKey(name)) {
                guess.putIfAbsent(column, written.get(name));
            }
        });
        return guess;
    }

    /** Without spaces and what is put in brackets behind. */
    private static String plain(String name) {
        return name.replaceAll("[（(].*?[)）]|\\s|\\*", "").toLowerCase(Locale.ROOT);
    }
}
