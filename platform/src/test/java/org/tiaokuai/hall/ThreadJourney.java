package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Logs;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** The whole thread: found, applied for, accepted, granted, downloaded, verified by a stranger. */
@WholeApplication
class ThreadJourney {

    private static final String HEALTH = "卫生健康委员会";
    private static final String QIAN = "320219198511089732";

    /** What people type; anything else that is asked is a number. What may be left out is left out. */
    private static final Map<String, String> ANSWERS = Map.of(
            "businessName", "听潮理发店",
            "creditCode", "9232028199990002X5",
            "phone", "13800001108",
            "address", "无锡市滨湖区听雨路18号",
            "floorArea", "60",
            "principalName", "",
            "principalNumber", "",
            "recipient", "",
            "remark", "");

    @LocalServerPort
    int port;

    @AfterAll
    static void theLogKnowsNothingOfThePeople() {
        Logs.holdNothingOf(QIAN, "钱若水", "13800001108", "听潮理发店", "听雨路18号");
    }

    @Test
    void aResidentAppliesByKeyboardOnAPhoneIsGrantedByTwoOfficersAndAStrangerVerifies() throws IOException {
        String number;
        try (var resident = Chromium.phone(port)) {
            number = applyByKeyboard(resident);
        }
        try (var window = Office.officer(port, "zhou", HEALTH)) {
            window.open("/officer/queue").fit("queue");
            window.open("/officer/cases/" + number).fit("officer-accept");
            window.reach("a[href='#act']").press("Enter").reach("#verdict").press("Space");
            window.enter();
            assertThat(window.text()).contains(number).contains("已签署：受理");
            window.open("/officer/cases/" + number);
            assertThat(window.text()).contains("待决定").contains("这一步由审批岗位办");
        }
        try (var approver = Office.officer(port, "shen", HEALTH)) {
            approver.open("/officer/cases/" + number);
            approver.page().check("input[name=verdict][value=yes]");
            approver.page().fill("textarea[name=reasons]", "现场核查合格，材料齐全。");
            approver.fit("officer-decide");
            approver.click("button[name=then]");
            assertThat(approver.text()).contains("已签署：决定：准予").contains("准予决定书");
        }
        String code;
        try (var resident = Chromium.phone(port)) {
            Office.resident(resident, QIAN);
            resident.open("/my/cases/" + number).fit("my-case-granted");
            assertThat(resident.text()).contains("办好了").contains("公共场所卫生许可证").contains("谁看过我的数据");
            code = resident.page().locator("a[href^='/verify/']").first().innerText();
            Download download =
                    resident.page().waitForDownload(() -> resident.page().click("a[href$='certificate.pdf']"));
            try (var pdf = Loader.loadPDF(Files.readAllBytes(download.path()))) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("公共场所卫生许可证")
                        .contains("钱若水")
                        .contains("听潮理发店")
                        .contains(code);
            }
        }
        try (var stranger = Chromium.desk(port)) {
            stranger.open("/verify/" + code).fit("verify");
            assertThat(stranger.text())
                    .contains("有效")
                    .contains("无锡市卫生健康委员会")
                    .contains("听潮理发店")
                    .contains("钱*水");
            assertThat(stranger.text()).doesNotContain("钱若水").doesNotContain(QIAN);
        }
    }

    @Test
    void theSameThreadWorksWithoutScripts() {
        try (var resident = Chromium.withoutScripts(port)) {
            Office.resident(resident, "320211199603159842");
            resident.open("/items?q=无犯罪");
            resident.click(".tk-found a");
            resident.click("main a.btn-primary");
            resident.click(".tk-tasks a");
            Office.fillIn(resident, ANSWERS);
            resident.fit("no-script-check");
            resident.click("form[action$='/check'] button");
            assertThat(resident.text()).contains("已经交上去了");
            assertThat(resident.path()).matches("/my/cases/[0-9-]+/receipt");
        }
    }

    private static String applyByKeyboard(Chromium resident) {
        resident.open("/").fit("home");
        resident.reach("#q").type("理发店卫生许可");
        resident.enter();
        resident.fit("items")
                .follow(".tk-found a")
                .fit("item")
                .follow("main a.btn-primary")
                .fit("sign-in");
        resident.reach("#number").type(QIAN).reach("#password").type(Office.PASSWORD);
        resident.enter();
        resident.fit("apply-tasks").follow(".tk-tasks a");
        for (int pages = 0; !resident.path().endsWith("/check"); pages++) {
            assertThat(pages).as("pages of the form, now " + resident.path()).isLessThan(12);
            if (resident.path().endsWith("/materials")) {
                resident.fit("apply-materials");
                Office.enclose(resident);
                continue;
            }
            if (pages == 1) {
                resident.page().fill("input[type=text]", "12");
                resident.reach("button.btn-primary");
                resident.enter();
                assertThat(resident.text()).contains("有1处要改").contains("您填的其他内容都还在");
                resident.fit("apply-error");
                resident.page().fill("#phone", "");
            }
            typeAnswers(resident);
            resident.fit("apply-page-" + pages).reach("button.btn-primary");
            resident.enter();
        }
        resident.fit("apply-check").reach("form[action$='/check'] button");
        resident.enter();
        resident.fit("receipt");
        assertThat(resident.text()).contains("已经交上去了").contains("查询码");
        return resident.path().split("/")[3];
    }

    /** Answers whatever the page asks, by keys alone: text where text is asked, Space on the first choice. */
    private static void typeAnswers(Chromium resident) {
        Page page = resident.page();
        for (var name : page.locator("main form input[type=text], main form textarea").all().stream()
                .map(field -> field.getAttribute("name"))
                .toList()) {
            if (page.inputValue("[name='" + name + "']").isEmpty()) {
                resident.reach("[name='" + name + "']").type(answer(name));
            }
        }
        for (var group : page.locator("main form input[type=radio], main form input[type=checkbox]").all().stream()
                .map(field -> field.getAttribute("name"))
                .distinct()
                .toList()) {
            if (page.locator("[name='" + group + "']:checked").count() == 0) {
                resident.reach("[name='" + group + "']").press("Space");
            }
        }
    }

    private static String answer(String name) {
        return ANSWERS.getOrDefault(name, "5");
    }
}
