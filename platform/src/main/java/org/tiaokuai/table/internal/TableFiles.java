package org.tiaokuai.table.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import org.springframework.stereotype.Component;
import org.tiaokuai.table.Rows;
import org.tiaokuai.table.Shape;
import org.tiaokuai.table.Tables;
import org.tiaokuai.table.Workbook;

@Component
class TableFiles implements Tables {

    @Override
    public Rows open(Shape shape, Charset charset, InputStream content) throws IOException {
        return switch (shape) {
            case JSON_LINES -> new JsonLineRows(new InputStreamReader(content, charset));
            case JSON_LIST -> new JsonListRows(new BufferedReader(new InputStreamReader(content, charset)));
            case CSV -> new CsvRows(new InputStreamReader(content, charset));
            case SHEET -> new SheetRows(workbook(content, SheetRows.BOUNDS));
            case EMPTY, BINARY, TEXT -> throw new IOException("No rows in " + shape);
        };
    }

    @Override
    public Workbook workbook(InputStream content, Workbook.Bounds bounds) throws IOException {
        return new ExcelFile(content, bounds);
    }
}
