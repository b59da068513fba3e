package org.tiaokuai.organisation.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.tiaokuai.organisation.OrganisationImports.Report;
import org.tiaokuai.organisation.OrganisationImports.Row;
import org.tiaokuai.page.Text;
import org.tiaokuai.table.Spreadsheet;

/** The report on an import as a table for spreadsheet programs; activation codes never stand in it. */
record ReportFile(Report report, Text text) {

    byte[] csv() {
        var out = new StringWriter();
        try (var table = new Spreadsheet(out)) {
            lines().forEach(line -> table.row(line.toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] xlsx() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Tiaokuai", "1.0")) {
            var sheet = workbook.newWorksheet(text.of("organisation.import.report"));
            int row = 0;
            for (var line : lines().toList()) {
                for (int at = 0; at < line.size(); at++) {
                    sheet.value(row, at, Spreadsheet.harmless(line.get(at)));
                }
                row++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Stream<List<String>> lines() {
        var heading = Stream.of("sheet", "line", "key", "verdict", "doubts")
                .map(column -> text.of("organisation.import." + column))
                .toList();
        return Stream.concat(Stream.of(heading), report.rows().stream().map(this::line));
    }

    private List<String> line(Row row) {
        return Stream.of(
                        row.sheet().title(),
                        String.valueOf(row.line()),
                        row.key(),
                        text.of("organisation.import.verdict." + row.verdict()),
                        row.doubts().stream()
                                .map(doubt -> text.of("organisation.import.fault." + doubt.fault(), doubt.at()))
                                .collect(Collectors.joining(text.of("page.list"))))
                .toList();
    }
}
