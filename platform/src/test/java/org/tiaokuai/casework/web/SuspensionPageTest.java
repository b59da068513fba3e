package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.Applying;

/** What the pages of a special procedure and of a termination answer when they cannot be: a sentence, and what was typed. */
@WholeApplication
class SuspensionPageTest {

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Applying applying;

    private String number = "";
    private String theCase = "";
    private String page = "";

    @BeforeEach
    void aCaseWaits() {
        number = waiting.submit();
        theCase = "/officer/cases/" + number;
        page = theCase + "/suspension";
    }

    private Visitor head() {
        return new Visitor(port).officer("yu");
    }

    private void accept() {
        new Visitor(port)
                .officer("fang")
                .post(theCase + "/acceptance", theCase, Map.of("verdict", "yes", "then", "stay"));
    }

    private void assertHappened(int happenings) {
        assertThat(applying.open(waiting.resident(), number).orElseThrow().history())
                .hasSize(happenings);
    }

    @Test
    void whatIsNotExaminedYetCannotBeSuspendedOrEnded() {
        var head = head();
        assertThat(head.get(page).body()).contains("办件不在这一步").doesNotContain("name=\"reason\"");
        assertThat(head.get(theCase + "/termination").body()).contains("不能终止").doesNotContain("name=\"reasons\"");
        head.get("/?lang=en");
        assertThat(head.get(page).body()).contains("the case is not at that step");
        assertThat(head.post(theCase + "/termination", theCase, Map.of("ground", "某法", "reasons", "没有了"))
                        .statusCode())
                .isEqualTo(409);
        assertHappened(1);
    }

    @Test
    void whatNoLawLimitsIsNotSuspendedAndItsPageOffersNoLink() {
        accept();
        var head = head();
        assertThat(head.get(theCase).body()).doesNotContain("/suspension\"").contains("/termination\"");
        assertThat(head.get(page).body()).contains("不能进行特别程序").doesNotContain("name=\"reason\"");
        var forced = head.post(page, theCase, Map.of("ground", "HEARING", "amount", "5", "reason", "要听证", "seen", "2"));
        assertThat(forced.statusCode()).isIn(409, 422);
        for (var part : new String[] {"/approval", "/end"}) {
            assertThat(head.post(page + part, theCase, Map.of("reason", "x", "seen", "2"))
                            .statusCode())
                    .as(part)
                    .isEqualTo(409);
            assertThat(head.get(page + part).statusCode()).isEqualTo(302);
        }
        assertHappened(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "　", "长", "看不见\u0000"})
    void aTerminationWithoutGroundOrReadableReasonComesBackWithWhatWasTyped(String reasons) {
        accept();
        var typed = reasons.equals("长") ? "长".repeat(2001) : reasons;
        var answer = head().post(theCase + "/termination", theCase, Map.of("reasons", typed, "law", "某法", "seen", "2"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("某法");
        assertHappened(2);
    }

    @Test
    void aCaseIsEndedOnceAndTheResidentReadsWhy() {
        accept();
        var head = head();
        var form = Map.of("ground", "other", "law", "某法第一条", "reasons", "经营场所已经拆除", "seen", "2");
        var stale = head.post(
                theCase + "/termination",
                theCase,
                Map.of("ground", "other", "law", "某法", "reasons", "拆了", "seen", "1"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("拆了").contains("受理");
        assertHappened(2);
        assertThat(head.post(theCase + "/termination", theCase, form).statusCode())
                .isEqualTo(302);
        assertThat(head.get(theCase).body())
                .contains("终止办理")
                .contains("经营场所已经拆除")
                .contains("某法第一条");
        assertThat(head.post(theCase + "/termination", theCase, form).statusCode())
                .isEqualTo(409);
        assertHappened(3);
        for (var language : List.of("zh", "en")) {
            var theirs = new Visitor(port).resident(WaitingCase.YI);
            theirs.get("/?lang=" + language);
            var mine = theirs.get("/my/cases/" + number);
            assertThat(mine.statusCode()).isEqualTo(200);
            assertThat(mine.body()).contains("经营场所已经拆除", "某法第一条", "申请行政复议");
            assertThat(theirs.get("/my/cases").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void itIsNotThereForWhoMayNotAndForOtherDepartments() {
        accept();
        for (var address : new String[] {page, theCase + "/termination"}) {
            var visitor = new Visitor(port).officer("he");
            assertThat(visitor.get(address).statusCode()).as(address).isIn(302, 404);
            assertThat(visitor.post(address, "/officer/queue", Map.of("reason", "x", "reasons", "x", "law", "x"))
                            .statusCode())
                    .as(address)
                    .isIn(302, 404);
        }
        assertThat(new Visitor(port)
                        .officer("fang")
                        .get(theCase + "/termination")
                        .statusCode())
                .isIn(302, 404);
        assertHappened(2);
    }
}
