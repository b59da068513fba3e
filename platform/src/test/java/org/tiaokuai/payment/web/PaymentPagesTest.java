package org.tiaokuai.payment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** The pages on which a tariff is kept and a fee is charged and settled, and what they refuse; the demo's charge stays due. */
@WholeApplication
class PaymentPagesTest {

    private static final String ROADS = "11320200990001132H3320135001000";
    private static final String RESIDENCE = "/officer/items/11320200990001028D3322106001000/tariff";
    private static final String FREE = "/officer/items/11320200990001028D3322106002000/tariff";
    private static final String QIAN = "320219198511089732";
    private static final Pattern DUE = Pattern.compile("/my/cases/([0-9]{8}-[0-9]+)#dues");

    @LocalServerPort
    private int port;

    private Visitor applicant = new Visitor(0);
    private Visitor officer = new Visitor(0);
    private String number = "";
    private String theCase = "";
    private String charge = "";

    @BeforeEach
    void somethingIsDue() {
        applicant = new Visitor(port).resident(QIAN);
        officer = new Visitor(port).officer("jiang");
        number = first(DUE, applicant.get("/my/cases").body());
        theCase = "/officer/cases/" + number;
        charge = theCase + "/charges/"
                + first(
                        Pattern.compile(number + "/charges/([0-9]+)"),
                        officer.get(theCase).body());
    }

    private static String first(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        assertThat(found.find()).as(pattern + " in " + body).isTrue();
        return found.group(1);
    }

    private static String inEnglish(Visitor visitor, String path) {
        visitor.get(path + "?lang=en");
        return visitor.get(path).body();
    }

    private HttpResponse<String> sent(String act, Map<String, String> fields) {
        return officer.post(charge + act, charge, fields);
    }

    private void assertStillDue() {
        assertThat(officer.get(charge).body()).contains("待缴").doesNotContain("已缴", "已减免", "已撤回", "已退");
    }

    @Test
    void theApplicantReadsWhatIsDueWhereAndWhy() {
        var page = applicant.get("/my/cases/" + number).body();
        assertThat(page)
                .contains("人民币30.00元", "人民币0.50元×60平方米·天", "城市道路管理条例（国务院令第198号）第三十七条")
                .contains("在哪里缴", "无锡市城市管理局", "记在账上");
        assertThat(inEnglish(applicant, "/my/cases/" + number))
                .contains("RMB 30.00", "RMB 0.50 × 60 square metres times days", "to be paid");
        assertThat(new Visitor(port).resident(QIAN).get("/my/cases").body()).contains("有费用要缴");
    }

    @Test
    void theNoticeIsInTheLedgerAndItsReceiptIsGenuine() {
        var ledger = "/my/cases/" + number + "/ledger";
        await().until(() -> applicant.get(ledger).body().contains("缴款通知"));
        var receipts = Pattern.compile(ledger + "/([0-9]+)\"")
                .matcher(applicant.get(ledger).body())
                .results()
                .map(found -> applicant.get(ledger + "/" + found.group(1)).body())
                .filter(receipt -> receipt.contains("PAYMENT"))
                .toList();
        assertThat(receipts).hasSize(1);
        var verify = "/verify/receipt";
        var receipt = receipts.getFirst();
        assertThat(new Visitor(port)
                        .post(verify, verify, Map.of("receipt", receipt))
                        .body())
                .contains("凭证是真的", "缴款通知", "金额（分）", "3000", number)
                .doesNotContain("江一苇");
        var bent = receipt.replace("\\\"fen\\\":\\\"3000\\\"", "\\\"fen\\\":\\\"300\\\"");
        assertThat(bent).isNotEqualTo(receipt);
        assertThat(new Visitor(port)
                        .post(verify, verify, Map.of("receipt", bent))
                        .body())
                .contains("这份凭证不能作数");
    }

    @Test
    void theSameIsNotChargedTwiceWhileItIsDue() {
        var answer = officer.post(theCase + "/charges", theCase + "/charges", Map.of("line", "1/1", "quantity", "1"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("这一项已经开过缴款通知");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, 请选择收费项目",
        "1/1, 0, 数量要填整数",
        "1/1, x, 数量要填整数",
        "1/1, 99999999, '城市道路占用费（人行道）”一次最多1,000,000平方米'",
        "1/1, 99999999999999999999999, 数量要填整数",
        "1/1, １０００００１, '一次最多1,000,000平方米'",
        "1/1, '1,5', 数量要填整数",
        "1/1, 六十, 数量要填整数",
        "9/1, 1, 收费标准里没有这一项",
        "<b>, 1, 数量要填整数"
    })
    void whatCannotBeChargedIsRefusedWithWhy(String line, String quantity, String why) {
        var answer =
                officer.post(theCase + "/charges", theCase + "/charges", Map.of("line", line, "quantity", quantity));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(why).doesNotContain("<b>, 1");
    }

    @ParameterizedTest
    @CsvSource({"'', 理由, 请填写“减免的依据”", "某法, '', 请填写“理由”"})
    void anErrorNamesItsField(String law, String reasons, String told) {
        assertThat(sent("/waiver", Map.of("law", law, "reasons", reasons)).body())
                .contains(told);
        assertThat(sent("/waiver", Map.of("law", "法".repeat(201), "reasons", "理由"))
                        .body())
                .contains("“减免的依据”最多200个字");
    }

    @Test
    void byAVersionThatIsNotInForceNothingIsCharged() {
        var answer = officer.post(theCase + "/charges", theCase + "/charges", Map.of("line", "1/7", "quantity", "1"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("收费标准刚刚改了");
    }

    @ParameterizedTest
    @CsvSource({
        "'', CASH, 2026-11-30T09:00, 票据号码要8到30位",
        "票据号码一二三四, CASH, 2026-11-30T09:00, 票据号码要8到30位",
        "3201012200771299, '', 2026-11-30T09:00, 请选择缴款方式",
        "3201012200771299, SHELLS, 2026-11-30T09:00, 请选择缴款方式",
        "3201012200771299, CASH, '', 请填写日期和时间",
        "3201012200771299, CASH, 昨天, 请填写日期和时间",
        "3201012200771299, CASH, 2020-01-01T09:00, 缴款时间不能早于缴款通知",
        "3201012200771299, CASH, 2999-01-01T09:00, 也不能晚于现在"
    })
    void aPaymentThatCannotBeIsRefusedAndWhatWasTypedIsKept(String bill, String channel, String at, String why) {
        var answer = sent("/payment", Map.of("bill", bill, "channel", channel, "paidAt", at));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(why, "value=\"" + bill + "\"");
        assertStillDue();
    }

    @ParameterizedTest
    @CsvSource({"'', 理由, law", "某法, '', reasons", "某法, ' ', reasons"})
    void aWaiverHasALawAndReasons(String law, String reasons, String field) {
        var answer = sent("/waiver", Map.of("law", law, "reasons", reasons));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#" + field + "\"");
        assertStillDue();
    }

    @Test
    void aTextThatIsTooLongOrHasWhatNobodySeesIsRefused() {
        assertThat(sent("/withdrawal", Map.of("withdrawal", "长".repeat(1001))).statusCode())
                .isEqualTo(422);
        assertThat(sent("/withdrawal", Map.of("withdrawal", "看\u202E不见")).statusCode())
                .isEqualTo(422);
        assertThat(sent("/waiver", Map.of("law", "法".repeat(201), "reasons", "理由"))
                        .statusCode())
                .isEqualTo(422);
        assertStillDue();
    }

    @Test
    void whatIsNotPaidIsNotGivenBack() {
        var answer = sent("/refund", Map.of("redBill", "3201012200771299", "refund", "多缴"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("这笔收费已经有人处理了");
        assertThat(sent("/refund", Map.of("redBill", "x", "refund", "多缴")).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"he", "song", "zhou"})
    void toOtherDepartmentsItIsNotThere(String login) {
        var stranger = new Visitor(port).officer(login);
        assertThat(stranger.get(theCase + "/charges").statusCode()).isEqualTo(404);
        assertThat(stranger.get(charge).statusCode()).isEqualTo(404);
        for (var act : List.of("/payment", "/waiver", "/withdrawal", "/refund")) {
            var fields = new HashMap<String, String>();
            fields.putAll(Map.of("bill", "3201012200771299", "channel", "CASH", "paidAt", "2026-11-30T09:00"));
            fields.putAll(Map.of("law", "法", "reasons", "理由", "withdrawal", "理由"));
            fields.putAll(Map.of("redBill", "3201012200771299", "refund", "理由"));
            assertThat(stranger.post(charge + act, "/officer/queue", fields).statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        assertStillDue();
    }

    @Test
    void whatIsNotThereIsNotThere() {
        assertThat(officer.get(theCase + "/charges/999999999").statusCode()).isEqualTo(404);
        assertThat(officer.get("/officer/cases/20260302-0000000/charges").statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/officer/items/没有/tariff").statusCode()).isEqualTo(404);
        assertThat(Visitor.where(officer.get(charge + "/payment"))).isEqualTo(charge);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 20, COPY, 法, 文, name",
        "费, 0, COPY, 法, 文, price",
        "费, -1, COPY, 法, 文, price",
        "费, 1.234, COPY, 法, 文, price",
        "费, 二十, COPY, 法, 文, price",
        "费, 20, '', 法, 文, unit",
        "费, 20, HOUR, 法, 文, unit",
        "费, 20, COPY, '', 文, basis",
        "费, 20, COPY, 法, '', document"
    })
    void aLineOfATariffThatCannotBeIsRefused(
            String name, String price, String unit, String basis, String document, String field) {
        var editor = new Visitor(port).officer("wen");
        var typed = Map.of(
                "line",
                "0",
                "seen",
                "0",
                "name",
                name,
                "price",
                price,
                "unit",
                unit,
                "basis",
                basis,
                "document",
                document);
        var answer = editor.post(RESIDENCE, RESIDENCE, typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#" + field + "\"");
    }

    @Test
    void aLineThatSomebodyChangedMeanwhileIsShownAsItIsNow() {
        var editor = new Visitor(port).officer("wen");
        var typed = Map.of(
                "line", "1", "seen", "9", "name", "别的费", "price", "1", "unit", "COPY", "basis", "法", "document", "文");
        var answer = editor.post(RESIDENCE, RESIDENCE, typed);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("有人刚刚改过这一项", "居住证工本费", "人民币20.00元");
        assertThat(editor.post(RESIDENCE + "/end", RESIDENCE, Map.of("line", "1", "seen", "9"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(editor.post(RESIDENCE + "/end", RESIDENCE, Map.of("line", "8", "seen", "1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFreeItemHasNoTariffAndSaysWhy() {
        var editor = new Visitor(port).officer("wen");
        assertThat(editor.get(FREE).body()).contains("指南写明不收费，所以没有收费标准").doesNotContain("id=\"price\"");
        var typed = Map.of(
                "line", "0", "seen", "0", "name", "费", "price", "1", "unit", "COPY", "basis", "法", "document", "文");
        var answer = editor.post(FREE, FREE, typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("要收费，先改指南");
    }

    @Test
    void whoApprovesGuidesReadsATariffAndDoesNotKeepIt() {
        var approver = new Visitor(port).officer("song");
        assertThat(approver.get(RESIDENCE).body()).contains("居住证工本费").doesNotContain("停止收取", "id=\"price\"");
        var typed = Map.of(
                "line", "1", "seen", "1", "name", "费", "price", "1", "unit", "COPY", "basis", "法", "document", "文");
        assertThat(approver.post(RESIDENCE, "/officer/queue", typed).statusCode())
                .isEqualTo(422);
        assertThat(new Visitor(port)
                        .officer("wen")
                        .get("/officer/items/" + ROADS + "/tariff")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void everybodyReadsTheTariffBesideTheGuide() {
        assertThat(new Visitor(port).get("/items/" + ROADS).body()).contains("城市道路占用费（人行道）", "人民币0.50元／平方米·天");
        assertThat(inEnglish(new Visitor(port), "/items/" + ROADS)).contains("RMB 0.50 per square metre and day");
    }
}
