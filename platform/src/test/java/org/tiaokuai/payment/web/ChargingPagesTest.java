package org.tiaokuai.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.web.WaitingCase;

/** What an officer reads before a notice of payment is signed, and where it is found afterwards. */
@WholeApplication
class ChargingPagesTest {

    private static final String RESIDENCE = "11320200990001028D3322106001000";

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    private String number = "";
    private String charges = "";
    private Visitor window = new Visitor(0);
    private Visitor approver = new Visitor(0);
    private Visitor applicant = new Visitor(0);

    @BeforeEach
    void aCaseIsExamined() {
        applicant = new Visitor(port).resident(WaitingCase.YI);
        waiting.fill(RESIDENCE);
        var papers = "/apply/" + RESIDENCE + "/materials";
        applicant.post(papers + "/0/window", papers, Map.of());
        number = waiting.submit(RESIDENCE);
        var theCase = "/officer/cases/" + number;
        charges = theCase + "/charges";
        window = new Visitor(port).officer("he");
        approver = new Visitor(port).officer("song");
        window.post(theCase + "/acceptance", theCase, Map.of("verdict", "yes", "then", "stay"));
    }

    private String issued(Visitor by) {
        return Visitor.where(by.post(charges, charges, Map.of("line", "1/1", "quantity", "2", "step", "issue")));
    }

    private boolean charged() {
        return Pattern.compile(Pattern.quote(charges) + "/[0-9]+")
                .matcher(window.get(charges).body())
                .find();
    }

    @Test
    void theAmountIsToldBeforeItIsSignedAndWhatWasTypedCanBeChanged() {
        var sure = window.post(charges, charges, Map.of("line", "1/1", "quantity", "２"));
        assertThat(sure.statusCode()).isEqualTo(200);
        assertThat(sure.body())
                .contains("看清楚再开", "人民币40.00元", "开出，收人民币40.00元", "居住证工本费（换领、补领）")
                .contains("指南写的收费", "首次免费", "第一次领的不能收");
        assertThat(charged()).isFalse();
        var again = window.post(charges, charges, Map.of("line", "1/1", "quantity", "２", "step", "change"));
        assertThat(again.body()).contains("value=\"2\"").doesNotContain("看清楚再开");
        assertThat(charged()).isFalse();
        assertThat(issued(window)).startsWith(charges + "/");
        assertThat(charged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1.5", "1,5", "二", "", "99999999999999999999"})
    void noQuantityThatCannotBeIsLookedAtOrIssued(String quantity) {
        for (var step : new String[] {"", "issue", "<b>"}) {
            var answer = window.post(charges, charges, Map.of("line", "1/1", "quantity", quantity, "step", step));
            assertThat(answer.statusCode()).as(step).isEqualTo(422);
            assertThat(answer.body()).contains("href=\"#quantity\"").doesNotContain("看清楚再开");
        }
        assertThat(charged()).isFalse();
    }

    @Test
    void whoIssuedTheNoticeReadsThatAnotherWaivesIt() {
        var own = issued(approver);
        assertThat(approver.get(own).body()).contains("开缴款通知的人不能减免").doesNotContain("减免这笔费用");
        var refused = approver.post(own + "/waiver", own, Map.of("law", "某法第一条", "reasons", "低保"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("开缴款通知的人不能减免", "待缴");
    }

    @Test
    void whatWasPaidForNothingIsFoundByTheOfficeAndTheApplicantIsToldBefore() {
        var charge = issued(window);
        assertThat(window.get("/officer/dues").body()).contains(number, "人民币40.00元", charge);
        assertThat(new Visitor(port).officer("jiang").get("/officer/dues").body())
                .doesNotContain(number);
        var leaving = "/my/cases/" + number + "/withdrawal";
        assertThat(applicant.get(leaving).body()).contains("缴款通知不会自动撤回").doesNotContain("钱不会自动退");
        var paidAt = LocalDateTime.parse(first(window.get(charge).body()));
        var paid = window.post(
                charge + "/payment",
                charge,
                Map.of("bill", "32010122" + number.replace("-", ""), "channel", "CARD", "paidAt", paidAt.toString()));
        assertThat(Visitor.where(paid)).isEqualTo(charge);
        assertThat(window.get("/officer/dues").body()).doesNotContain(number);
        assertThat(applicant.get(leaving).body()).contains("钱不会自动退", "无锡市公安局", "社区便民服务站不收钱");
        applicant.post(leaving, leaving, Map.of());
        assertThat(approver.get("/officer/dues?why=REFUNDABLE").body()).contains(number, charge);
        assertThat(approver.get("/officer/dues").body()).doesNotContain(number);
        assertThat(applicant.get("/my/cases/" + number).body()).contains("不会自动退", "单位的名单里已经有这一笔");
        applicant.get("/my/cases/" + number + "?lang=en");
        assertThat(applicant.get("/my/cases/" + number).body()).contains("not given back by itself");
    }

    private static String first(String body) {
        var found = Pattern.compile("value=\"(20[0-9-]+T[0-9:]+)\"").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aListThatThereIsNotIsNotShown() {
        assertThat(window.get("/officer/dues?why=NOTHING").statusCode()).isEqualTo(404);
        assertThat(window.get("/officer/dues?after=x_y").statusCode()).isEqualTo(200);
        assertThat(applicant.get("/officer/dues").body()).doesNotContain(number);
    }
}
