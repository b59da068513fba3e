package org.tiaokuai.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.SmallTown;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.web.WaitingCase;

/** What each of them is told when the use of a case is stopped, an order opens it, or an account is put right. */
@WholeApplication
class StoppedCaseJourney {

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    private String number = "";
    private String page = "";

    private Visitor owner() {
        return new Visitor(port).resident(WaitingCase.YI);
    }

    @BeforeEach
    void aCaseEndedAndItsUseIsStopped() {
        number = waiting.submit();
        page = "/officer/cases/" + number;
        new Visitor(port)
                .officer("fang")
                .post(
                        page + "/acceptance",
                        page,
                        Map.of("verdict", "no", "ground", "other", "law", "某条例第一条", "reasons", "不归我们管。"));
        owner().post("/my/data/cases/" + number + "/stop", "/my/data", Map.of());
    }

    @AfterEach
    void itMayBeUsedAgain() {
        owner().post("/my/data/cases/" + number + "/allow", "/my/data", Map.of());
    }

    private static void atEachWidth(Chromium person, String name) {
        person.fit(name);
        for (int width : new int[] {320, 390, 1440}) {
            person.resize(width);
            person.lieFlat(name);
        }
    }

    @Test
    void anOrderAloneOpensItAndIsToldWhenItMayBe() {
        try (var window = Office.officer(port, "fang", "")) {
            window.open(page + "/reason");
            atEachWidth(window, "office-reason-stopped");
            assertThat(window.text()).contains("已经要求停止使用").doesNotContain("写下并查看");
        }
        try (var approver = Office.officer(port, "yu", "")) {
            approver.open(page + "/reason");
            atEachWidth(approver, "office-reason-order-alone");
            var form = approver.page();
            form.fill("#text", "协助调查");
            form.selectOption("#law", "刑事诉讼法第五十四条");
            form.fill("#document", "锡公刑调〔2026〕9号");
            form.fill("#until", LocalDate.now().plusDays(30).toString());
            approver.click("main form button.btn-primary");
            atEachWidth(approver, "office-case-deferred");
            assertThat(approver.text()).contains(WaitingCase.YI).contains("依法暂缓告知：申请人现在只看得到有几次");
            approver.open(page + "?lang=en").fit("office-case-deferred-en");
        }
    }

    @Test
    void whoIsSignedOutByACorrectionReadsWhyWhereTheySignIn() {
        var citizen = SmallTown.number();
        new Visitor(port)
                .post(
                        "/sign-up",
                        "/sign-up",
                        Map.of("name", "闻三", "number", citizen, "phone", "13900005555", "password", Office.PASSWORD));
        try (var resident = Office.resident(Chromium.phone(port), citizen)) {
            resident.open("/my/disputes/new?about=NAME").fit("my-dispute-of-the-account");
            resident.page().fill("#says", "应该是闻珊");
            resident.click("main form button.btn-primary");
            try (var authority = Office.officer(port, "liang", "")) {
                authority.open("/officer/disputes");
                authority.page().locator("main .tk-tasks a").last().click();
                authority.page().check("#outcome");
                authority.page().fill("#corrected", "闻珊");
                authority.page().fill("#answer", "核对了身份证，已经改正。");
                authority.click("main form button.btn-primary");
            }
            resident.open("/my/disputes");
            assertThat(resident.path()).startsWith("/sign-in");
            assertThat(resident.text()).contains("账号里的信息改正了，所以这里退出了登录");
            atEachWidth(resident, "sign-in-corrected");
            resident.page().fill("#number", citizen);
            resident.page().fill("#password", Office.PASSWORD);
            resident.click("main button[type=submit]");
            assertThat(resident.path()).isEqualTo("/my/disputes");
            assertThat(resident.text()).contains("核对了身份证，已经改正。").contains("闻珊");
        }
    }
}
