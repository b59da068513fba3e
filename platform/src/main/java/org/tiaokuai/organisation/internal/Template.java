package org.tiaokuai.organisation.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tiaokuai.organisation.OrganisationImports.Sheet;

/** The workbook to fill in: a sheet for each kind of row, and one that explains each column with an example. */
final class Template {

    private static final double WIDTH = 24;
    private static final double WIDE = 40;

    private Template() {}

    static byte[] workbook() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Tiaokuai", "1.0")) {
            var notes = workbook.newWorksheet(Columns.NOTES);
            heading(notes, List.of("表", "列", "例子", "怎么填"));
            int row = 1;
            for (var sheet : Sheet.values()) {
                var worksheet = workbook.newWorksheet(sheet.title());
                heading(worksheet, Columns.of(sheet));
                for (var column : Columns.all(sheet)) {
                    line(notes, row++, List.of(sheet.title(), column.heading(), column.example(), column.note()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void heading(Worksheet sheet, List<String> words) {
        line(sheet, 0, words);
        for (int at = 0; at < words.size(); at++) {
            // As text, or Excel turns a code of twelve digits into a number.
            sheet.style(at).format("@").set();
            sheet.style(0, at).bold().format("@").set();
            sheet.width(at, at == 3 ? WIDE : WIDTH);
        }
        sheet.freezePane(0, 1);
    }

    private static void line(Worksheet sheet, int row, List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            sheet.value(row, at, words.get(at));
        }
    }
}
