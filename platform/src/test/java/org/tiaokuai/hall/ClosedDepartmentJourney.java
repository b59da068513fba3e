package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.SettableClock;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** A department moves house while somebody corrects an application. */
@WholeApplication
@Import(SettableClock.class)
class ClosedDepartmentJourney {

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

    private final SettableClock clock;

    @Autowired
    ClosedDepartmentJourney(SettableClock clock) {
        this.clock = clock;
    }

    private String correcting() {
        String number;
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            resident.open("/apply/" + ITEM);
            resident.click(".tk-tasks a");
            Office.fillIn(resident, ANSWERS);
            resident.click("form[action$='/check'] button");
            number = resident.path().split("/")[3];
        }
        try (var window = Office.officer(port, "tang", MARKET)) {
            window.open("/officer/cases/" + number);
            window.page().locator("summary:has-text('一次告知补正')").click();
            window.page().fill("#page-place", "地址请写到门牌");
            window.page().fill("#days", "10");
            window.click("form[action$='/correction'] button");
        }
        return number;
    }

    @Test
    void theResidentHasUntilTheDoorIsOpenAgain() {
        clock.standOn("2026-03-02");
        var number = correcting();
        try (var head = Office.officer(port, "gu", MARKET)) {
            head.open("/officer/closing-days");
            head.follow("main form button.btn-primary");
            assertThat(head.text()).contains("填日期").contains("写明原因").contains("请先确认知道不能撤回");
            head.resize(390);
            head.fit("closing-days-faulty");
            head.resize(1440);
            head.page().fill("#from", "2026-03-16");
            head.page().fill("#to", "2026-03-17");
            head.page().fill("#reason", "办公楼搬迁");
            head.page().check("#sure");
            head.follow("main form button.btn-primary");
            assertThat(head.text()).contains("2026年3月16日（周一）至2026年3月17日（周二）").contains("办公楼搬迁");
            head.fit("closing-days");
            head.resize(390);
            head.fit("closing-days");
        }
        var said = "补正的最后一天原是3月16日（周一），本单位那天不办公，顺延到3月18日（周三）。";
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> resident.open("/my/cases/" + number).text().contains(said));
            assertThat(resident.text()).contains("请在3月18日（周三）前补好").doesNotContain("请在3月16日");
            resident.fit("my-case-closed");
            resident.resize(1440);
            resident.fit("my-case-closed");
            resident.open("/my/cases/" + number + "?lang=en");
            assertThat(resident.text()).contains("The last day to correct was Mon 16 Mar");
            resident.fit("my-case-closed-en");
            resident.open("/items/" + ITEM + "?lang=zh");
            assertThat(resident.text()).contains("本单位3月16日至17日不办公：办公楼搬迁");
            resident.fit("item-closed");
            resident.resize(390);
            resident.fit("item-closed");
            assertThat(resident.open("/departments").text()).contains("本单位3月16日至17日不办公：办公楼搬迁");
            resident.fit("departments-closed");
        }
        clock.standOn("2026-03-18");
        try (var window = Office.officer(port, "tang", MARKET)) {
            window.open("/officer/cases/" + number);
            assertThat(window.text()).contains(said);
            window.fit("officer-case-closed");
        }
        var told = new Visitor(port)
                .officer("tang")
                .get("/api/v1/cases/" + number + "/clock")
                .body();
        assertThat(told)
                .contains("\"dueIfOpen\":\"2026-03-16\"")
                .contains("\"closed\":[{\"from\":\"2026-03-16\",\"to\":\"2026-03-17\",\"reason\":\"办公楼搬迁\"}]");
        var page = "/officer/cases/" + number;
        var forced = new Visitor(port)
                .officer("tang")
                .post(page + "/acceptance", page, Map.of("verdict", "no", "reasons", "逾期没有补正", "then", "stay"));
        assertThat(forced.statusCode()).isIn(409, 422);
    }
}
