package org.tiaokuai.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Cell;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.Forms;
import org.tiaokuai.privacy.Field;

@EmptyPlatform
class AnswerSheetTest {

    private final AnswerSheet sheets;
    private final Form form;

    @Autowired
    AnswerSheetTest(AnswerSheet sheets, Forms forms, SmallTown town) {
        this.sheets = sheets;
        this.form = forms.get(town.form());
    }

    @Test
    void whatIsPersonalIsSealedOneByOneAndTheRestIsPlain() {
        var sheet = sheets.write(form, Map.of("name", "周𠮷安", "wish", "开店", "illness", "听障"), "N", "s");
        assertThat(sheet).doesNotContain("周𠮷安").doesNotContain("听障").contains("开店");
        assertThat(sheets.plain(sheet)).isEqualTo(Map.of("wish", "开店"));
        assertThat(fields(sheet)).extracting("name").containsExactly("name", "illness", "wish");
        assertThat(fields(sheet)).extracting("plain").containsExactly("", "", "开店");
    }

    private List<Field> fields(String sheet) {
        return sheets.fields(form, sheet, name -> new Cell("casework.application.answers." + name, "N", "s"));
    }

    @Test
    void whatTheFormDoesNotAskIsNotStored() {
        assertThat(sheets.write(form, Map.of("admin", "true", "wish", "x"), "N", "s"))
                .isEqualTo("{\"wish\":\"x\"}");
    }

    @Test
    void anAnswerThatLooksLikeAnEnvelopeIsOnlyText() {
        var sheet = sheets.write(form, Map.of("wish", "{\"sealed\":\"k1:AAAA\"}"), "N", "s");
        assertThat(sheets.plain(sheet)).containsEntry("wish", "{\"sealed\":\"k1:AAAA\"}");
        assertThat(fields(sheet)).extracting("sealed").containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "12345678901234567.89", "1234567890123456789012345", "0.123456789012345"})
    void aNumberIsKeptToItsLastDigit(String number) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("wish", new BigDecimal(number));
        var kept = sheets.plain(sheets.write(form, answers, "N", "s")).get("wish");
        assertThat(String.valueOf(kept)).isEqualTo(number);
    }
}
