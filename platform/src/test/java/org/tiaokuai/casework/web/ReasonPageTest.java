package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** Who must see the whole says why, and the applicant reads it. */
@WholeApplication
class ReasonPageTest {

    private static final String YI = "320211199603159842";
    private static final String REASON = "本人到场，核对身份证";

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    private String number = "";
    private String page = "";

    @BeforeEach
    void aCaseWaits() {
        number = waiting.submit();
        page = "/officer/cases/" + number;
    }

    private String reads() {
        return new Visitor(port).resident(YI).get("/my/reads").body();
    }

    @Test
    void whatIsMaskedIsShownForAReasonThatTheApplicantReads() {
        var window = new Visitor(port).officer("fang");
        assertThat(window.get(page).body()).doesNotContain(YI).contains(page + "/reason");
        var answer = window.post(page + "/reason", page + "/reason", Map.of("what", "work", "text", REASON));
        assertThat(Visitor.where(answer)).isEqualTo(page);
        assertThat(window.get(page).body()).contains(YI);
        assertThat(reads()).contains("理由：" + REASON);
        assertThat(new Visitor(port).officer("yu").get(page).body())
                .as("another officer")
                .doesNotContain(YI);
    }

    @Test
    void anOrderOfAnotherAuthorityIsToldLaterAndCountedAtOnce() {
        var approver = new Visitor(port).officer("yu");
        var until = LocalDate.now().plusDays(30).toString();
        var order = Map.of(
                "what", "order", "text", "协助调查", "law", "刑事诉讼法第五十四条", "document", "锡公刑调〔2026〕7号", "until", until);
        assertThat(Visitor.where(approver.post(page + "/reason", page + "/reason", order)))
                .isEqualTo(page);
        assertThat(approver.get(page).body())
                .contains(YI)
                .contains("依法暂缓告知：申请人现在只看得到有几次")
                .doesNotContain("申请人看得到</span>");
        assertThat(new Visitor(port).officer("fang").get(page).body())
                .as("of somebody who carries out no order")
                .contains("您这次查看已经记录，申请人看得到</span>");
        assertThat(reads())
                .contains("依照个人信息保护法第十八条第一款、第三十五条暂缓告知")
                .doesNotContain("协助调查")
                .doesNotContain("锡公刑调");
        assertThat(new Visitor(port).resident(YI).get("/my/cases/" + number).body())
                .doesNotContain("协助调查");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',理由,'','','',what
            sideways,理由,'','','',what
            work,'','','','',text
            work,'　','','','',text
            work,理由\u202e,'','','',text
            order,理由,'',1号,'',law
            order,理由,没有这条法,1号,'',law
            order,理由,刑事诉讼法第五十四条,'','',document
            order,理由,刑事诉讼法第五十四条,1号,明天,until
            order,理由,刑事诉讼法第五十四条,1号,2026-02-30,until
            order,理由,刑事诉讼法第五十四条,1号,2999-01-01,until
            order,理由,刑事诉讼法第五十四条,1号,2020-01-01,until
            order,理由,民事诉讼法第七十条,1号,2026-12-31,until
            """)
    void aReasonThatLacksSomethingShowsNothing(
            String what, String text, String law, String document, String until, String field) {
        var approver = new Visitor(port).officer("yu");
        var form = Map.of("what", what, "text", text, "law", law, "document", document, "until", until);
        var answer = approver.post(page + "/reason", page + "/reason", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#" + field + "\"").contains(text.strip());
        assertThat(approver.get(page).body()).doesNotContain(YI);
    }

    @Test
    void aReasonAsLongAsABookIsNone() {
        var window = new Visitor(port).officer("fang");
        var answer = window.post(page + "/reason", page + "/reason", Map.of("what", "work", "text", "长".repeat(301)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("最多300个字");
    }

    /** Nothing is masked for who decides, and an order must be entered all the same. */
    @Test
    void whoDecidesEntersAnOrderAtEveryStage() {
        var approver = new Visitor(port).officer("yu");
        assertThat(approver.get(page).body())
                .contains(page + "/reason?what=order")
                .contains("其他机关依法调取");
        assertThat(approver.get(page + "/reason?what=order").body()).contains("value=\"order\" checked");
    }

    @Test
    void theWindowCarriesOutNoOrders() {
        var window = new Visitor(port).officer("fang");
        assertThat(window.get(page + "/reason").body()).doesNotContain("刑事诉讼法");
        var order = Map.of("what", "order", "text", "协助调查", "law", "刑事诉讼法第五十四条", "document", "7号");
        var answer = window.post(page + "/reason", page + "/reason", order);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("依法调取由审批岗位办");
        assertThat(window.get(page).body()).doesNotContain(YI);
    }

    @Test
    void anOrderThatIsToldAtOnceIsSaidToBeToldAtOnce() {
        var approver = new Visitor(port).officer("yu");
        var order = Map.of("what", "order", "text", "协助调查", "law", "刑事诉讼法第五十四条", "document", "8号");
        approver.post(page + "/reason", page + "/reason", order);
        assertThat(approver.get(page).body()).contains("申请人看得到</span>").doesNotContain("暂缓告知：");
    }

    /** Of a stopped case nothing is asked that could open nothing. */
    @Test
    void ofAStoppedCaseTheFormOffersWhatCanOpenIt() {
        var window = new Visitor(port).officer("fang");
        assertThat(window.get(page + "/reason").body())
                .contains("name=\"text\"")
                .doesNotContain("已经要求停止使用");
        window.post(
                page + "/acceptance",
                page,
                Map.of("verdict", "no", "ground", "other", "law", "某条例第一条", "reasons", "不归我们管。", "then", "stay"));
        var resident = new Visitor(port).resident(YI);
        resident.post("/my/data/cases/" + number + "/stop", "/my/data", Map.of());
        assertThat(window.get(page + "/reason").body())
                .contains("已经要求停止使用", "其他机关依法调取的，由审批岗位写明依据")
                .doesNotContain("name=\"text\"", "name=\"what\"");
        assertThat(new Visitor(port).officer("yu").get(page + "/reason").body())
                .contains("已经要求停止使用", "name=\"law\"", "name=\"what\" value=\"order\"")
                .doesNotContain("value=\"work\"");
        assertThat(window.get(page).body()).doesNotContain("\"" + page + "/reason\"");
        resident.post("/my/data/cases/" + number + "/allow", "/my/data", Map.of());
        assertThat(window.get(page + "/reason").body()).contains("name=\"text\"");
    }

    @Test
    void aCaseOfAnotherDepartmentIsNotThere() {
        var stranger = new Visitor(port).officer("he");
        assertThat(stranger.get(page + "/reason").statusCode()).isEqualTo(404);
        assertThat(stranger.post(page + "/reason", "/officer/queue", Map.of("what", "work", "text", REASON))
                        .statusCode())
                .isEqualTo(404);
    }
}
