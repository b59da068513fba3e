package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.web.WaitingCase;

/** A clerk finds a slip in a decision, the head approves its correction, and the resident reads both the old words and the new. */
@WholeApplication
class RectifiedDecisionJourney {

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Test
    void aSlipIsPutRightByTwoAndReadByTheResident() {
        var number = waiting.submit();
        var theCase = "/officer/cases/" + number;
        new Visitor(port)
                .officer("fang")
                .post(theCase + "/acceptance", theCase, Map.of("verdict", "yes", "then", "stay"));
        new Visitor(port)
                .officer("yu")
                .post(
                        theCase + "/decision",
                        theCase,
                        Map.of("verdict", "no", "ground", "other", "law", "某办法第三条", "reasons", "缴费年线不够。", "seen", "2"));
        try (var clerk = Office.officer(port, "fang", "")) {
            clerk.open(theCase);
            clerk.follow("a[href$='/rectification']");
            clerk.fit("rectification");
            clerk.page().check("input[value=REASONS]");
            clerk.follow("main form button.btn-primary");
            clerk.page().fill("#now", "");
            clerk.follow("main form button.btn-primary");
            assertThat(clerk.text()).contains("请写更正以后的内容").contains("请写更正的原因");
            clerk.resize(320);
            clerk.lieFlat("rectification-typed");
            clerk.resize(390);
            clerk.fit("rectification-typed");
            clerk.resize(1440);
            clerk.reach("#now").type("缴费年限不够。");
            clerk.reach("#reason").type("“年限”写成了“年线”。");
            clerk.fit("rectification-typed");
            clerk.follow("main form button.btn-primary");
            assertThat(clerk.text()).contains("有人提出更正笔误，等批准");
        }
        try (var head = Office.officer(port, "yu", "")) {
            head.open("/officer/queue");
            head.fit("proposals-queue");
            head.follow("a[href='/officer/reminders#proposals']");
            assertThat(head.text()).contains("等您批准的提议", number, "方映雪");
            head.fit("proposals");
            head.resize(390);
            head.fit("proposals");
            head.resize(1440);
            head.follow("a[href='" + theCase + "/rectification']");
            assertThat(head.text()).contains("方映雪");
            assertThat(head.page().locator("del").innerText()).endsWith("线");
            assertThat(head.page().locator("ins").innerText()).endsWith("限");
            head.fit("rectification-approval");
            head.resize(390);
            head.fit("rectification-approval");
            head.follow("main form button.btn-primary");
            assertThat(head.text()).contains("更正通知书");
        }
        for (var language : new String[] {"zh", "en"}) {
            try (var resident = Office.resident(Chromium.phone(port), WaitingCase.YI)) {
                resident.open("/my/cases/" + number + "?lang=" + language);
                assertThat(resident.text())
                        .contains("缴费年线不够。")
                        .contains("缴费年限不够。")
                        .contains(language.equals("zh") ? "更正通知书" : "Notice of correction");
                resident.fit("rectified-resident-" + language);
                resident.resize(1440);
                resident.fit("rectified-resident-" + language);
            }
        }
    }
}
