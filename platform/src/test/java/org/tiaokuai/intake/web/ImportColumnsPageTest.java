package org.tiaokuai.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;

/** A city's own table, as a workbook and as a JSON list, through the page; and a choice of columns that is kept. */
@WholeApplication
class ImportColumnsPageTest {

    private static final String IMPORTS = "/admin/imports";

    private final Catalogue catalogue;
    private final int port;
    private final String number = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private Visitor keeper;

    @Autowired
    ImportColumnsPageTest(Catalogue catalogue, @LocalServerPort int port) {
        this.catalogue = catalogue;
        this.port = port;
        keeper = new Visitor(port);
    }

    @BeforeEach
    void theInformationAuthorityIsAtWork() {
        keeper = new Visitor(port).officer("liang");
    }

    private String code(String beginning) {
        return beginning + number;
    }

    private byte[] workbook(String code) throws IOException {
        return workbook(List.of(
                List.of("我们的码", "我们的叫法", "承办单位", "要交的"),
                List.of(code, "虚构的灯笼悬挂登记", "虚构市城管局", "身份证；灯笼照片"),
                List.of("坏编码!", "虚构的坏行", "虚构市城管局", "")));
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Office", "1.0")) {
            var sheet = workbook.newWorksheet("事项");
            for (int row = 0; row < rows.size(); row++) {
                for (int at = 0; at < rows.get(row).size(); at++) {
                    sheet.value(row, at, rows.get(row).get(at));
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] list(String code) {
        return ("[{\"我们的码\":\"" + code + "\",\"我们的叫法\":\"虚构的纸船漂放登记\",\"承办单位\":\"虚构市水务局\","
                        + "\"要交的\":[\"身份证\",\"纸船照片\"]},7]")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a table, and answers with the address where its columns are named. */
    private String send(String name, byte[] content) {
        var run = Visitor.where(keeper.upload(IMPORTS, IMPORTS, name, content));
        var columns = Visitor.where(keeper.get(run));
        assertThat(columns).isEqualTo(run + "/columns");
        return columns;
    }

    private static Map<String, String> ours() {
        var ours = new HashMap<String, String>();
        ours.put("CODE", "我们的码");
        ours.put("NAME", "我们的叫法");
        ours.put("DEPARTMENT", "承办单位");
        ours.put("MATERIALS", "要交的");
        return ours;
    }

    /** What is on the screen is asked for once more where it is not what was previewed, and then taken. */
    private String taken(String columns, Map<String, String> form) {
        var run = columns.substring(0, columns.lastIndexOf('/'));
        var seen = new HashMap<>(form);
        seen.put("seen", seen(keeper.post(columns, columns, form).body()));
        assertThat(Visitor.where(keeper.post(columns, columns, seen))).isEqualTo(run);
        await().atMost(Duration.ofMinutes(1)).until(() -> keeper.get(run).body().contains("已完成"));
        return keeper.get(run).body();
    }

    private List<String> materials(String code) {
        return catalogue.item(code).orElseThrow().offer().guide().materials().stream()
                .map(Guide.Material::name)
                .toList();
    }

    @Test
    void aWorkbookIsTakenByItsColumnsAndTheChoiceServesAListOfTheSameKind() throws IOException {
        var saved = "城管的表" + number;
        var first = send("事项.xlsx", workbook(code("LANTERN")));
        assertThat(keeper.get(first).body()).contains("我们的叫法").contains("虚构的灯笼悬挂登记");
        var form = ours();
        form.put("save", saved);
        assertThat(taken(first, form)).as("the names of the columns are no row").contains("<dd>2<small>发布1，未变0，没有收下1");
        assertThat(materials(code("LANTERN"))).containsExactly("身份证", "灯笼照片");

        var second = send("事项.json", list(code("BOAT")));
        assertThat(keeper.get(second).body()).contains("<option>" + saved);
        var loaded = keeper.get(second + "?saved=" + encoded(saved)).body();
        assertThat(loaded).contains("虚构的纸船漂放登记").contains("虚构市水务局");
        assertThat(chosen(loaded)).isEqualTo(ours());
        assertThat(taken(second, chosen(loaded))).contains("发布1，未变0，没有收下1");
        assertThat(materials(code("BOAT"))).containsExactly("身份证", "纸船照片");
    }

    @Test
    void aTitleAboveTheNamesIsSkippedAndSaidToBe() throws IOException {
        var columns = send(
                "有标题.xlsx",
                workbook(List.of(
                        List.of("虚构市政务服务事项清单"),
                        List.of("编码", "事项", "主管部门"),
                        List.of(code("KITE"), "虚构的风筝放飞登记", "虚构市体育局"))));
        var page = keeper.get(columns).body();
        assertThat(page).contains("跳过了：虚构市政务服务事项清单").contains("虚构的风筝放飞登记").contains("虚构市体育局");
        assertThat(chosen(page)).isEqualTo(Map.of("CODE", "编码", "NAME", "事项", "DEPARTMENT", "主管部门"));
        assertThat(taken(columns, chosen(page))).contains("发布1，未变0，没有收下0");
    }

    @Test
    void aTableWithoutNamesOfColumnsSaysWhyItCannotBeTaken() throws IOException {
        var columns = send("只有标题.xlsx", workbook(List.of(List.of("虚构市政务服务事项清单"), List.of("二〇二六年"))));
        assertThat(keeper.get(columns).body())
                .contains("没有找到列名")
                .contains("不导入了")
                .doesNotContain("按此导入");
    }

    @Test
    void aNameLikeAFormulaIsDoubtedAndALineThatIsNotTakenSaysSoApartFromItsDoubt() throws IOException {
        var columns = send(
                "公式.xlsx",
                workbook(List.of(
                        List.of("编码", "事项", "主管部门"),
                        List.of(code("FORMULA"), "=HYPERLINK(\"x\")", "虚构市体育局"),
                        List.of(code("NAMELESS"), "", "虚构市体育局"))));
        assertThat(keeper.get(columns).body())
                .contains("事项名称像公式，请核对：=HYPERLINK")
                .contains("没有事项名称（这一行不会收下）");
    }

    /** A row under names as people in offices write them. */
    private byte[] everyday(String code, String promise, String online, String whom) throws IOException {
        return workbook(List.of(
                List.of("编号", "办事名字", "归谁管", "几天办完", "准备的东西", "谁能办", "网上行不行", "电话"),
                List.of(code, "虚构的秋千搭设登记", "虚构市园林局", promise, "", whom, online, "0510-1")));
    }

    private Guide guide(String code) {
        return catalogue.item(code).orElseThrow().offer().guide();
    }

    @Test
    void whatIsNeitherYesNorNoAndWhomNobodyKnowsAreDoubtedBeforeAndAfter() throws IOException {
        var columns = send("怪值.xlsx", everyday(code("ALIEN"), "-5", "也许", "外星人"));
        var doubts = List.of("能否网上办理读不懂，当作不能：也许", "服务对象读不懂，没有采用：外星人", "承诺期限读不懂：-5");
        var page = keeper.get(columns).body();
        assertThat(page).contains(doubts).contains("虚构的秋千搭设登记");
        assertThat(taken(columns, chosen(page))).contains(doubts).contains("发布1，未变0，没有收下0");
        assertThat(guide(code("ALIEN")).audiences()).isEmpty();
        assertThat(guide(code("ALIEN")).online()).isFalse();
        assertThat(new Visitor(port).get("/items/" + code("ALIEN")).body())
                .contains("<dt>谁能办</dt><dd>指南没有写明</dd>")
                .contains("<dt>要交的材料</dt><dd>指南没有写明</dd>");
    }

    @ParameterizedTest
    @CsvSource({
        "当场, 否, 个人, A, NATURAL_PERSON",
        "即办, 不行, 企业, B, LEGAL_PERSON",
        "当场办结, 0, 个人独资企业, C, LEGAL_PERSON",
        "即办件, 不能, 社会组织法人, D, LEGAL_PERSON"
    })
    void whatOfficesUsuallyWriteIsNoDoubt(String promise, String online, String whom, String end, Guide.Audience means)
            throws IOException {
        var code = code("SWING" + end);
        var columns = send("平常.xlsx", everyday(code, promise, online, whom));
        assertThat(taken(columns, chosen(keeper.get(columns).body()))).contains("没有存疑的");
        assertThat(guide(code).kind()).isEqualTo(Guide.Kind.INSTANT);
        assertThat(guide(code).promisedLimit()).isNotNull().satisfies(term -> assertThat(term.amount())
                .isZero());
        assertThat(guide(code).audiences()).containsExactly(means);
    }

    @Test
    void aRowWithoutACodeIsToldApartFromATableOfWhichNoColumnIsChosenForIt() throws IOException {
        var columns =
                send("无码.xlsx", workbook(List.of(List.of("码", "事项"), List.of("", "虚构的甲"), List.of("坏编码!", "虚构的乙"))));
        assertThat(keeper.get(columns).body()).contains("还没有选哪一列是事项编码（这一行不会收下）").doesNotContain("事项编码不合规");
        assertThat(keeper.get(columns + "?CODE=" + encoded("码")).body())
                .contains("没有事项编码（这一行不会收下）")
                .contains("事项编码不合规：坏编码!")
                .doesNotContain("还没有选哪一列是事项编码");
    }

    @Test
    void whatIsOnTheScreenIsTakenAndNeverWhatNobodyHasSeen() throws IOException {
        var columns = send("事项.xlsx", workbook(code("SCREEN")));
        var unseen = keeper.post(columns, columns, Map.of("seen", "{}"));
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(unseen.body()).contains("请选哪一列是事项编码").contains("请选哪一列是事项名称");

        var form = ours();
        form.put("seen", "{}");
        var changed = keeper.post(columns, columns, form);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("您改了列的对应").contains("虚构的灯笼悬挂登记");
        assertThat(chosen(changed.body())).isEqualTo(ours());

        var forged =
                keeper.post(columns, columns, Map.of("CODE", "没有的", "NAME", "也没有", "seen", "{CODE=没有的, NAME=也没有}"));
        assertThat(forged.statusCode())
                .as("columns that the file does not have")
                .isEqualTo(422);

        form.put("seen", seen(changed.body()));
        form.put("NAME", "承办单位");
        assertThat(keeper.post(columns, columns, form).body()).contains("您改了列的对应");
        assertThat(catalogue.item(code("SCREEN"))).isEmpty();
        assertThat(taken(columns, ours())).contains("发布1，未变0，没有收下1");
        assertThat(guide(code("SCREEN")).name()).isEqualTo("虚构的灯笼悬挂登记");
    }

    @Test
    void aGuideThatSaysNoneNeedsNoPapersAndOneForSomePeopleIsOptional() throws IOException {
        var columns = send(
                "材料.xlsx",
                workbook(List.of(
                        List.of("编码", "事项", "主管部门", "申请材料"),
                        List.of(code("NONE"), "虚构的空手登记", "虚构市体育局", "无"),
                        List.of(code("SOME"), "虚构的代办登记", "虚构市体育局", "身份证；代办人身份证"))));
        assertThat(taken(columns, chosen(keeper.get(columns).body()))).contains("只有一部分人要交，当作可以不交，请核对：代办人身份证");
        assertThat(new Visitor(port).get("/items/" + code("NONE")).body()).contains("<dt>要交的材料</dt><dd>不用交</dd>");
        assertThat(guide(code("SOME")).materials())
                .extracting(Guide.Material::required)
                .containsExactly(true, false);
    }

    @Test
    void numberedPapersAreParted() throws IOException {
        var columns = send(
                "编号材料.xlsx",
                workbook(List.of(
                        List.of("编码", "事项", "主管部门", "申请材料"),
                        List.of(code("COUNT"), "虚构的编号登记", "虚构市体育局", "1.身份证原件 2.委托书（代办的）"),
                        List.of(code("ALONE"), "虚构的单项登记", "虚构市体育局", "近2.5年的证明"))));
        taken(columns, chosen(keeper.get(columns).body()));
        assertThat(materials(code("COUNT"))).containsExactly("身份证原件", "委托书（代办的）");
        assertThat(guide(code("COUNT")).materials().getFirst().required()).isTrue();
        assertThat(materials(code("ALONE"))).containsExactly("近2.5年的证明");
    }

    /** Under a code of the city's own, with a name that has nothing to do with it. */
    @Test
    void aRowWithAnotherItemsCodeDoesNotTakeItsPlace() throws IOException {
        var columns = send(
                "错码.xlsx",
                workbook(List.of(
                        List.of("编码", "事项", "主管部门", "承诺时限", "咨询电话"),
                        List.of("11320200990001060q3320508001000", "古树名木认养", "星际移民局", "十五天", "见门口"),
                        List.of(code("MOON"), "虚构的登月登记", "市民政局", "十五天", "电话见门口"))));
        var before = guide("11320200990001060Q3320508001000");
        assertThat(taken(columns, chosen(keeper.get(columns).body())))
                .contains("名称毫不相干，没有收下")
                .contains("当作工作日：十五天")
                .contains("电话不像号码：电话见门口");
        assertThat(guide("11320200990001060Q3320508001000")).isEqualTo(before);
        assertThat(guide(code("MOON")).promisedLimit()).isNotNull().satisfies(term -> assertThat(term.amount())
                .isEqualTo(15));
        assertThat(guide(code("MOON")).departmentName()).isEqualTo("无锡市民政局");
    }

    @Test
    void aPreviewIsAnAddressToGoBackTo() throws IOException {
        var columns = send("事项.xlsx", workbook(code("BACK")));
        var preview = Visitor.where(keeper.post(columns + "/preview", columns, ours()));
        assertThat(preview).startsWith(columns + "?").contains("NAME=");
        assertThat(chosen(keeper.get(preview).body())).isEqualTo(ours());
        var wordy = new HashMap<>(ours());
        wordy.put("SUMMARY", "长".repeat(3_000));
        var shown = keeper.post(columns + "/preview", columns, wordy);
        assertThat(shown.statusCode()).as("too long for an address").isEqualTo(200);
        assertThat(chosen(shown.body())).isEqualTo(ours());
    }

    @Test
    void aChoiceThatIsNotThereOrCalledByNoNameIsRefused() throws IOException {
        var columns = send("事项.xlsx", workbook(code("LAMP")));
        assertThat(keeper.get(columns + "?saved=nobody").statusCode()).isEqualTo(404);
        for (var name : List.of("长".repeat(61), "转\u202e向")) {
            var form = ours();
            form.put("save", name);
            var answer = keeper.post(columns, columns, form);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains(name);
        }
        assertThat(catalogue.item(code("LAMP"))).isEmpty();
        var choice = keeper.post(columns + "/choice.json", columns, Map.of("CODE", "我们的码"));
        assertThat(choice.body()).contains("\"CODE\" : \"我们的码\"");
        assertThat(keeper.post(columns.replace("/columns", "/cancellation"), columns, Map.of())
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aWorkbookThatIsTornOrWouldBurstIsSaidToBeDamaged() throws IOException {
        var whole = workbook(code("TORN"));
        var columns = send("事项.xlsx", Arrays.copyOf(whole, whole.length / 2));
        assertThat(keeper.get(columns).statusCode()).isEqualTo(200);
        assertThat(keeper.get(columns).body()).contains("文件读不出来");
    }

    private static String seen(String body) {
        return field(body, "<input type=\"hidden\" name=\"seen\" value=\"([^\"]*)\"");
    }

    private static String field(String body, String pattern) {
        var found = Pattern.compile(pattern).matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** The columns that are chosen on the page. */
    private static Map<String, String> chosen(String body) {
        var found = Pattern.compile("<option value=\"([^\"]+)\" selected>|<select [^>]*name=\"([A-Z_]+)\"")
                .matcher(body);
        var chosen = new HashMap<String, String>();
        var column = "";
        while (found.find()) {
            if (found.group(2) != null) {
                column = found.group(2);
            } else {
                chosen.put(column, found.group(1));
            }
        }
        return chosen;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
