package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
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
import org.tiaokuai.casework.Casework;

/** A notice of holidays arrives while a case is open; and an office keeps silent until the law speaks for it. */
@WholeApplication
@Import(SettableClock.class)
class HolidayMidCaseJourney {

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
    private final Casework casework;

    @Autowired
    HolidayMidCaseJourney(SettableClock clock, Casework casework) {
        this.clock = clock;
        this.casework = casework;
    }

    private String submitted() {
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            return Office.apply(resident, ITEM, ANSWERS);
        }
    }

    @Test
    void residentAndOfficerReadTheSameNewDayAndSilenceKeepsIt() {
        clock.standOn("2026-03-02");
        var number = submitted();

        clock.standOn("2026-03-03");
        try (var lawyer = Office.officer(port, "lu", "")) {
            lawyer.open("/officer/holidays").fit("holidays");
            var page = lawyer.page();
            page.fill("#title", "无锡市人民政府办公室关于太湖文化节放假的通知");
            page.fill("#document", "锡政办发〔2026〕12号");
            page.fill("#noticedOn", "2026-03-03");
            page.fill("#year", "2026");
            page.locator("input[name=reach][value=days]").check();
            page.fill("#division", "320200");
            page.setInputFiles(
                    "#file",
                    new FilePayload(
                            "放假.csv",
                            "text/csv",
                            "日期,名称,安排\r\n2026/3/6,太湖文化节,休\r\n2026/3/7,太湖文化节,休\r\n"
                                    .getBytes(Charset.forName("GB18030"))));
            lawyer.click("form[action$='/check'] button.btn-primary");
            lawyer.fit("holidays-preview");
            assertThat(lawyer.text()).contains("有1天变了").contains("2026年3月6日（周五）：原来上班，现在放假");
            lawyer.click("main form button.btn-primary");
            assertThat(lawyer.text()).contains("请先确认看过改了哪些天");
            lawyer.fit("holidays-unsure");
            page.check("#sure");
            lawyer.click("main form button.btn-primary");
            assertThat(lawyer.text()).contains("无锡市人民政府办公室关于太湖文化节放假的通知").contains("锡政办发〔2026〕12号");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> lawyer.open("/officer/holidays").text().contains("没办完的"));
            lawyer.fit("holidays-recounted");
            lawyer.open("/tools/deadline?start=2026-03-02&amount=5&unit=WORKING_DAY");
            assertThat(lawyer.text()).contains("2026年3月9日（周一）").contains("放假按全国的安排算");
            lawyer.page().selectOption("#division", "320200");
            lawyer.click("main form button.btn-primary").fit("deadline-of-a-place");
            assertThat(lawyer.text())
                    .contains("2026年3月10日（周二）")
                    .contains("加上当地的：无锡市")
                    .contains("《无锡市人民政府办公室关于太湖文化节放假的通知》（锡政办发〔2026〕12号）");
        }

        var said = "3月3日按《无锡市人民政府办公室关于太湖文化节放假的通知》重新计算，到期日由3月9日（周一）改为3月10日（周二）。";
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> resident.open("/my/cases/" + number).text().contains(said));
            resident.page().locator(".tk-why summary").click();
            assertThat(resident.text()).contains("太湖文化节").contains("《无锡市人民政府办公室关于太湖文化节放假的通知》（锡政办发〔2026〕12号）");
            resident.fit("my-case-moved");
            resident.open("/my/cases/" + number + "?lang=en").lieFlat("my-case-moved-en");
            resident.open("/my/cases/" + number + "?lang=zh");
        }
        try (var window = Office.officer(port, "tang", MARKET)) {
            window.open("/officer/cases/" + number).fit("case-moved");
            assertThat(window.text()).contains(said);
        }

        clock.standOn("2026-03-10");
        casework.keepTime();
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            assertThat(resident.open("/my/cases/" + number).text()).doesNotContain("视为受理");
            clock.standOn("2026-03-11");
            casework.keepTime();
            assertThat(resident.open("/my/cases/" + number).text()).contains("视为受理");
            resident.fit("my-case-deemed");
        }
    }
}
