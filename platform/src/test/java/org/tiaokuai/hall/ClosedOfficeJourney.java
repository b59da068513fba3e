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
import org.tiaokuai.WholeApplication;

/** An office tells that it is closed on the last day that an applicant has: both read the next one, and it is kept. */
@WholeApplication
@Import(SettableClock.class)
class ClosedOfficeJourney {

    private static final String ITEM = "1132020099000104433320125002001";
    private static final String QIAN = "320219198511089732";
    private static final String MARKET = "市场监督管理局";
    private static final String MOVED = "补正的最后一天原是4月14日（周二），本单位那天不办公，顺延到4月15日（周三）。";

    private static final Map<String, String> ANSWERS = Map.of(
            "businessName", "听潮面馆",
            "creditCode", "9232028199990002X5",
            "phone", "13800001108",
            "address", "无锡市滨湖区听雨路28号");

    @LocalServerPort
    int port;

    private final SettableClock clock;

    @Autowired
    ClosedOfficeJourney(SettableClock clock) {
        this.clock = clock;
    }

    private String asked() {
        String number;
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            number = Office.apply(resident, ITEM, ANSWERS);
        }
        try (var window = Office.officer(port, "tang", MARKET)) {
            window.open("/officer/cases/" + number);
            window.page().locator("summary:has-text('一次告知补正')").click();
            window.page().fill("#page-place", "地址请写到门牌");
            window.page().fill("#days", "10");
            window.click("form[action$='/correction'] button");
            assertThat(window.text()).contains("已签署：告知补正");
        }
        return number;
    }

    private void close() {
        try (var administrator = Office.officer(port, "guan", "")) {
            administrator.open("/admin/organisation?q=" + MARKET);
            administrator.click("main a[href*='/officer/closing-days']");
            var page = administrator.page();
            page.fill("#from", "2026-04-14");
            page.fill("#reason", "办公楼搬迁");
            administrator.click("main form button.btn-primary");
            assertThat(administrator.text()).contains("请先确认知道不能撤回");
            administrator.fit("closing-unsure");
            page.check("#sure");
            administrator.click("main form button.btn-primary");
            administrator.fit("closing-published");
            assertThat(administrator.text()).contains("2026年4月14日").contains("办公楼搬迁");
        }
    }

    @Test
    void bothReadTheNextDayAndNobodyDeclinesBeforeItHasPassed() {
        clock.standOn("2026-03-30");
        var number = asked();
        close();
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> resident.open("/my/cases/" + number).text().contains(MOVED));
            resident.fit("my-case-closed-office");
            resident.resize(1440);
            resident.lieFlat("my-case-closed-office");
            resident.open("/my/cases/" + number + "?lang=en").lieFlat("my-case-closed-office-en");
            resident.open("/items/" + ITEM + "?lang=zh").lieFlat("item-closed-office");
            assertThat(resident.text()).contains("办公楼搬迁");
        }
        clock.standOn("2026-04-15");
        try (var window = Office.officer(port, "tang", MARKET)) {
            window.open("/officer/cases/" + number).fit("case-closed-office");
            assertThat(window.text()).contains(MOVED);
            assertThat(window.page().locator("input[name=verdict][value=no]").count())
                    .as("the applicant has all of this day")
                    .isZero();
            clock.standOn("2026-04-16");
            window.open("/officer/cases/" + number).fit("case-closed-office-over");
            assertThat(window.page().locator("input[name=verdict][value=no]").count())
                    .isOne();
        }
    }
}
