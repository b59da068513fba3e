package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.SettableClock;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.certificate.Certificates;

/** A permit is near its end, its renewal is asked for in time, nobody decides, and on the day after the end it is renewed. */
@WholeApplication
@Import(SettableClock.class)
class RenewedPermitJourney {

    private static final String ITEM = "11320200990001132H3320135001000";
    private static final String JI = "320282198807129750";
    private static final String LU = "320281199305219826";

    private static final Map<String, String> ANSWERS = Map.of(
            "phone", "13800000712",
            "businessName", "听雨路街坊书店",
            "creditCode", "9232028199990002X5",
            "road", "听雨路8号门前人行道",
            "fromDate", "2026",
            "fromDate.month", "5",
            "fromDate.day", "5",
            "toDate", "2026",
            "toDate.month", "5",
            "toDate.day", "9");

    @LocalServerPort
    int port;

    @Autowired
    Casework casework;

    @Autowired
    Certificates certificates;

    private final SettableClock clock;

    @Autowired
    RenewedPermitJourney(SettableClock clock) {
        this.clock = clock;
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    /** Of which the applicant asks for the renewal: the one of the demonstration's story. */
    private String permit = "";

    private static void atBothWidths(Chromium person, String path, String name) {
        person.open(path + "?lang=en");
        person.resize(1440);
        person.fit(name + "-en");
        person.open(path + "?lang=zh").fit(name);
        person.resize(320);
        person.lieFlat(name);
        person.resize(390);
        person.fit(name);
    }

    private String asked() {
        try (var resident = Office.resident(Chromium.phone(port), JI)) {
            atBothWidths(resident, "/items/" + ITEM, "item-renews");
            assertThat(resident.text()).contains("在有效期届满三十日前提出").contains("行政许可法第五十条");
            resident.open("/apply/" + ITEM);
            assertThat(resident.text()).contains("选要延续的证照");
            atBothWidths(resident, "/apply/" + ITEM + "/renewal", "renewal");
            resident.click("main form button.btn-primary");
            assertThat(resident.text()).contains("请选一份");
            resident.fit("renewal-none-chosen");
            permit = resident.page().locator("#certificate").getAttribute("value");
            resident.page().check("#certificate");
            resident.click("main form button.btn-primary");
            Office.fillIn(resident, ANSWERS);
            assertThat(resident.text())
                    .contains("申请延续应当在2026年4月1日（周三）以前提出，您来得及")
                    .contains(permit);
            atBothWidths(resident, "/apply/" + ITEM + "/check", "renewal-check");
            resident.click("form[action$='/check'] button");
            return resident.path().split("/")[3];
        }
    }

    @Test
    void whatNobodyDecidedIsRenewedAndEverybodyReadsWhy() {
        clock.standOn("2026-03-30");
        var number = asked();
        try (var resident = Office.resident(Chromium.phone(port), JI)) {
            resident.open("/apply/" + ITEM + "/renewal");
            resident.page().check("#certificate");
            resident.click("main form button.btn-primary");
            Office.fillIn(resident, ANSWERS);
            resident.click("form[action$='/check'] button");
            assertThat(resident.text()).contains("不能再交一份").contains(number);
            resident.fit("renewal-twice");
            clock.standOn("2026-04-02");
            atBothWidths(resident, "/apply/" + ITEM + "/check", "renewal-late");
            assertThat(resident.text())
                    .contains("申请延续应当在2026年4月1日（周三）以前提出，现在已经晚了")
                    .contains("不视为准予延续")
                    .doesNotContain("您来得及");
            clock.standOn("2026-03-30");
        }
        try (var office = Office.officer(port, "jiang", "")) {
            office.open("/officer/cases/" + number);
            office.page().check("input[name=verdict][value=yes]");
            office.click("button[name=then]");
            atBothWidths(office, "/officer/cases/" + number, "renewal-officer");
            assertThat(office.text()).contains("还没有作出决定的，视为准予延续");
        }
        clock.standOn("2026-05-02");
        casework.keepTime();
        try (var resident = Office.resident(Chromium.phone(port), JI)) {
            atBothWidths(resident, "/my/cases/" + number, "renewed-resident");
            assertThat(resident.text()).contains("视为准予延续").contains("2026年5月2日").contains("2026年6月30日");
            resident.open("/my/cases/" + number + "?lang=en");
            assertThat(resident.text()).contains("Deemed renewed");
            resident.open("/my/cases/" + number + "?lang=zh");
        }
        try (var office = Office.officer(port, "jiang", "")) {
            atBothWidths(office, "/officer/reminders", "renewed-reminders");
            assertThat(office.text()).contains("已经视为准予延续");
            atBothWidths(office, "/officer/cases/" + number, "renewed-officer");
        }
        try (var stranger = Chromium.phone(port)) {
            var old = certificates.ofCase(permit).orElseThrow().code();
            atBothWidths(stranger, "/verify/" + old, "verify-renewed");
            assertThat(stranger.text()).contains("已经准予延续").contains("已过有效期");
            var now = certificates.ofCase(number).orElseThrow().code();
            atBothWidths(stranger, "/verify/" + now, "verify-renewal");
            assertThat(stranger.text()).contains("2026年5月2日").doesNotContain("已经准予延续");
        }
    }

    @Test
    void whoHoldsNothingIsAskedNothing() {
        try (var resident = Office.resident(Chromium.phone(port), LU)) {
            resident.open("/apply/" + ITEM);
            assertThat(resident.text()).doesNotContain("选要延续的证照");
            atBothWidths(resident, "/apply/" + ITEM + "/renewal", "renewal-nothing");
            assertThat(resident.text()).contains("您名下没有现在有效、可以延续的");
        }
    }
}
