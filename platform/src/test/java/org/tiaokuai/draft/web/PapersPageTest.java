package org.tiaokuai.draft.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.file.Samples;

@WholeApplication
class PapersPageTest {

    /** Asks for a picture of a bank card, and for an agent's card if there is one. */
    private static final String PAPERS = "/apply/11320200990001060Q3320508002000/materials";

    private static final String SHEN = "320203199002179776";
    private static final String ANOTHER = "320211199603159842";

    @LocalServerPort
    int port;

    @Test
    void aPaperIsEnclosedSeenAgainAndTakenOut() {
        var visitor = new Visitor(port).resident(SHEN);
        var answer = visitor.upload(PAPERS + "/0", PAPERS, "material-0", "银行卡.jpg", Samples.picture("jpeg", 300, 200));
        assertThat(answer.statusCode()).isEqualTo(302);
        var page = visitor.get(PAPERS).body();
        assertThat(page).contains("银行卡.jpg").contains("有了");
        var paper = first(page, PAPERS + "/papers/([0-9a-f-]{36})");
        var content = visitor.get(PAPERS + "/papers/" + paper);
        assertThat(content.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(content.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var another = new Visitor(port).resident(ANOTHER);
        assertThat(another.get(PAPERS + "/papers/" + paper).statusCode()).isEqualTo(404);
        another.post(PAPERS + "/0/removal", PAPERS, Map.of("paper", paper));
        assertThat(visitor.get(PAPERS).body()).contains("银行卡.jpg");
        visitor.post(PAPERS + "/0/removal", PAPERS, Map.of("paper", paper));
        assertThat(visitor.get(PAPERS).body()).doesNotContain("银行卡.jpg");
        assertThat(visitor.get(PAPERS + "/papers/" + paper).statusCode()).isEqualTo(404);
    }

    @Test
    void aFileThatWasChosenComesWithWhateverButtonIsPressed() {
        var visitor = new Visitor(port).resident("320281199305219826");
        var paper = Samples.picture("jpeg", 300, 200);
        var next = visitor.upload(PAPERS, PAPERS, "material-0", "没按上传.jpg", paper);
        assertThat(next.statusCode()).isEqualTo(302);
        assertThat(Visitor.where(next)).startsWith("/apply/").doesNotEndWith("/materials");
        assertThat(visitor.get(PAPERS).body()).contains("没按上传.jpg");
        visitor.upload(PAPERS + "/1/window", PAPERS, "material-0", "第二页.jpg", paper);
        assertThat(visitor.get(PAPERS).body()).contains("第二页.jpg").contains("到窗口交原件");
        var wrong = visitor.upload(PAPERS, PAPERS, "material-0", "不能收.txt", new byte[] {1});
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("不能收.txt").contains("href=\"#material-0\"");
        assertThat(Visitor.where(visitor.post(PAPERS, PAPERS, Map.of()))).doesNotEndWith("/materials");
    }

    @Test
    void onePromisesThatAllIsTrueAfterThePapersAndNotBefore() {
        var visitor = new Visitor(port).resident("320281199305219826");
        var tasks = visitor.get(PAPERS.replace("/materials", "")).body();
        assertThat(tasks.indexOf(PAPERS)).isPositive().isLessThan(tasks.indexOf("/declaration\""));
    }

    @ParameterizedTest
    @CsvSource({
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>', 照片.jpg, 不是PDF、JPG或PNG",
        "'%PDF-1.7 torn', 章程.pdf, 打不开",
        "'', 空.pdf, 是空的",
        "x, '<b>x</b>.jpg', '“&lt;b&gt;x&lt;/b&gt;.jpg”不是PDF'"
    })
    void whatIsNotTakenIsNamedWithAReasonAndNothingIsKept(String content, String name, String reason) {
        var visitor = new Visitor(port).resident(ANOTHER);
        var answer =
                visitor.upload(PAPERS + "/0", PAPERS, "material-0", name, content.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(reason).contains("href=\"#material-0\"");
        assertThat(visitor.get(PAPERS).body()).doesNotContain(PAPERS + "/papers/");
    }

    @Test
    void noFileAtAllIsSaid() {
        var visitor = new Visitor(port).resident(ANOTHER);
        assertThat(visitor.upload(PAPERS + "/0", PAPERS, "material-0", "", new byte[0])
                        .body())
                .contains("请先选择文件");
        assertThat(visitor.post(PAPERS + "/0", PAPERS, Map.of()).statusCode()).isEqualTo(422);
        assertThat(visitor.upload(PAPERS + "/7", PAPERS, "material-7", "a.pdf", Samples.paper(1))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.post(PAPERS + "/-1/window", PAPERS, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(visitor.post(PAPERS + "/x/window", PAPERS, Map.of()).statusCode())
                .isIn(400, 404);
    }

    @Test
    void whatIsLargerThanItMayBeIsRefusedBeforeItIsRead() {
        var visitor = new Visitor(port).resident(ANOTHER);
        var answer = visitor.upload(PAPERS + "/0", PAPERS, "material-0", "大.pdf", new byte[21 * 1024 * 1024]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("太大");
    }

    @Test
    void aStrangersUploadIsNotReadAndAForgedTokenKeepsNothing() {
        var stranger = new Visitor(port);
        var answer = stranger.upload(PAPERS + "/0", "/track", "material-0", "a.pdf", Samples.paper(1));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Visitor.where(answer)).isEqualTo("/sign-in");
        var visitor = new Visitor(port).resident(ANOTHER);
        var forged = visitor.uploadAsIs(PAPERS + "/0", "forged", "material-0", "a.pdf", Samples.paper(1));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(visitor.get(PAPERS).body()).doesNotContain(PAPERS + "/papers/");
    }

    @Test
    void anItemWithoutMaterialsHasNoSuchPageAndAPaperOfNobodyIsNotThere() {
        var visitor = new Visitor(port).resident(ANOTHER);
        assertThat(visitor.get("/apply/11320200990001052X3322120002000/materials")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(PAPERS + "/papers/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private static String first(String body, String pattern) {
        var found = Pattern.compile(pattern).matcher(body);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
