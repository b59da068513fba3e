package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** Whoever the decision weighs much for is told that they may be heard, asks on a phone, and is invited in time. */
@WholeApplication
class HearingJourney {

    private static final String ITEM = "1132020099000104433320125002001";
    private static final String QIAN = "320219198511089732";
    private static final String MARKET = "市场监督管理局";
    private static final String WHY = "楼上住户担心油烟影响，对选址有不同意见。";

    private static final Map<String, String> ANSWERS = Map.of(
            "businessName", "听证面馆",
            "creditCode", "9232028199990002X5",
            "phone", "13800001108",
            "address", "无锡市滨湖区听雨路30号");

    @LocalServerPort
    int port;

    @Test
    void theApplicantIsToldAsksAndIsInvited() {
        String number;
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            number = Office.apply(resident, ITEM, ANSWERS);
        }
        var theCase = "/officer/cases/" + number;
        try (var window = Office.officer(port, "tang", MARKET)) {
            window.open(theCase);
            window.page().check("input[name=verdict][value=yes]");
            window.click("form[action$='/acceptance'] button[value=stay]");
            assertThat(window.text()).contains("受理");
        }
        try (var head = Office.officer(port, "gu", MARKET)) {
            head.open(theCase);
            head.follow("a[href$='/hearing']");
            head.follow("main form button.btn-primary");
            assertThat(head.text()).contains("请写明涉及什么重大利益");
            head.reach("#reason").type(WHY);
            head.resize(390);
            head.fit("hearing-tell");
            head.resize(1440);
            head.follow("main form button.btn-primary");
            assertThat(head.text()).contains("作出决定以前，申请人和利害关系人可以要求听证").contains(WHY);
            head.fit("hearing-told-officer");
            assertThat(head.text())
                    .contains("不能先作决定")
                    .contains("听证的事没有了结以前，不作决定")
                    .contains("这段时间照样算在办理期限里")
                    .contains("等听证的事了结，再作决定。")
                    .doesNotContain("审批人员正在审查");
            assertThat(head.page().locator("form[action$='/decision']").count()).isZero();
        }
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            resident.open("/my/cases/" + number);
            resident.fit("hearing-told");
            assertThat(resident.text())
                    .contains("听证告知书")
                    .contains("要求听证的最后一天")
                    .contains("到期没有人要求听证的，不举行听证")
                    .contains("等听证的事了结，再作决定。")
                    .doesNotContain("审批人员正在审查")
                    .doesNotContain("特别程序");
            resident.open("/my/cases/" + number + "?lang=en").fit("hearing-told-en");
            resident.open("/my/cases/" + number + "?lang=zh");
            resident.follow("a[href$='/hearing']");
            resident.fit("hearing-ask");
            resident.follow("main form button.btn-primary");
            assertThat(resident.text()).contains("已经收到您的听证要求").contains("最迟举行的日期");
            resident.follow("a[href$='/hearing']");
            assertThat(resident.text())
                    .contains("至少提前七个工作日通知您")
                    .contains("授权委托书")
                    .doesNotContain("现在不能要求听证");
        }
        try (var window = Office.officer(port, "tang", MARKET)) {
            window.open(theCase + "/hearing");
            window.reach("#on").page().fill("#on", "2026-03-03");
            window.follow("main form button.btn-primary");
            assertThat(window.text())
                    .contains("提前七个工作日通知才来得及")
                    .contains("请填写地点")
                    .contains("请填写主持人的姓名");
            var earliest = window.page()
                    .locator("#on-h")
                    .innerText()
                    .replaceAll("\\D+", "-")
                    .split("-");
            var day =
                    "%s-%02d-%02d".formatted(earliest[1], Integer.parseInt(earliest[2]), Integer.parseInt(earliest[3]));
            window.page().fill("#on", day);
            window.page().fill("#time", "09:30");
            window.page().fill("#place", "听雨路8号三楼听证室");
            window.page()
                    .fill(
                            "#presides",
                            window.page()
                                    .locator(".tk-prov")
                                    .innerText()
                                    .split("　")[2]
                                    .replaceFirst("签署.*", "科长"));
            window.follow("main form button.btn-primary");
            assertThat(window.text()).contains("办过这件申请的人不能主持听证");
            window.page().fill("#presides", "宋听");
            window.resize(390);
            window.fit("hearing-announce");
            window.resize(1440);
            window.follow("main form button.btn-primary");
            assertThat(window.text()).contains("听雨路8号三楼听证室").contains("最迟举行的日期").contains("宋听");
            window.open(theCase + "/hearing").fit("hearing-announced-officer");
            assertThat(window.text()).contains("还没有到听证的日子").contains("改时间、地点").contains("宋听");
            window.page().locator("details summary").first().click();
            window.page().fill("#on", day);
            window.page().fill("#time", "14:00");
            window.page().fill("#place", "听雨路8号二楼");
            window.page().fill("#presides", "宋听");
            window.follow("main details form button");
            assertThat(window.text()).contains("已由后一份代替");
            window.page()
                    .locator("section[aria-labelledby=hearing] .tk-why summary")
                    .click();
            window.resize(390);
            window.fit("hearing-moved-officer");
            window.resize(1440);
            window.fit("hearing-moved-officer");
        }
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            resident.open("/my/cases/" + number);
            assertThat(resident.text())
                    .contains("听证通知书")
                    .contains("已由后一份代替")
                    .contains("最迟举行的日期")
                    .contains("听雨路8号二楼")
                    .contains("宋听");
            resident.page()
                    .locator("section[aria-labelledby=hearing] .tk-why summary")
                    .click();
            resident.fit("hearing-announced");
            resident.follow("section[aria-labelledby=hearing] a[href$='/hearing']");
            assertThat(resident.text())
                    .contains("听雨路8号二楼")
                    .contains("宋听")
                    .contains("请带")
                    .contains("申请回避")
                    .doesNotContain("现在不能要求听证");
            resident.fit("hearing-mine");
            resident.resize(1440);
            resident.fit("hearing-mine");
            resident.open("/my/cases/" + number + "/hearing?lang=en").fit("hearing-mine-en");
            assertThat(resident.text()).contains("Presided over by").contains("Please bring");
        }
    }
}
