package org.tiaokuai.rights.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Office;
import org.tiaokuai.SmallTown;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.web.WaitingCase;

/** What a person disputes is answered by who may, told to the person, and stays beside the case. */
@WholeApplication
class DisputePagesTest {

    private static final String SAYS = "门牌号写成了12号，应该是21号";

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    private String number = "";

    @BeforeEach
    void aCaseWaits() {
        number = waiting.submit();
    }

    private Visitor resident() {
        return new Visitor(port).resident(WaitingCase.YI);
    }

    private String raised(String about, String says) {
        var answer = resident()
                .post("/my/disputes", "/my/disputes/new?about=" + about, Map.of("about", about, "says", says));
        assertThat(Visitor.where(answer)).isEqualTo("/my/disputes");
        return says;
    }

    /** The newest that waits for this officer under this text in the list. */
    private static String newest(Visitor officer, String text) {
        var pages = Pattern.compile("/officer/disputes/[0-9]+")
                .matcher(officer.get("/officer/disputes").body())
                .results()
                .map(MatchResult::group)
                .toList();
        return pages.reversed().stream()
                .filter(page -> officer.get(page).body().contains(text))
                .findFirst()
                .orElse("");
    }

    @Test
    void whatIsWrongInACaseIsAnsweredByItsDepartmentAndStaysBesideIt() {
        raised(number, SAYS + number);
        var window = new Visitor(port).officer("fang");
        assertThat(window.get("/officer/cases/" + number).body()).contains("申请人认为这件里有记错的");
        var page = newest(window, SAYS + number);
        assertThat(page).isNotEmpty();
        var form = Map.of("outcome", "corrected", "answer", "核对了房产证，以21号为准。", "corrected", "", "law", "");
        assertThat(Visitor.where(window.post(page, page, form))).isEqualTo("/officer/disputes");
        assertThat(resident().get("/my/disputes").body()).contains("确认写错了").contains("核对了房产证，以21号为准。");
        assertThat(window.get("/officer/cases/" + number).body()).contains("确认写错了");
        assertThat(resident().get("/my/cases/" + number).body())
                .contains("我的异议")
                .contains("确认写错了");
        await().untilAsserted(() -> assertThat(
                        resident().get("/my/cases/" + number + "/ledger").body())
                .contains("提出异议")
                .contains("异议答复"));
        assertThat(resident().get("/my/reads").body()).contains("处理本人提出的异议");
        assertThat(window.post(page, "/officer/disputes", form).statusCode())
                .as("a second answer")
                .isEqualTo(422);
    }

    @Test
    void whatIsLeftAsItIsHasReasonsALawAndARemedy() {
        raised(number, "不对" + number);
        var window = new Visitor(port).officer("fang");
        var page = newest(window, "不对" + number);
        var upheld = Map.of("outcome", "upheld", "answer", "与您提交的材料一致。", "law", "");
        var refused = window.post(page, page, upheld);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#law\"").contains("与您提交的材料一致。");
        var whole = Map.of("outcome", "upheld", "answer", "与您提交的材料一致。", "law", "居住证暂行条例第九条");
        assertThat(window.post(page, page, whole).statusCode()).isEqualTo(302);
        assertThat(resident().get("/my/disputes").body()).contains("居住证暂行条例第九条").contains("可以依法向人民法院提起诉讼");
    }

    @Test
    void whatAnAccountSaysIsPutRightByWhoKeepsThePlatform() {
        raised("PHONE", "手机号换了" + number);
        assertThat(newest(new Visitor(port).officer("fang"), "手机号换了" + number)).isEmpty();
        var authority = new Visitor(port).officer("liang");
        var page = newest(authority, "手机号换了" + number);
        assertThat(authority.get(page).body()).contains("现在记的");
        var nothing = Map.of("outcome", "corrected", "answer", "已经改了。", "corrected", "", "law", "");
        assertThat(authority.post(page, page, nothing).body()).contains("请写明改成什么");
        for (var odd : new String[] {"12345", "1390000888x", "139 0000 8888", "139000088889"}) {
            var wrong = Map.of("outcome", "corrected", "answer", "已经改了。", "corrected", odd, "law", "");
            assertThat(authority.post(page, page, wrong).statusCode()).as(odd).isEqualTo(422);
        }
        var before = resident();
        var whole = Map.of("outcome", "corrected", "answer", "已经改了。", "corrected", "13900008888", "law", "");
        assertThat(authority.post(page, page, whole).statusCode()).isEqualTo(302);
        assertThat(Visitor.where(before.get("/my/data"))).as("signed out").startsWith("/sign-in");
        assertThat(resident().get("/my/data").body()).contains("13900008888");
    }

    @Test
    void anotherDepartmentAndAnotherPersonSeeNothingOfIt() {
        raised(number, SAYS);
        var page = newest(new Visitor(port).officer("fang"), SAYS);
        var stranger = new Visitor(port).officer("he");
        assertThat(stranger.get("/officer/disputes").body()).doesNotContain(number);
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        assertThat(stranger.post(page, "/officer/disputes", Map.of("outcome", "corrected", "answer", "x"))
                        .statusCode())
                .isEqualTo(404);
        var other = new Visitor(port).resident("320282198807129750");
        var forged = other.post("/my/disputes", "/my/disputes/new", Map.of("about", number, "says", "不是我的"));
        assertThat(forged.statusCode()).isEqualTo(404);
        assertThat(other.get("/my/disputes").body()).doesNotContain(SAYS);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',422
            '　',422
            看不见\u202e的,422
            \u200b,422
            """)
    void aDisputeThatSaysNothingIsNone(String says, int status) {
        var form = Map.of("about", number, "says", says);
        var answer = resident().post("/my/disputes", "/my/disputes/new?about=" + number, form);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("href=\"#says\"");
    }

    @Test
    void aDisputeAsLongAsABookIsNone() {
        var form = Map.of("about", number, "says", "长".repeat(1001));
        assertThat(resident().post("/my/disputes", "/my/disputes/new", form).body())
                .contains("最多1,000个字");
    }

    @ParameterizedTest
    @CsvSource({"'',答复,outcome", "sideways,答复,outcome", "corrected,'',answer", "upheld,答复,law"})
    void anAnswerThatLacksSomethingIsNone(String outcome, String answer, String field) {
        raised(number, "又不对" + number);
        var window = new Visitor(port).officer("fang");
        var page = newest(window, "又不对" + number);
        var form = Map.of("outcome", outcome, "answer", answer, "law", "", "corrected", "");
        var refused = window.post(page, page, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#" + field + "\"");
    }

    @Test
    void anAddressThatIsNoDisputeIsNotThere() {
        var window = new Visitor(port).officer("fang");
        assertThat(window.get("/officer/disputes/999999999").statusCode()).isEqualTo(404);
        assertThat(window.get("/officer/disputes/99999999999999999999").statusCode())
                .isEqualTo(404);
        assertThat(window.get("/officer/disputes/x").statusCode()).isEqualTo(404);
    }

    private static String door(Visitor visitor) {
        var answer = visitor.get("/my/data");
        assertThat(answer.statusCode()).isEqualTo(302);
        return visitor.get(Visitor.where(answer)).body();
    }

    /** Before it is disputed, and where one finds oneself signed out; to whom it did not happen it is not said. */
    @Test
    void whoIsSignedOutByACorrectionIsToldWhyAndNobodyElse() {
        var told = "账号里的信息改正了";
        var citizen = SmallTown.number();
        var signUp = Map.of("name", "闻二", "number", citizen, "phone", "13900003333", "password", Office.PASSWORD);
        var here = new Visitor(port);
        here.post("/sign-up", "/sign-up", signUp);
        var elsewhere = new Visitor(port).resident(citizen);
        assertThat(here.get("/my/disputes/new?about=PHONE").body()).contains("改正以后，您在各处都会退出登录");
        assertThat(here.get("/sign-in").body()).doesNotContain(told);
        here.post("/my/disputes", "/my/disputes/new?about=PHONE", Map.of("about", "PHONE", "says", "号码是" + citizen));
        var authority = new Visitor(port).officer("liang");
        var page = newest(authority, "号码是" + citizen);
        assertThat(page).isNotEmpty();
        var answer = Map.of("outcome", "corrected", "answer", "改了。", "corrected", "13900004444", "law", "");
        authority.post(page, page, answer);
        assertThat(door(here)).contains(told);
        assertThat(door(elsewhere)).contains(told);
        assertThat(door(new Visitor(port))).as("who was never signed in").doesNotContain(told);
        assertThat(door(new Visitor(port).saying("Cookie", "SESSION=bm8gc3VjaCBzZXNzaW9u")))
                .as("a session that never was")
                .doesNotContain(told);
        here.resident(citizen);
        assertThat(here.get("/my/data").body()).contains("13900004444");
        here.post("/sign-out", "/my/data", Map.of());
        assertThat(door(here)).as("who signed out").doesNotContain(told);
    }

    @ParameterizedTest
    @CsvSource({"NUMBER", "x", "''", "320200000000", "../../etc", "name"})
    void aboutWhatIsNotTheirsThereIsNoForm(String about) {
        var address = "/my/disputes/new?about=" + about;
        var resident = resident();
        assertThat(resident.get("/my/disputes/new?about=" + number).statusCode())
                .isEqualTo(200);
        var other = new Visitor(port).resident("320282198807129750");
        var notYours = other.get("/my/disputes/new?about=" + number);
        assertThat(notYours.statusCode()).isEqualTo(404);
        if (!about.isEmpty()) {
            var notThere = other.get(address);
            assertThat(notThere.statusCode()).isEqualTo(404);
            assertThat(title(notThere.body())).isEqualTo(title(notYours.body()));
        }
        for (var thing : new String[] {about, number}) {
            assertThat(other.post("/my/disputes", "/my/disputes", Map.of("about", thing, "says", ""))
                            .statusCode())
                    .as("what was typed wrongly tells no more")
                    .isEqualTo(404);
        }
    }

    private static String title(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }
}
