package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;

/** What an officer can do with a case on its page, and what the page answers when it cannot be done. */
@WholeApplication
class CasePageTest {

    private static final String YI = "320211199603159842";

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Casework casework;

    @Autowired
    Privacy privacy;

    private String number = "";
    private String page = "";

    @BeforeEach
    void aCaseWaits() {
        number = waiting.submit();
        page = "/officer/cases/" + number;
    }

    @Test
    void notAcceptingCitesTheGroundThatWasOfferedAndTellsTheApplicant() {
        var window = new Visitor(port).officer("fang");
        assertThat(window.get(page).body()).contains("依法不属于本机关职权范围").contains("写明该向哪个机关申请");
        assertThat(window.get(page).body()).contains("遮住了一部分");
        var ground = "依法不属于本机关职权范围（参照行政许可法第三十二条第一款第二项）";
        var form = Map.of("verdict", "no", "ground", ground, "reasons", "请向无锡市民政局申请。", "then", "stay");
        assertThat(Visitor.where(window.post(page + "/acceptance", page, form))).isEqualTo(page);
        assertThat(new Visitor(port).resident(YI).get("/my/cases/" + number).body())
                .contains("不予受理通知书")
                .contains(ground)
                .contains("请向无锡市民政局申请。")
                .contains("向无锡市人民政府申请行政复议");
    }

    @Test
    void aVerdictThatLacksSomethingComesBackWithWhatWasTyped() {
        var window = new Visitor(port).officer("fang");
        var nothing = window.post(page + "/acceptance", page, Map.of());
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("请先选一项").contains("href=\"#verdict\"");
        var form = Map.of("verdict", "no", "ground", "other", "law", "", "reasons", "长".repeat(2001));
        var answer = window.post(page + "/acceptance", page, form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#law\"").contains("太长").contains("长".repeat(2001));
        var control = Map.of("verdict", "no", "ground", "某条\u0000", "reasons", "理由");
        assertThat(window.post(page + "/acceptance", page, control).body()).contains("看不见的字符");
    }

    @Test
    void anActThatIsNotThePostsIsRefusedAndAnotherDepartmentsCaseIsNotThere() {
        var window = new Visitor(port).officer("fang");
        var decision = window.post(page + "/decision", page, Map.of("verdict", "yes"));
        assertThat(decision.statusCode()).isEqualTo(422);
        assertThat(decision.body()).contains("没有这一步的权限");
        var stranger = new Visitor(port).officer("he");
        for (var act : new String[] {"/acceptance", "/decision", "/revocation"}) {
            assertThat(stranger.post(page + act, "/officer/queue", Map.of("verdict", "yes", "reasons", "x"))
                            .statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
    }

    @Test
    void aCaseIsReadByEveryPostOfItsDepartmentWhereverItStands() {
        var window = new Visitor(port).officer("fang");
        var approver = new Visitor(port).officer("yu");
        assertThat(approver.get(page).body()).contains("这一步由受理岗位办");
        var about = Pattern.compile("name=\"(page-[^\"]+)\"")
                .matcher(window.get(page).body());
        assertThat(about.find()).isTrue();
        var correcting = Map.of(about.group(1), "请写全门牌号", "days", "15");
        assertThat(window.post(page + "/correction", page, correcting).statusCode())
                .isEqualTo(302);
        for (var officer : List.of(window, approver)) {
            var answer = officer.get(page);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("正在等申请人补正");
        }
        assertThat(window.post(page + "/correction", page, correcting).statusCode())
                .as("a second click")
                .isEqualTo(409);
    }

    @Test
    void aClosedCaseIsFoundByItsWholeNumberWhereTheOfficerMayOpenIt() {
        var window = new Visitor(port).officer("fang");
        var form = Map.of("verdict", "no", "ground", "other", "law", "某条例第一条", "reasons", "不归我们管。", "then", "stay");
        assertThat(window.post(page + "/acceptance", page, form).statusCode()).isEqualTo(302);
        assertThat(Visitor.where(window.get("/officer/queue?number=" + number))).isEqualTo(page);
        assertThat(new Visitor(port)
                        .officer("he")
                        .get("/officer/queue?number=" + number)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPhraseIsPutIntoTheReasonsAndNothingThatWasTypedIsLost() {
        var window = new Visitor(port).officer("fang");
        var typed = Map.of("verdict", "no", "law", "某法", "reasons", "第一行", "phrase", "材料不全。");
        var answer = window.post(page + "/phrase", page, typed);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("第一行\n材料不全。</textarea>").contains("value=\"某法\"");
        assertThat(window.get(page).body()).as("nothing is signed by it").contains("待受理");
    }

    @Test
    void twoOfficersAtOnceDecideOnce() {
        var first = new Visitor(port).officer("fang");
        var second = new Visitor(port).officer("fang");
        var form = Map.of("verdict", "yes", "then", "stay");
        assertThat(first.post(page + "/acceptance", page, form).statusCode()).isEqualTo(302);
        var late = second.post(page + "/acceptance", page, form);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("您打开这一页以后，这件申请有了变化");
    }

    @Test
    void whoSignsOverWhatHappenedMeanwhileIsToldWhatAndLosesNothing() {
        var window = new Visitor(port).officer("fang");
        var about = Pattern.compile("name=\"(page-[^\"]+)\"")
                .matcher(window.get(page).body());
        assertThat(about.find()).isTrue();
        window.post(page + "/acceptance", page, Map.of("verdict", "yes", "then", "stay"));
        var declining = Map.of("verdict", "no", "law", "某法某条", "reasons", "想好的理由", "seen", "1");
        var correcting = Map.of(about.group(1), "想好的补正", "days", "15", "seen", "1");
        for (var late : List.of(
                window.post(page + "/acceptance", page, declining),
                window.post(page + "/correction", page, correcting))) {
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body())
                    .contains("您打开这一页以后，这件申请有了变化", "<b>受理</b>", "方映雪", "您刚才写的")
                    .containsAnyOf("想好的理由", "想好的补正");
        }
        var approver = new Visitor(port).officer("yu");
        var refusing = Map.of("verdict", "no", "ground", "other", "law", "某法", "reasons", "想好的理由", "seen", "1");
        var decision = approver.post(page + "/decision", page, refusing);
        assertThat(decision.statusCode()).isEqualTo(409);
        assertThat(decision.body())
                .contains("想好的理由</textarea>", "name=\"seen\" value=\"2\"")
                .doesNotContain("您刚才写的", "value=\"no\" checked");
        assertThat(window.get(page).body()).as("nothing was signed").contains("待决定");
        assertThat(approver.postAsIs(page + "/decision", Map.of("verdict", "yes", "_csrf", token(approver)))
                        .statusCode())
                .as("a form that does not say what it shows")
                .isEqualTo(409);
    }

    @Test
    void signingIsNoFurtherReadAndTheReaderIsNamedWithWhatWasRead() {
        var window = new Visitor(port).officer("fang");
        window.get(page);
        long before = readsByOfficers();
        window.postAsIs(page + "/acceptance", Map.of("verdict", "yes", "seen", "1", "_csrf", token(window)));
        assertThat(readsByOfficers()).isEqualTo(before);
        assertThat(new Visitor(port).resident(YI).get("/my/cases/" + number).body())
                .contains("方映雪")
                .contains("参照行政许可法第三十二条")
                .contains("看了姓名")
                .contains("遮住：公民身份号码");
    }

    /** The platform reads too, soon after, to print the letter. */
    private long readsByOfficers() {
        return privacy.readsFor(number).stream()
                .filter(read -> !read.purpose().equals(Purpose.ISSUE.name()))
                .count();
    }

    @Test
    void theLetterIsForTheApplicantAndForTheOfficeThatWroteItAndForNobodyElse() {
        var window = new Visitor(port).officer("fang");
        var mine = "/my/cases/" + number;
        var holder = new Visitor(port).resident(YI);
        assertThat(holder.get(mine + "/letters/accepted").statusCode()).isEqualTo(404);
        window.post(page + "/acceptance", page, Map.of("verdict", "yes", "then", "stay"));
        assertThat(window.get(page).body()).contains("href=\"" + page + "/letters/accepted\"");
        assertThat(holder.get(mine).body()).contains("href=\"" + mine + "/letters/accepted\"");
        for (var letter : List.of(window.get(page + "/letters/accepted"), holder.get(mine + "/letters/accepted"))) {
            assertThat(letter.statusCode()).isEqualTo(200);
            assertThat(letter.body()).startsWith("%PDF-").contains("ETSI.CAdES.detached");
            assertThat(letter.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(holder.get(mine).body()).containsPattern("看了[^<]*文书");
        var neighbour = new Visitor(port).resident("320223194409039866");
        assertThat(neighbour.get(mine + "/letters/accepted").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port)
                        .officer("song")
                        .get(page + "/letters/accepted")
                        .statusCode())
                .isEqualTo(404);
        for (var none : List.of("refused", "ACCEPTED", "x")) {
            assertThat(holder.get(mine + "/letters/" + none).statusCode())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    private static String token(Visitor visitor) {
        return visitor.get("/officer/queue").body().replaceFirst("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    void whoMayNotActIsToldWhoDoes() {
        assertThat(new Visitor(port).officer("yu").get(page).body())
                .contains("这一步由受理岗位办")
                .doesNotContain("签署，看下一件");
    }

    @Test
    void aRevocationIsAskedForOnceMoreNeedsReasonsAndReachesTheHolder() {
        var window = new Visitor(port).officer("fang");
        var approver = new Visitor(port).officer("yu");
        window.post(page + "/acceptance", page, Map.of("verdict", "yes", "then", "stay"));
        approver.post(page + "/decision", page, Map.of("verdict", "yes", "then", "stay"));
        assertThat(approver.get(page).body()).contains("href=\"" + page + "/revocation\"");
        assertThat(window.get(page + "/revocation").statusCode()).isEqualTo(404);
        var ask = page + "/revocation";
        assertThat(approver.get(ask).body()).contains("不能恢复");
        for (var nothing : new String[] {"", " ", "\u200B", "\u3164"}) {
            var answer = approver.post(ask, ask, Map.of("reasons", nothing));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("请写理由").contains("href=\"#reasons\"");
        }
        var typed = new HashMap<>(Map.of("ground", "other", "reasons", "所填的不是真的。"));
        assertThat(approver.post(ask, ask, typed).body()).contains("href=\"#law\"");
        typed.put("ground", "以欺骗、贿赂等不正当手段取得（参照行政许可法第六十九条第二款）");
        var look = approver.post(ask, ask, typed);
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body()).contains("请再看一遍", "签署撤销决定", "所填的不是真的。");
        typed.put("step", "back");
        assertThat(approver.post(ask, ask, typed).body()).contains("看一遍再签署", "所填的不是真的。</textarea>");
        assertThat(approver.get(ask).statusCode()).as("nothing is signed yet").isEqualTo(200);
        typed.put("step", "sign");
        var done = approver.post(ask, ask, typed);
        assertThat(Visitor.where(done)).isEqualTo(page);
        assertThat(approver.get(page).body()).contains("已签署：决定：撤销").doesNotContain("/revocation\"");
        assertThat(approver.get(ask).statusCode()).isEqualTo(404);
        var late = approver.post(ask, "/officer/queue", Map.of("reasons", "同事也写了一遍"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("同事也写了一遍", "所填的不是真的").doesNotContain("</textarea>");
        var holder = new Visitor(port).resident(YI);
        assertThat(holder.get("/my/cases/" + number).body())
                .contains("撤销决定书")
                .contains("所填的不是真的")
                .contains("依据：<span>以欺骗、贿赂等不正当手段取得")
                .contains("申请行政复议")
                .doesNotContain("下载证照");
        assertThat(holder.get("/my/cases").body()).contains("已撤销");
        var code = Pattern.compile("/verify/([0-9A-Z-]+)")
                .matcher(holder.get("/my/cases/" + number).body());
        assertThat(code.find()).isTrue();
        assertThat(new Visitor(port).get("/verify/" + code.group(1)).body())
                .contains("已撤销，不再有效")
                .doesNotContain("长期")
                .doesNotContain("这一刻有效");
    }

    @Test
    void reasonsOfWhichNothingCanBeSeenAreNoReasons() {
        var window = new Visitor(port).officer("fang");
        var form = Map.of("verdict", "no", "ground", "other", "law", "\u200B", "reasons", "\u3164");
        var answer = window.post(page + "/acceptance", page, form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请选一条依据").contains("请写理由");
    }

    @Test
    void aReceiptPromisesNothingOnceTheCaseHasMovedOn() {
        var holder = new Visitor(port).resident(YI);
        assertThat(holder.get("/my/cases/" + number + "/receipt").body())
                .contains("前告诉您受理不受理")
                .contains("无锡市人力资源和社会保障局");
        new Visitor(port).officer("fang").post(page + "/acceptance", page, Map.of("verdict", "yes"));
        assertThat(holder.get("/my/cases/" + number + "/receipt").body()).doesNotContain("前告诉您受理不受理");
    }
}
