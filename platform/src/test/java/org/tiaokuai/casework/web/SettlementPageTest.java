package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.course.State;

/** The page on which the window accepts and decides in one act, and who is not let do so. */
@WholeApplication
@Import(WaitingCase.class)
class SettlementPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Applying applying;

    private String number = "";
    private String theCase = "";
    private String page = "";

    @BeforeEach
    void aCaseWaits() {
        to(waiting.submitInstant());
    }

    private void to(String other) {
        number = other;
        theCase = "/officer/cases/" + number;
        page = theCase + "/settlement";
    }

    private State state() {
        return applying.open(waiting.resident(), number).orElseThrow().state();
    }

    private static Map<String, String> typed(String verdict) {
        return new HashMap<>(Map.of("verdict", verdict, "seen", "1"));
    }

    @Test
    void theWindowSignsOnceAndReadsTheLetter() {
        var window = new Visitor(port).officer("fang");
        assertThat(window.get(theCase).body()).contains("当场受理并决定").contains(page);
        assertThat(window.get(page).body()).contains("当场签署").contains("受理，准予");
        assertThat(window.post(page, page, typed("yes")).statusCode()).isEqualTo(302);
        assertThat(state()).isEqualTo(State.GRANTED);
        assertThat(window.get(theCase).body()).contains("当场办结");
    }

    @Test
    void whatIsNotDecidedWhileOneWaitsHasNoButtonAndNoForgedRequestMakesItSo() {
        to(waiting.submit());
        var window = new Visitor(port).officer("fang");
        assertThat(window.get(theCase).body()).doesNotContain(page);
        assertThat(window.get(page).body()).contains("现在不能当场办结").doesNotContain("name=\"verdict\"");
        var forged = typed("yes");
        forged.putAll(Map.of("kind", "INSTANT", "atWindow", "true", "instant", "true"));
        assertThat(window.post(page, theCase, forged).statusCode()).isEqualTo(409);
        assertThat(state()).isEqualTo(State.SUBMITTED);
        window.get("/?lang=en");
        assertThat(window.get(page).body()).contains("This cannot be decided while the applicant waits");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', 422",
        "maybe, '', '', 422",
        "no, '', '', 422",
        "no, other, '', 422",
        "no, '', 不符合条件, 422",
        "no, other, 不符合条件, 422",
    })
    void nothingIsSignedWithoutVerdictGroundAndReasons(String verdict, String ground, String reasons, int status) {
        var fields = typed(verdict);
        fields.putAll(Map.of("ground", ground, "reasons", reasons));
        var answer = new Visitor(port).officer("fang").post(page, page, fields);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(reasons);
        assertThat(state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void neitherWhoOnlyDecidesNorAnotherDepartmentGetsThere() {
        assertThat(new Visitor(port)
                        .officer("yu")
                        .post(page, theCase, typed("yes"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(port).officer("he").get(page).statusCode()).isEqualTo(404);
        assertThat(new Visitor(port)
                        .officer("he")
                        .post(page, theCase, typed("yes"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void whoReadAnOlderPageSignsNothing() {
        var fields = typed("yes");
        fields.put("seen", "0");
        assertThat(new Visitor(port).officer("fang").post(page, page, fields).statusCode())
                .isEqualTo(409);
        assertThat(state()).isEqualTo(State.SUBMITTED);
        var window = new Visitor(port).officer("fang");
        window.post(page, page, typed("yes"));
        assertThat(window.post(page, theCase, typed("no")).statusCode()).isIn(409, 422);
        assertThat(state()).isEqualTo(State.GRANTED);
    }
}
