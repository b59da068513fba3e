package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** An office needs longer than the law gives it at first; the resident reads until when, and why, on the page and in the letter. */
@WholeApplication
class ExtendedLimitJourney {

    private static final String LU = "320281199305219826";
    private static final String REASON = "现场核查要等检测机构排期，二十个工作日内做不完。";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anOfficerExtendsTheLimitAndTheResidentReadsWhy() {
        var number = jdbc.sql("""
                        select number from casework.application
                        where item = '11320200990001052X3320120001001' and state = 'ACCEPTED'
                        order by submitted_at limit 1
                        """).query(String.class).single();
        try (var head = Office.officer(port, "shen", "卫生健康委员会")) {
            head.open("/officer/cases/" + number);
            head.follow("a[href$='/extension']");
            head.fit("extension");
            head.resize(320);
            head.lieFlat("extension-narrow");
            head.resize(390);
            head.fit("extension");
            head.resize(1440);
            head.follow("main form button.btn-primary");
            assertThat(head.text()).contains("请写明为什么要延长");
            head.reach("#reason").type(REASON);
            head.follow("main form button.btn-primary");
            assertThat(head.path()).isEqualTo("/officer/cases/" + number);
            assertThat(head.text()).contains("延长办理期限").contains(REASON);
            readWhy(head);
            assertThat(head.text()).contains("延长10个工作日").contains("批准人：");
            head.fit("extended-officer");
            head.open("/officer/cases/" + number + "/extension");
            assertThat(head.text()).contains("这件已经延长过一次，依法不能再延长").doesNotContain("以先到的为准");
            head.fit("extension-refused");
        }
        for (var language : new String[] {"zh", "en"}) {
            try (var resident = Office.resident(Chromium.phone(port), LU)) {
                resident.open("/my/cases/" + number + "?lang=" + language);
                readWhy(resident);
                assertThat(resident.text())
                        .contains(language.equals("zh") ? "延长10个工作日，行政机关负责人批准" : "Extended by 10 working days")
                        .contains(REASON)
                        .doesNotContain("批准人：")
                        .contains(language.equals("zh") ? "延长办理期限告知书" : "Notice of extension");
                resident.fit("extended-resident-" + language);
                resident.resize(1440);
                resident.fit("extended-resident-" + language);
                var letter = resident.page()
                        .request()
                        .get("http://localhost:" + port + "/my/cases/" + number + "/letters/extended");
                assertThat(letter.status()).isEqualTo(200);
                assertThat(letter.headers().get("content-type")).isEqualTo("application/pdf");
            }
        }
    }

    private static void readWhy(Chromium person) {
        person.page().locator(".tk-clock .tk-why summary").all().forEach(summary -> summary.click());
    }
}
