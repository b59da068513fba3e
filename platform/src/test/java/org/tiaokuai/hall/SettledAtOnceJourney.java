package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** Somebody asks for a proof at the window and leaves with it. */
@WholeApplication
class SettledAtOnceJourney {

    private static final String ITEM = "1132020099000103683322111002000";
    private static final String QIAN = "320219198511089732";

    private static final Map<String, String> ANSWERS =
            Map.of("phone", "13800001108", "fromDate", "2020", "fromDate.month", "3", "fromDate.day", "2");

    @LocalServerPort
    int port;

    @Test
    void oneSignatureAndOneLetter() {
        String number;
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            resident.open("/items/" + ITEM);
            assertThat(resident.text()).contains("当场");
            resident.fit("item-at-once");
            resident.open("/apply/" + ITEM);
            resident.click(".tk-tasks a");
            Office.fillIn(resident, ANSWERS);
            resident.click("form[action$='/check'] button");
            number = resident.path().split("/")[3];
        }
        try (var window = Office.officer(port, "fang", "")) {
            window.open("/officer/cases/" + number);
            window.follow("main a[href$='/settlement']");
            window.fit("settlement");
            window.resize(390);
            window.follow("main form button.btn-primary");
            window.fit("settlement-faulty");
            window.resize(320);
            window.lieFlat("settlement-narrow");
            window.resize(390);
            window.open("/officer/cases/" + number + "/settlement?lang=en").fit("settlement-en");
            window.open("/officer/cases/" + number + "/settlement?lang=zh");
            window.resize(1440);
            window.page().check("#verdict");
            window.follow("main form button.btn-primary");
            assertThat(window.text()).contains("当场办结").contains("准予");
            window.fit("settled-officer");
            window.open("/officer/cases/" + number + "/settlement");
            assertThat(window.text()).contains("现在不能当场办结");
            window.fit("settlement-over");
        }
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            resident.open("/my/cases/" + number);
            assertThat(resident.text()).contains("当场办结");
            resident.fit("my-case-at-once");
            resident.resize(1440);
            resident.fit("my-case-at-once");
        }
    }
}
