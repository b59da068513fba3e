package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** A clerk proposes a hearing, the head approves it, and the resident reads why the clock stands and when it goes on. */
@WholeApplication
class SuspendedCaseJourney {

    private static final String LU = "320281199305219826";
    private static final String WHY = "卫生条件要由检测机构现场检测。";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theClockStandsWhileItLastsAndTheResidentReadsWhy() {
        var number = jdbc.sql("""
                        select number from casework.application
                        where item = '11320200990001052X3320120001001' and state = 'ACCEPTED'
                        order by submitted_at desc limit 1
                        """).query(String.class).single();
        var theCase = "/officer/cases/" + number;
        try (var clerk = Office.officer(port, "zhou", "卫生健康委员会")) {
            clerk.open(theCase);
            clerk.follow("a[href$='/suspension']");
            clerk.follow("main form button.btn-primary");
            assertThat(clerk.text()).contains("请选择哪一种").contains("请写1到365的数字");
            clerk.resize(320);
            clerk.lieFlat("suspension-narrow");
            clerk.resize(390);
            clerk.fit("suspension");
            clerk.resize(1440);
            clerk.page().check("input[value=TESTING]");
            clerk.reach("#amount").type("8");
            clerk.reach("#reason").type(WHY);
            clerk.follow("main form button.btn-primary");
            assertThat(clerk.text()).contains("有人提出特别程序：检测，等批准。期限没有停。");
            clerk.open(theCase + "/suspension");
            clerk.fit("suspension-proposed");
        }
        try (var head = Office.officer(port, "shen", "卫生健康委员会")) {
            head.open(theCase);
            head.follow(".tk-note a[href$='/suspension']");
            assertThat(head.text())
                    .contains("检测")
                    .contains("需要8个工作日")
                    .contains(WHY)
                    .contains("批准以后，法定期限到");
            head.fit("suspension-approval");
            head.follow("main form button.btn-primary");
            assertThat(head.text()).contains("正在进行检测，期限暂停计算");
            head.fit("suspended-officer");
        }
        for (var language : new String[] {"zh", "en"}) {
            try (var resident = Office.resident(Chromium.phone(port), LU)) {
                resident.open("/my/cases/" + number + "?lang=" + language);
                resident.page().locator(".tk-clock .tk-why summary").all().forEach(summary -> summary.click());
                assertThat(resident.text())
                        .contains(language.equals("zh") ? "检测，从第二天起不计入，到结束" : "testing")
                        .contains(language.equals("zh") ? "特别程序告知书" : "Notice of a special procedure")
                        .doesNotContain("登记，");
                resident.fit("suspended-resident-" + language);
                resident.resize(1440);
                resident.fit("suspended-resident-" + language);
            }
        }
        try (var clerk = Office.officer(port, "zhou", "卫生健康委员会")) {
            clerk.open(theCase + "/suspension");
            clerk.reach("#reason").type("检测合格。");
            clerk.resize(390);
            clerk.fit("suspension-end");
            clerk.follow("main form button.btn-primary");
            assertThat(clerk.text()).contains("特别程序结束，期限继续计算").contains("检测合格。");
        }
    }
}
