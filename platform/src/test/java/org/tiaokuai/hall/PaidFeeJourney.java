package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** Somebody's case costs something: charged at the window, read on a phone, paid, seen, and given back by a colleague. */
@WholeApplication
class PaidFeeJourney {

    private static final String ITEM = "11320200990001028D3322106001000";
    private static final String GUI = "320223194409039866";
    private static final String BILL = "3201012200771234";

    private static final Map<String, String> ANSWERS = Map.of(
            "phone", "13800000903",
            "livingSince", "2020",
            "livingSince.month", "3",
            "livingSince.day", "3");

    @LocalServerPort
    int port;

    @Test
    void aFeeIsChargedReadPaidAndSeen() {
        var number = submitted();
        var charge = charged(number);
        readOnAPhone(number);
        try (var window = Office.officer(port, "he", "")) {
            window.open(charge);
            window.page().fill("#bill", "12");
            window.follow("form[action$='/payment'] button");
            assertThat(window.text()).contains("票据号码要8到30位数字或者字母", "请选择缴款方式");
            window.fit("pay-faulty");
            window.resize(390);
            window.fit("pay-faulty");
            window.resize(1440);
            window.page().fill("#bill", BILL);
            window.page().check("input[name=channel][value=CARD]");
            window.follow("form[action$='/payment'] button");
            assertThat(window.text()).contains("已缴", BILL, "登记缴款的人不能办退费");
            window.fit("paid-officer");
        }
        seenAsPaid(number);
        givenBack(number, charge);
    }

    private String submitted() {
        try (var resident = Office.resident(Chromium.phone(port), GUI)) {
            resident.open("/items/" + ITEM);
            assertThat(resident.text()).contains("居住证工本费（换领、补领）", "人民币20.00元／份");
            resident.fit("item-tariff");
            resident.open("/apply/" + ITEM);
            resident.click(".tk-tasks a");
            Office.fillIn(resident, ANSWERS);
            resident.click("form[action$='/check'] button");
            return resident.path().split("/")[3];
        }
    }

    private String charged(String number) {
        try (var window = Office.officer(port, "he", "")) {
            window.open("/officer/cases/" + number);
            assertThat(window.text()).doesNotContain("开缴款通知");
            window.page().check("#verdict");
            window.page().locator("button[name=then][value=stay]").click();
            window.open("/officer/cases/" + number);
            window.follow("main a[href$='/charges']");
            window.follow("main form button.btn-primary");
            assertThat(window.text()).contains("请选择收费项目");
            window.fit("charges-faulty");
            window.page().check("#line");
            window.page().fill("#quantity", "２");
            window.fit("charges");
            window.resize(390);
            window.fit("charges");
            window.resize(1440);
            window.follow("main form button.btn-primary");
            assertThat(window.text()).contains("看清楚再开", "人民币40.00元", "指南写的收费", "首次免费", "第一次领的不能收");
            window.fit("charges-sure");
            window.resize(390);
            window.fit("charges-sure");
            window.resize(1440);
            window.follow("main form button[value=change]");
            window.follow("main form button.btn-primary");
            window.follow("main form button[value=issue]");
            assertThat(window.text()).contains("待缴", "人民币40.00元", "人民币20.00元×2份");
            window.fit("charge-due");
            window.resize(390);
            window.fit("charge-due");
            return window.path();
        }
    }

    private void readOnAPhone(String number) {
        try (var resident = Office.resident(Chromium.phone(port), GUI)) {
            resident.open("/my/cases");
            assertThat(resident.text()).contains("有费用要缴");
            resident.fit("my-cases-to-pay");
            resident.open("/my/cases/" + number);
            assertThat(resident.text())
                    .contains(
                            "待缴",
                            "人民币40.00元",
                            "居住证暂行条例",
                            "在哪里缴",
                            "无锡市公安局",
                            "时限不停",
                            "没有规定缴款的最后一天",
                            "社区便民服务站不收钱",
                            "想申请减免");
            resident.fit("my-case-due");
            resident.open("/my/cases/" + number + "?lang=en");
            assertThat(resident.text()).contains("to be paid", "RMB 40.00", "RMB 20.00 × 2 copies");
            resident.fit("my-case-due-en");
            resident.open("/my/cases/" + number + "?lang=zh");
        }
    }

    private void seenAsPaid(String number) {
        try (var resident = Office.resident(Chromium.phone(port), GUI)) {
            resident.open("/my/cases");
            assertThat(resident.text()).doesNotContain("有费用要缴");
            resident.open("/my/cases/" + number);
            assertThat(resident.text()).contains("已缴", BILL, "刷卡", "记在账上").doesNotContain("在哪里缴");
            resident.fit("my-case-paid");
            resident.open("/my/cases/" + number + "/withdrawal");
            assertThat(resident.text()).contains("钱不会自动退", "单位的名单里会有这一笔", "无锡市公安局", "便民服务站不收钱");
            resident.fit("withdrawal-paid");
            resident.open("/my/cases/" + number + "/withdrawal?lang=en");
            assertThat(resident.text()).contains("not given back by itself");
            resident.fit("withdrawal-paid-en");
            resident.open("/my/cases/" + number + "?lang=zh");
            resident.resize(1440);
            resident.fit("my-case-paid");
            resident.resize(390);
            resident.page().waitForTimeout(2_500);
            resident.open("/my/cases/" + number + "/ledger");
            assertThat(resident.text()).contains("缴款通知");
            resident.fit("my-ledger-paid");
        }
    }

    private void givenBack(String number, String charge) {
        try (var approver = Office.officer(port, "song", "")) {
            approver.open(charge);
            approver.page().locator("details summary").first().click();
            approver.page().fill("#redBill", BILL);
            approver.page().fill("#refund", "多收了一份");
            approver.follow("form[action$='/refund'] button");
            assertThat(approver.text()).contains("这个票据号码已经用在另一笔上了");
            approver.fit("refund-faulty");
            approver.page().fill("#redBill", BILL + "R");
            approver.follow("form[action$='/refund'] button");
            assertThat(approver.text()).contains("已退");
            approver.fit("refunded");
        }
        try (var resident = Office.resident(Chromium.phone(port), GUI)) {
            resident.open("/my/cases/" + number);
            assertThat(resident.text()).contains("已退", "多收了一份", "按原来缴的渠道");
            resident.fit("my-case-refunded");
        }
    }
}
