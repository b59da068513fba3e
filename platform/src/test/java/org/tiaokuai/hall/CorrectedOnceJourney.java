package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Logs;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.file.Samples;

/** An application with papers: the window asks once for what is missing, it is answered in place, and accepted. */
@WholeApplication
class CorrectedOnceJourney {

    private static final String ITEM = "1132020099000104433320125002001";
    private static final String QIAN = "320219198511089732";
    private static final String MARKET = "市场监督管理局";

    private static final Map<String, String> ANSWERS = Map.of(
            "businessName", "听潮面馆",
            "creditCode", "9232028199990002X5",
            "phone", "13800001108",
            "address", "无锡市滨湖区听雨路28号");

    @LocalServerPort
    int port;

    @AfterAll
    static void theLogKnowsNothingOfThePaper() {
        Logs.holdNothingOf(QIAN, "听潮面馆", "平面图.jpg", "改过的平面图.pdf");
    }

    @Test
    void whatIsMissingIsAskedForOnceAnsweredInPlaceAndAccepted() {
        String number;
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            resident.open("/apply/" + ITEM);
            resident.click(".tk-tasks a");
            Office.fillIn(resident, ANSWERS);
            assertThat(resident.text()).contains("材料.jpg").contains("到窗口交原件");
            resident.click("form[action$='/check'] button");
            number = resident.path().split("/")[3];
            resident.fit("receipt-papers");
            assertThat(resident.text()).contains("收到的材料").contains("材料.jpg").contains("还要到窗口交原件");
            assertThat(resident.text()).contains("并说办件编号").contains("申请事项：");
        }
        try (var window = Office.officer(port, "tang", MARKET)) {
            window.open("/officer/cases/" + number);
            window.page().locator(".tk-papers summary").first().click();
            window.page()
                    .waitForCondition(() ->
                            (int) window.page().locator("img.tk-glance").first().evaluate("image => image.naturalWidth")
                                    > 0);
            window.page().locator("summary:has-text('一次告知补正')").click();
            window.page().fill("#material-0", "平面图没有标出凉菜间，请标出后重传");
            window.page().fill("#page-place", "地址请写到门牌");
            window.fit("officer-ask");
            window.click("form[action$='/correction'] button");
            assertThat(window.text()).contains(number).contains("已签署：告知补正");
        }
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            resident.open("/my/cases/" + number).fit("my-case-correcting");
            assertThat(resident.text())
                    .contains("补正告知书")
                    .contains("凉菜间")
                    .contains("谁看过我的数据")
                    .contains("材料.jpg");
            resident.resize(320);
            resident.open("/my/cases/" + number + "?text=large&lang=en").lieFlat("my-case-large-en");
            resident.open("/my/cases/" + number + "?text=ordinary&lang=zh");
            resident.resize(390);
            resident.click("main a[href$='/correction']");
            resident.fit("correction");
            resident.click("main button:not([formaction])");
            assertThat(resident.text()).contains("还有没补的");
            resident.page()
                    .locator("input[type=file]")
                    .setInputFiles(new FilePayload("改过的平面图.pdf", "application/pdf", Samples.paper(2)));
            resident.click("button[formaction$='/materials/0']");
            resident.click("main a:has-text('改这一项')");
            resident.page().fill("#address", "无锡市滨湖区听雨路28号一层");
            resident.click("main form button[type=submit]");
            resident.fit("correction-done");
            assertThat(resident.text()).contains("补好了").contains("改过的平面图.pdf");
            resident.click("main button:not([formaction])");
            assertThat(resident.text()).contains("补正交上了").contains("已提交，等受理").contains("您已于");
        }
        try (var window = Office.officer(port, "tang", MARKET);
                var late = Office.officer(port, "tang", MARKET)) {
            late.open("/officer/cases/" + number);
            window.open("/officer/cases/" + number);
            assertThat(window.text())
                    .contains("补正时交的，以这份为准")
                    .contains("补正前交的")
                    .contains("补正时改的，原来填的是：无锡市滨湖区听雨路28号")
                    .contains("还没有登记看过原件")
                    .doesNotContain("平面图.pdf")
                    .doesNotContain("一次告知补正");
            window.fit("officer-corrected");
            while (window.page().locator("button:has-text('原件看过了')").count() > 0) {
                window.click("button:has-text('原件看过了')");
            }
            assertThat(window.text()).contains("原件已看过").doesNotContain("还没有登记看过原件");
            window.page().check("input[name=verdict][value=yes]");
            window.click("button[name=then]");
            assertThat(window.text()).contains("已签署：受理");
            late.page().check("input[name=verdict][value=yes]");
            late.page().fill("#reasons", "凉菜间已经标出，符合条件");
            late.click("button[name=then]");
            assertThat(late.text()).contains("您打开这一页以后").contains("凉菜间已经标出，符合条件");
            late.fit("officer-meanwhile");
            late.resize(390);
            late.fit("officer-meanwhile");
        }
    }
}
