package org.tiaokuai.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

    private static String written(String... cells) throws IOException {
        var out = new StringWriter();
        try (var table = new Spreadsheet(out)) {
            table.row(cells);
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\tx",
                "\r=1",
                "\n=1",
                " =1",
                "\u3000=HYPERLINK(\"x\")",
                "=cmd|' /C calc'!A0"
            })
    void nothingIsTakenForAFormula(String text) throws IOException {
        assertThat(written(text)).startsWith("\uFEFF\"'").endsWith("\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "居住证", "1+1=2", "a-b", "'quoted'"})
    void whatIsNoFormulaStaysAsItIs(String text) throws IOException {
        assertThat(written("甲", text)).isEqualTo("\uFEFF\"甲\",\"" + text + "\"\r\n");
    }

    @Test
    void aFileBeginsWithItsMarkAndKeepsQuotesAndCommasInTheirCells() throws IOException {
        assertThat(written("甲,乙", "他说\"好\"", "丙")).isEqualTo("\uFEFF\"甲,乙\",\"他说\"\"好\"\"\",\"丙\"\r\n");
    }
}
