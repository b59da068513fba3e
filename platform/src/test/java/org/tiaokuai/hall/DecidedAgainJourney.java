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
import org.tiaokuai.course.Clocks;

/** A refusal is annulled on reconsideration and decided again: the office reads what binds it, the resident by when and why. */
@WholeApplication
class DecidedAgainJourney {

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Clocks clocks;

    @Test
    void aRefusalIsAnnulledAndDecidedAgain() {
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
                        Map.of("verdict", "no", "ground", "other", "law", "某办法第三条", "reasons", "参保时间不够。", "seen", "2"));
        try (var head = Office.officer(port, "yu", "")) {
            head.open(theCase);
            head.follow("a[href$='/outcome']");
            head.follow("main form button.btn-primary");
            assertThat(head.text()).contains("请选择由谁作出").contains("请写收到的日期").contains("请选择结果");
            head.resize(320);
            head.lieFlat("outcome-narrow");
            head.resize(390);
            head.fit("outcome");
            head.resize(1440);
            head.fit("outcome");
            head.page().check("input[value=REVIEW]");
            head.reach("#name").type("江北市人民政府");
            head.reach("#document").type("复决〔2026〕12号");
            head.page().fill("#receivedOn", clocks.today().toString());
            head.page().check("input[value=REMANDED]");
            head.reach("#amount").type("30");
            head.follow("main form button.btn-primary");
            assertThat(head.text())
                    .contains("江北市人民政府（复决〔2026〕12号）责令重新作出")
                    .contains("行政复议法第六十四条第二款")
                    .contains("限30日内重新作出");
            head.page().locator("details summary").all().forEach(summary -> summary.click());
            assertThat(head.text()).contains("参保时间不够。");
            head.fit("again-officer");
            head.resize(390);
            head.fit("again-officer");
        }
        for (var language : new String[] {"zh", "en"}) {
            try (var resident = Office.resident(Chromium.phone(port), WaitingCase.YI)) {
                resident.open("/my/cases/" + number + "?lang=" + language);
                resident.page().locator("details summary").all().forEach(summary -> summary.click());
                assertThat(resident.text())
                        .contains("江北市人民政府")
                        .contains("复决〔2026〕12号")
                        .contains(language.equals("zh") ? "正在重新作出" : "being decided again")
                        .contains(
                                language.equals("zh")
                                        ? "收到复议决定或者判决，责令重新作出"
                                        : "Receipt of the decision or judgment that orders it to be done again");
                resident.fit("again-resident-" + language);
                resident.resize(1440);
                resident.fit("again-resident-" + language);
            }
        }
        new Visitor(port)
                .officer("yu")
                .post(theCase + "/decision", theCase, Map.of("verdict", "yes", "reasons", "重新核对，时间够。", "seen", "4"));
        try (var resident = Office.resident(Chromium.phone(port), WaitingCase.YI)) {
            resident.open("/my/cases/" + number);
            assertThat(resident.text()).contains("重新核对，时间够。").contains("看已被撤销的决定");
            resident.fit("again-granted");
        }
    }
}
