package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.SmallTown;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide.Quota.Period;
import org.tiaokuai.catalogue.Places;

/** Two people ask for one of the places of an item, and the approver opens the later application first. */
@WholeApplication
class LimitedPlacesJourney {

    private static final String ITEM = "11320200990001132H3320135001000";
    private static final String QIAN = "320219198511089732";
    private static final String LU = "320281199305219826";
    private static final String ZHOU = "320282198807129750";
    private static final String FULL = "现在没有名额了";

    private static final Map<String, String> ANSWERS = Map.of(
            "phone", "13800001108",
            "businessName", "听潮面馆",
            "creditCode", "9232028199990002X5",
            "road", "听雨路",
            "fromDate", "2027",
            "fromDate.month", "5",
            "fromDate.day", "5",
            "toDate", "2027",
            "toDate.month", "5",
            "toDate.day", "9");

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Places places;

    private String submitted(String who) {
        try (var resident = Office.resident(Chromium.phone(port), who)) {
            resident.open("/items/" + ITEM);
            assertThat(resident.text()).contains("每年60个，今年还剩").contains("按收到完整申请的先后给，精确到秒");
            resident.fit("item-places");
            resident.open("/items/" + ITEM + "?lang=en").fit("item-places-en");
            resident.resize(1440);
            resident.open("/items/" + ITEM + "?lang=zh").fit("item-places");
            resident.resize(390);
            resident.open("/apply/" + ITEM);
            resident.click(".tk-tasks a");
            Office.fillIn(resident, ANSWERS);
            resident.click("form[action$='/check'] button");
            return resident.path().split("/")[3];
        }
    }

    private static void sign(Chromium office, String number, String verdict) {
        office.open("/officer/cases/" + number);
        office.page().check("input[name=verdict][value=" + verdict + "]");
        office.click("button[name=then]");
    }

    @Test
    void theLaterOneIsNotGrantedFirst() {
        var first = submitted(QIAN);
        var second = submitted(LU);
        try (var office = Office.officer(port, "jiang", "")) {
            sign(office, second, "yes");
            sign(office, first, "yes");
            sign(office, second, "yes");
            assertThat(office.text()).contains("名额有限，按收到完整申请的先后决定（行政许可法第五十七条；不是许可的参照适用）。先收到的还没办完：" + first);
            office.fit("out-of-turn");
            office.resize(390);
            office.fit("out-of-turn");
            office.resize(1440);
            office.open("/officer/cases/" + second + "?lang=zh");
            office.page().check("input[name=verdict][value=no]");
            office.page()
                    .locator("input[name=ground][value^='名额已满']")
                    .evaluate("input => { input.closest('details').open = true; input.checked = true; }");
            office.page().fill("#reasons", "没有名额了");
            office.click("button[name=then]");
            assertThat(office.text()).contains("还有名额，不能以名额已满不予");
            office.fit("places-left");
            sign(office, first, "yes");
            sign(office, second, "yes");
            assertThat(office.text()).contains("已签署：决定：准予");
        }
        whoComesWhenNoPlaceIsLeftIsToldBeforeAndAfter();
    }

    private void whoComesWhenNoPlaceIsLeftIsToldBeforeAndAfter() {
        var offer = catalogue.offer(ITEM).orElseThrow();
        var before = offer.guide();
        int granted = placesGranted();
        catalogue.publish(new Catalogue.PublishGuide(
                SmallTown.limited(before, granted, Period.ANNUAL), offer.form(), offer.handledBy()));
        try (var resident = Office.resident(Chromium.phone(port), ZHOU)) {
            resident.open("/items/" + ITEM);
            assertThat(resident.text()).contains("今年还剩0个", FULL, "仍然可以申请", "在线申请");
            resident.fit("item-full");
            resident.open("/items/" + ITEM + "?lang=en").fit("item-full-en");
            resident.open("/apply/" + ITEM + "?lang=zh");
            assertThat(resident.text()).contains(FULL, "仍然可以申请");
            resident.fit("apply-full");
            resident.click(".tk-tasks a");
            Office.fillIn(resident, ANSWERS);
            assertThat(resident.text()).contains(FULL);
            resident.click("form[action$='/check'] button");
            assertThat(resident.text()).contains(FULL).doesNotContain("仍然可以申请");
            resident.fit("receipt-full");
            var number = resident.path().split("/")[3];
            resident.open("/my/cases/" + number);
            assertThat(resident.text()).contains(FULL, "名额已满不予");
            resident.fit("my-case-full");
            catalogue.publish(new Catalogue.PublishGuide(before, offer.form(), offer.handledBy()));
            resident.open("/my/cases/" + number);
            assertThat(resident.text()).doesNotContain(FULL);
            resident.open("/apply/" + ITEM);
            assertThat(resident.text()).doesNotContain(FULL);
        }
    }

    private int placesGranted() {
        int amount = Objects.requireNonNull(
                        catalogue.offer(ITEM).orElseThrow().guide().quota())
                .amount();
        return amount - places.left(ITEM).orElseThrow();
    }
}
