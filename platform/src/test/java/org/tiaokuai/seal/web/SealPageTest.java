package org.tiaokuai.seal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** Who keeps the seal of a department, on the page of those who decide under it. */
@WholeApplication
class SealPageTest {

    private static final String PAGE = "/officer/seal";

    @LocalServerPort
    int port;

    @Test
    void theSealShowsItsCertificateItsUsesAndWhoKeepsIt() {
        var approver = new Visitor(port).officer("yu");
        var seen = approver.get(PAGE).body().replaceFirst("(?s).*name=\"seen\" value=\"([0-9]+)\".*", "$1");
        var taken = approver.post(PAGE + "/custody", PAGE, Map.of("seen", seen));
        assertThat(Visitor.where(taken)).isEqualTo(PAGE);
        assertThat(approver.get(PAGE).body())
                .contains("无锡市人力资源和社会保障局")
                .contains("电子印章")
                .containsPattern("[0-9a-f]{64}")
                .contains("起保管")
                .doesNotContain("没有人保管本部门的印章");
        assertThat(Visitor.where(approver.post(PAGE + "/custody", PAGE, Map.of("seen", "0"))))
                .as("who keeps it already")
                .isEqualTo(PAGE);
    }

    @Test
    void aSealThatNobodyKeepsIsWarnedOfAndWhatKeepingItChangesIsSaid() {
        var page = new Visitor(port).officer("mei").get(PAGE).body();
        assertThat(page).contains("没有人保管本部门的印章，用印却不会停").contains("领用保管不改变谁能用印");
    }

    @Test
    void whoLookedBeforeSomebodyElseTookItIsTold() {
        var approver = new Visitor(port).officer("gu");
        var answer = approver.post(PAGE + "/custody", PAGE, Map.of("seen", "999999999"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("刚才有别人领用了").contains("href=\"#custody\"");
    }

    @Test
    void aPageOfTheLogThatIsNotThereIsEmptyOrRefusedAndNeverFails() {
        var approver = new Visitor(port).officer("yu");
        assertThat(approver.get(PAGE + "?before=1").statusCode()).isEqualTo(200);
        assertThat(approver.get(PAGE + "?before=-5").statusCode()).isEqualTo(200);
        assertThat(approver.get(PAGE + "?before=x").statusCode()).isIn(400, 404);
        assertThat(new Visitor(port).officer("fang").get(PAGE).statusCode()).isEqualTo(404);
    }
}
