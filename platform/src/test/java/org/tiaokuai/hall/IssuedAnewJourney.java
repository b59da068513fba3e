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
import org.tiaokuai.certificate.Certificates;

/** A holder who lost a certificate has another one, and whoever was shown the old one reads that it was replaced. */
@WholeApplication
class IssuedAnewJourney {

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Certificates certificates;

    @Test
    void aLostCertificateIsIssuedAnewAndTheOldCodeSaysSo() {
        var number = waiting.submit();
        var theCase = "/officer/cases/" + number;
        new Visitor(port)
                .officer("fang")
                .post(theCase + "/acceptance", theCase, Map.of("verdict", "yes", "then", "stay"));
        var early = new Visitor(port).officer("yu");
        assertThat(early.get(theCase + "/reissue").body()).contains("现在没有有效的证照").doesNotContain("name=\"why\"");
        assertThat(early.post(theCase + "/reissue", theCase, Map.of("why", "LOST", "seen", "2"))
                        .statusCode())
                .isEqualTo(409);
        early.post(theCase + "/decision", theCase, Map.of("verdict", "yes", "reasons", "可以。", "seen", "2"));
        var old = certificates.ofCase(number).orElseThrow().code();
        try (var resident = Office.resident(Chromium.phone(port), WaitingCase.YI)) {
            resident.open("/my/cases/" + number);
            resident.follow("a[href$='/reissue']");
            resident.follow("main form button.btn-primary");
            assertThat(resident.text()).contains("请选择为什么要新的");
            resident.fit("reissue-resident");
            resident.resize(320);
            resident.lieFlat("reissue-resident");
            resident.resize(1440);
            resident.fit("reissue-resident");
            resident.page().check("input[value=LOST]");
            resident.follow("main form button.btn-primary");
            assertThat(resident.text())
                    .contains("新证照已经发出")
                    .contains("旧的丢了，或者验证码被别人知道了")
                    .doesNotContain(old);
            resident.resize(390);
            resident.fit("reissued-resident");
        }
        var now = certificates.ofCase(number).orElseThrow().code();
        assertThat(now).isNotEqualTo(old);
        for (var language : new String[] {"zh", "en"}) {
            try (var stranger = Chromium.phone(port)) {
                stranger.open("/verify/" + old + "?lang=" + language);
                assertThat(stranger.text())
                        .contains(language.equals("zh") ? "已由另一张代替" : "Replaced by another one")
                        .doesNotContain(language.equals("zh") ? "已撤销" : "Revoked")
                        .doesNotContain(now);
                stranger.fit("verify-replaced-" + language);
                stranger.resize(1440);
                stranger.fit("verify-replaced-" + language);
            }
        }
        try (var officer = Office.officer(port, "fang", "")) {
            officer.open(theCase);
            officer.follow("a[href$='/reissue']");
            officer.page().check("input[value=DAMAGED]");
            officer.fit("reissue-officer");
            officer.resize(390);
            officer.fit("reissue-officer");
            officer.follow("main form button.btn-primary");
            assertThat(officer.text()).contains("补发、换发证照").contains("旧的坏了，看不清");
        }
        assertThat(new Visitor(port)
                        .officer("fang")
                        .post(theCase + "/reissue", theCase, Map.of("why", "RECTIFIED", "seen", "5"))
                        .statusCode())
                .as("a slip is corrected elsewhere")
                .isEqualTo(422);
        assertThat(new Visitor(port)
                        .officer("fang")
                        .post(theCase + "/reissue", theCase, Map.of("why", "LOST", "seen", "3"))
                        .statusCode())
                .isEqualTo(409);
        var mine = "/my/cases/" + number + "/reissue";
        var twice = new Visitor(port).resident(WaitingCase.YI);
        for (var seen : new String[] {"3", "4", "0", "6"}) {
            var again = twice.post(mine, mine, Map.of("why", "LOST", "seen", seen));
            assertThat(again.statusCode()).as(seen).isEqualTo(409);
            assertThat(again.body()).contains("您打开这一页以后").contains("补发、换发证照");
        }
        assertThat(twice.post(mine, mine, Map.of("why", "LOST")).statusCode())
                .as("of whoever read it as it is now")
                .isEqualTo(302);
        assertThat(new Visitor(port).officer("he").get(theCase + "/reissue").statusCode())
                .isIn(302, 404);
    }
}
