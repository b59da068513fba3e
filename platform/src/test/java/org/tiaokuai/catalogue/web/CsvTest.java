package org.tiaokuai.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u3000=HYPERLINK(\"x\")",
                "=cmd|' /C calc'!A0"
            })
    void nothingIsTakenForAFormula(String text) {
        assertThat(Csv.quoted(text)).startsWith("\"'").endsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "居住证", "1+1=2", "a-b", "'quoted'"})
    void whatIsNoFormulaStaysAsItIs(String text) {
        assertThat(Csv.quoted(text)).isEqualTo("\"" + text + "\"");
    }

    @Test
    void aFileBeginsWithItsMarkAndKeepsQuotesAndCommasInTheirCells() {
        var out = new StringWriter();
        var csv = new Csv(new PrintWriter(out));
        csv.cell("甲,乙").cell("他说\"好\"").end();
        csv.cell("丙").end();
        assertThat(out.toString()).isEqualTo("\uFEFF\"甲,乙\",\"他说\"\"好\"\"\"\r\n\"丙\"\r\n");
    }
}
