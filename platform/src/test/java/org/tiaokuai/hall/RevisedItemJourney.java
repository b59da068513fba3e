package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** An item is revised while a case runs: the case keeps its version, everybody else gets the new one. */
@WholeApplication
class RevisedItemJourney {

    private static final String POLICE = "公安局";
    private static final String YI = "320211199603159842";

    @LocalServerPort
    int port;

    @Test
    void aRunningCaseKeepsTheVersionThatItWasSubmittedUnder() {
        String item;
        String number;
        try (var resident = Office.resident(Chromium.phone(port), YI)) {
            resident.open("/items?q=无犯罪");
            resident.click(".tk-found a");
            item = resident.path().replace("/items/", "");
            resident.open("/apply/" + item);
            resident.click(".tk-tasks a");
            Office.fillIn(
                    resident,
                    Map.of(
                            "phone",
                            "13800000315",
                            "principalName",
                            "",
                            "principalNumber",
                            "",
                            "recipient",
                            "",
                            "remark",
                            ""));
            resident.click("form[action$='/check'] button");
            number = resident.path().split("/")[3];
        }
        var page = "/officer/items/" + item;
        try (var editor = Office.officer(port, "wen", POLICE)) {
            editor.fit("shelf").click("a[href='" + page + "']");
            editor.fit("item-file").click("button[value=BEGIN]");
            editor.fit("draft").click("a[href='" + page + "/draft/conditions']");
            editor.page().fill("#conditions", "年满十六周岁。\n在本市居住满一年。");
            editor.fit("edit-conditions").click("button.btn-primary");
            editor.click("a[href='" + page + "/draft/materials']");
            editor.click("button[name=add]");
            editor.type("单位要求开具的通知").fit("edit-materials").click("button.btn-primary");
            editor.open(page);
            editor.page().click("summary:has-text('送审')");
            editor.page().fill("#note-HAND_IN", "条例改了，补一项材料。");
            editor.click("button[value=HAND_IN]");
            assertThat(editor.text()).contains("待审定");
        }
        try (var approver = Office.officer(port, "song", POLICE)) {
            approver.open(page).fit("item-file-review");
            approver.click("a[href$='/compare/0']").fit("compare");
            approver.resize(390);
            approver.fit("compare");
            assertThat(approver.text()).contains("居住满一年").contains("单位要求开具的通知");
            approver.resize(1440);
            approver.open(page);
            approver.page().click("summary:has-text('审定')");
            approver.click("button[value=APPROVE]");
            assertThat(approver.text()).contains("第2版").contains("已经做了：审定");
        }
        try (var anybody = Chromium.phone(port)) {
            anybody.open("/items/" + item).fit("revised-item");
            assertThat(anybody.text()).contains("在本市居住满一年").contains("本指南第2版");
        }
        try (var window = Office.officer(port, "he", POLICE)) {
            window.open("/officer/cases/" + number).fit("case-of-old-version");
            assertThat(window.text()).doesNotContain("在本市居住满一年");
        }
    }
}
