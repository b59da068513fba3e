package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.Applying;

/** What the page answers when a limit cannot be extended: never anything but a sentence, and what was typed. */
@WholeApplication
class ExtensionPageTest {

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
        page = theCase + "/extension";
    }

    private void accept() {
        new Visitor(port)
                .officer("fang")
                .post(theCase + "/acceptance", theCase, Map.of("verdict", "yes", "then", "stay"));
    }

    @Test
    void whatIsNotExaminedYetCannotBeExtended() {
        var head = new Visitor(port).officer("yu");
        var answer = head.get(page);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("办件不在审查中").doesNotContain("name=\"reason\"");
        head.get("/?lang=en");
        assertThat(head.get(page).body()).contains("the case is not being examined");
    }

    @Test
    void whatNoLawLimitsIsNotExtendedAndItsPageOffersNoLink() {
        accept();
        var head = new Visitor(port).officer("yu");
        assertThat(head.get(theCase).body()).doesNotContain("/extension\"");
        assertThat(head.get(page).body()).contains("不能延长").doesNotContain("name=\"reason\"");
        var forced = head.post(page, theCase, Map.of("reason", "要等专家", "seen", "2"));
        assertThat(forced.statusCode()).isEqualTo(409);
        assertThat(forced.body()).contains("不能延长").contains("要等专家");
    }

    @Test
    void withoutAReasonItComesBackAndWhatWasTypedIsKept() {
        accept();
        var head = new Visitor(port).officer("yu");
        var nothing = head.post(page, theCase, Map.of("reason", "　"));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("请写明为什么要延长");
        var tooLong = head.post(page, theCase, Map.of("reason", "长".repeat(501)));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(head.post(page, theCase, Map.of("reason", "看不见\u0000")).body())
                .contains("看不见的字符");
    }

    @Test
    void overWhatHappenedMeanwhileNothingIsSigned() {
        var head = new Visitor(port).officer("yu");
        accept();
        var stale = head.post(page, theCase, Map.of("reason", "要等专家", "seen", "1"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("受理").contains("要等专家");
        assertThat(applying.open(waiting.resident(), number).orElseThrow().history())
                .hasSize(2);
    }

    @Test
    void itIsNotThereForWhoMayNotDecideAndForOtherDepartments() {
        accept();
        for (var login : new String[] {"fang", "he"}) {
            var visitor = new Visitor(port).officer(login);
            assertThat(visitor.get(page).statusCode()).as(login).isIn(302, 404);
            assertThat(visitor.post(page, "/officer/queue", Map.of("reason", "x"))
                            .statusCode())
                    .as(login)
                    .isIn(302, 404);
        }
        assertThat(applying.open(waiting.resident(), number).orElseThrow().history())
                .hasSize(2);
    }
}
