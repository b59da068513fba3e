package org.tiaokuai.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.Forms;

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
        var sheet = sheets.write(form, Map.of("name", "周𠮷安", "wish", "开店", "illness", "听障"));
        assertThat(sheet).doesNotContain("周𠮷安").doesNotContain("听障").contains("开店");
        assertThat(sheets.plain(sheet)).isEqualTo(Map.of("wish", "开店"));
        assertThat(sheets.fields(form, sheet)).extracting("name").containsExactly("name", "illness");
    }

    @Test
    void whatTheFormDoesNotAskIsNotStored() {
        assertThat(sheets.write(form, Map.of("admin", "true", "wish", "x"))).isEqualTo("{\"wish\":\"x\"}");
    }

    @Test
    void anAnswerThatLooksLikeAnEnvelopeIsOnlyText() {
        var sheet = sheets.write(form, Map.of("wish", "{\"sealed\":\"k1:AAAA\"}"));
        assertThat(sheets.plain(sheet)).containsEntry("wish", "{\"sealed\":\"k1:AAAA\"}");
        assertThat(sheets.fields(form, sheet)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "12345678901234567.89", "1234567890123456789012345", "0.123456789012345"})
    void aNumberIsKeptToItsLastDigit(String number) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("wish", new BigDecimal(number));
        var kept = sheets.plain(sheets.write(form, answers)).get("wish");
        assertThat(String.valueOf(kept)).isEqualTo(number);
    }
}
