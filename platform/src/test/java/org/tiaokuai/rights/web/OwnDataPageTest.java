package org.tiaokuai.rights.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.tiaokuai.Office;
import org.tiaokuai.SmallTown;
import org.tiaokuai.Unmarked;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.web.WaitingCase;
import org.tiaokuai.page.Text;
import org.tiaokuai.rights.OwnData;
import tools.jackson.databind.json.JsonMapper;

/** A person takes a copy along, has the use of a case stopped, and closes the account; and nobody else does. */
@WholeApplication
class OwnDataPageTest {

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Applying applying;

    @Autowired
    OwnData data;

    @Autowired
    MessageSource messages;

    private Map<String, byte[]> copy() throws IOException {
        return copy(Locale.SIMPLIFIED_CHINESE);
    }

    private Map<String, byte[]> copy(Locale language) throws IOException {
        var out = new ByteArrayOutputStream();
        data.copy(waiting.resident(), new Text(messages, language), out);
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    /** Accepted, so that there is a letter too. */
    @Test
    void aCopyHasEverythingThatIsKept() throws IOException {
        var number = waiting.submit();
        var window = new Visitor(port).officer("fang");
        var page = "/officer/cases/" + number;
        window.post(page + "/acceptance", page, Map.of("verdict", "yes", "then", "stay"));
        var resident = new Visitor(port).resident(WaitingCase.YI);
        resident.post("/my/disputes", "/my/disputes/new", Map.of("about", number, "says", "门牌号不对"));
        var files = copy();
        var tree = JsonMapper.shared().readTree(files.get("data.json"));
        assertThat(tree.path("account").path("number").asString()).isEqualTo(WaitingCase.YI);
        assertThat(tree.path("cases").size())
                .isEqualTo(applying.numbers(waiting.resident()).size());
        var theCase = tree.path("cases")
                .valueStream()
                .filter(one -> one.path("number").asString().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(theCase.path("answers").toString()).contains(WaitingCase.YI);
        assertThat(theCase.path("history").toString()).contains("SUBMIT").contains("ACCEPT");
        var letter = "cases/" + number + "/受理通知书.pdf";
        assertThat(theCase.path("files").toString()).contains(letter);
        assertThat(new String(files.get(letter), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
        assertThat(tree.path("disputes").toString()).contains("门牌号不对");
        assertThat(tree.path("reads").toString()).contains("ACCEPTANCE").contains(number);
        assertThat(new String(files.get("我的信息.html"), StandardCharsets.UTF_8))
                .contains(WaitingCase.YI, number, "已受理，正在办", "提交申请", "门牌号不对", "看要不要受理", "职工基本养老保险")
                .contains("href=\"cases/" + number + "/%E5%8F%97%E7%90%86")
                .doesNotContain("SUBMIT", "ACCEPT", "1132020099000103683322111001000");
    }

    @Test
    void whoReadsEnglishTakesAnEnglishPageAlong() throws IOException {
        waiting.submit();
        var page = new String(copy(Locale.ENGLISH).get("my-data.html"), StandardCharsets.UTF_8);
        assertThat(page).contains("<html lang=\"en\">", "Social insurance transfer", "Submitted, to be accepted");
        assertThat(Unmarked.on(page)).isEmpty();
    }

    /** What was typed into a form is no markup on the page that a person opens from their own disk. */
    @Test
    void whatIsTypedIsTextOnTheReadablePage() throws IOException {
        var resident = new Visitor(port).resident(WaitingCase.YI);
        resident.post("/my/disputes", "/my/disputes/new", Map.of("about", "NAME", "says", "<script>x()</script>\"'"));
        assertThat(new String(copy().get("我的信息.html"), StandardCharsets.UTF_8))
                .contains("&lt;script&gt;x()")
                .doesNotContain("<script");
    }

    @Test
    void aCopyIsGivenForThePasswordOnlyAndLeavesATrace() {
        var resident = new Visitor(port).resident(WaitingCase.YI);
        var answer = resident.post("/my/data/copy", "/my/data", Map.of("password", Office.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(header -> assertThat(header).contains("my-data.zip"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).startsWith("PK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "tiaokuai-demo ", "' or 1=1"})
    void withoutThePasswordThereIsNoCopyAndNoClosing(String password) {
        var resident = new Visitor(port).resident(WaitingCase.YI);
        for (var act : new String[] {"/my/data/copy", "/my/data/closing"}) {
            var answer = resident.post(act, "/my/data", Map.of("password", password));
            assertThat(answer.statusCode()).as(act).isEqualTo(422);
            assertThat(answer.body()).contains("href=\"#password\"").doesNotContain("value=\"wrong\"");
        }
    }

    @Test
    void officersAndVisitorsHaveNoSuchPage() {
        for (var path : new String[] {"/my/data", "/my/data/closing", "/my/disputes"}) {
            assertThat(new Visitor(port).officer("fang").get(path).statusCode())
                    .as(path)
                    .isIn(302, 403);
            assertThat(Visitor.where(new Visitor(port).get(path))).as(path).startsWith("/sign-in");
        }
    }

    @Test
    void aClosedCaseIsStoppedAndAllowedAgainAndAnOpenOneIsNot() {
        var number = waiting.submit();
        var resident = new Visitor(port).resident(WaitingCase.YI);
        var window = new Visitor(port).officer("fang");
        var page = "/officer/cases/" + number;
        resident.post("/my/data/cases/" + number + "/stop", "/my/data", Map.of());
        assertThat(window.get(page).body()).as("open").doesNotContain("停止使用");

        window.post(
                page + "/acceptance",
                page,
                Map.of("verdict", "no", "ground", "other", "law", "某条例第一条", "reasons", "不归我们管。", "then", "stay"));
        assertThat(window.get(page).body()).contains("3202**********9842");
        resident.post("/my/data/cases/" + number + "/stop", "/my/data", Map.of());
        assertThat(resident.get("/my/data").body()).contains("已经停止使用");
        assertThat(window.get(page).body()).contains("已经要求停止使用").doesNotContain("3202**********9842");
        assertThat(window.get(page).body()).as("what is not sealed").doesNotContain("职工基本养老保险");
        var stated = window.post(page + "/reason", page + "/reason", Map.of("what", "work", "text", "看一看"));
        assertThat(stated.body()).contains("只能按其他机关的依法调取查看");
        await().untilAsserted(() -> assertThat(
                        resident.get("/my/cases/" + number + "/ledger").body())
                .contains("停止使用"));
        assertThat(resident.get("/my/cases/" + number).body())
                .as("for the person")
                .contains(WaitingCase.YI);

        resident.post("/my/data/cases/" + number + "/allow", "/my/data", Map.of());
        assertThat(window.get(page).body()).doesNotContain("已经要求停止使用");
    }

    @Test
    void nobodyStopsTheCaseOfAnother() {
        var number = waiting.submit();
        var other = new Visitor(port).resident("320282198807129750");
        other.post("/my/data/cases/" + number + "/stop", "/my/data", Map.of());
        assertThat(new Visitor(port).resident(WaitingCase.YI).get("/my/data").body())
                .doesNotContain("/my/data/cases/" + number + "/allow");
    }

    @Test
    void anAccountWithAnOpenCaseIsNotClosedAndOneWithoutIsGone() {
        waiting.submit();
        var open = new Visitor(port).resident(WaitingCase.YI);
        assertThat(open.post("/my/data/closing", "/my/data", Map.of("password", Office.PASSWORD))
                        .body())
                .contains("还有没办完的件");

        var number = SmallTown.number();
        var fresh = new Visitor(port);
        fresh.post(
                "/sign-up",
                "/sign-up",
                Map.of("name", "闻一", "number", number, "phone", "13900001111", "password", Office.PASSWORD));
        var elsewhere = new Visitor(port).resident(number);
        assertThat(elsewhere.get("/my/data").body()).contains("闻一");
        var closing = fresh.post("/my/data/closing", "/my/data/closing", Map.of("password", Office.PASSWORD));
        assertThat(Visitor.where(closing)).isEqualTo("/account-closed");
        assertThat(fresh.get("/account-closed").body()).contains("账号已经注销");
        for (var session : new Visitor[] {fresh, elsewhere, new Visitor(port).resident(number)}) {
            assertThat(Visitor.where(session.get("/my/data"))).startsWith("/sign-in");
        }
        becomesThePersonAgainOnlyAtAWindow(number);
    }

    /** Whoever knows a number must not inherit what its owner left. */
    private void becomesThePersonAgainOnlyAtAWindow(String number) {
        var form = Map.of("name", "别人", "number", number, "phone", "13900002222", "password", Office.PASSWORD);
        assertThat(new Visitor(port).post("/sign-up", "/sign-up", form).body()).contains("注销过");
        var authority = new Visitor(port).officer("liang");
        for (var odd : new String[] {"", "123", "32021119860403101X"}) {
            assertThat(authority
                            .post("/admin/reopening", "/admin/reopening", Map.of("number", odd))
                            .statusCode())
                    .as(odd)
                    .isEqualTo(422);
        }
        assertThat(authority
                        .post("/admin/reopening", "/admin/reopening", Map.of("number", number))
                        .body())
                .contains("可以重新注册了");
        assertThat(new Visitor(port).post("/sign-up", "/sign-up", form).statusCode())
                .isEqualTo(302);
    }

    @Test
    void aFileWhereATextIsAskedForIsNoForm() {
        var resident = new Visitor(port).resident(WaitingCase.YI);
        for (var act : new String[] {"/my/data/copy", "/my/data/closing"}) {
            assertThat(resident.upload(act, "/my/data", "password", "a.txt", new byte[] {1})
                            .statusCode())
                    .as(act)
                    .isEqualTo(400);
        }
        assertThat(resident.upload("/my/disputes", "/my/data", "says", "a.txt", new byte[] {1})
                        .statusCode())
                .isEqualTo(400);
    }
}
