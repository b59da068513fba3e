package org.tiaokuai.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.tiaokuai.organisation.OrganisationImports.Doubt;
import org.tiaokuai.organisation.OrganisationImports.Fault;
import org.tiaokuai.organisation.OrganisationImports.Report;
import org.tiaokuai.organisation.OrganisationImports.Row;
import org.tiaokuai.organisation.OrganisationImports.Sheet;
import org.tiaokuai.organisation.OrganisationImports.Verdict;
import org.tiaokuai.page.Text;

class ReportFileTest {

    private static ReportFile report(String key) {
        var words = new ResourceBundleMessageSource();
        words.setBasenames("messages/organisation/words", "messages/page/words");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        var row = new Row(
                Sheet.POST,
                2,
                key,
                Verdict.REFUSED,
                List.of(new Doubt(Fault.LOGIN, "a\"b"), new Doubt(Fault.RAGGED, "x")));
        return new ReportFile(
                new Report(UUID.randomUUID(), "a.xlsx", null, List.of(row)),
                new Text(words, Locale.SIMPLIFIED_CHINESE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void noCellIsTakenForAFormula(String key) throws IOException {
        var csv = new String(report(key).csv(), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF\"表\"").contains("\"'" + key + "\"").contains("a\"\"b");
        try (var workbook = new ReadableWorkbook(
                        new ByteArrayInputStream(report(key).xlsx()));
                var rows = workbook.getFirstSheet().openStream()) {
            var cell = rows.skip(1).findFirst().orElseThrow().getCellText(2);
            assertThat(cell).startsWith("'");
        }
    }
}
