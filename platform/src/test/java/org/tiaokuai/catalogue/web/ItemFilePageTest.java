package org.tiaokuai.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Guide;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writing, approving, suspending and withdrawing on the pages, and what these answer when it cannot be done. */
@WholeApplication
class ItemFilePageTest {

    private static final String RESIDENCE = "11320200990001028D3322106001000";
    private static int items;

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    private String code = "";
    private String page = "";
    private Visitor editor = new Visitor(0);
    private Visitor approver = new Visitor(0);

    @BeforeEach
    void anItemOfThePolice() {
        var offer = catalogue.item(RESIDENCE).orElseThrow().offer();
        code = "PAGETEST" + ++items;
        var tree = JsonMapper.shared();
        ObjectNode guide = tree.valueToTree(offer.guide());
        guide.put("code", code).put("name", "试验事项" + items);
        catalogue.publish(new PublishGuide(tree.treeToValue(guide, Guide.class), offer.form(), offer.handledBy()));
        page = "/officer/items/" + code;
        editor = new Visitor(port).officer("wen");
        approver = new Visitor(port).officer("song");
    }

    private int act(Visitor officer, String event, Map<String, String> fields) {
        return post(officer, event, fields).statusCode();
    }

    private HttpResponse<String> post(Visitor officer, String event, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("event", event);
        return officer.post(page + "/acts", page, all);
    }

    private String seen(Visitor officer, String part) {
        return officer.get(page + "/draft/" + part)
                .body()
                .replaceFirst("(?s).*?name=\"seen\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    void aGuideIsRevisedWithoutScriptsLineByLine() {
        assertThat(Visitor.where(post(editor, "BEGIN", Map.of()))).isEqualTo(page + "/draft");
        assertThat(editor.get(page + "/draft").body()).contains("要交的材料").contains("近期免冠照片");
        var address = page + "/draft/materials";
        var typed = new HashMap<>(
                Map.of("seen", seen(editor, "materials"), "materials.0.name", "照片", "materials.1.name", "合同"));
        typed.put("add", "1");
        assertThat(editor.post(address, address, typed).body())
                .contains("name=\"materials.2.name\"")
                .contains("value=\"合同\"")
                .contains("autofocus");
        typed.remove("add");
        typed.put("remove", "0");
        assertThat(editor.post(address, address, typed).body())
                .contains("name=\"materials.0.name\" type=\"text\" value=\"合同\"")
                .doesNotContain("materials.1.name");
        typed.remove("remove");
        typed.put("materials.0.name", "");
        typed.put("materials.0.note", "只有说明");
        var wrong = editor.post(address, address, typed);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#materials.0.name\"").contains("只有说明");
        typed.put("materials.0.name", "照片");
        assertThat(Visitor.where(editor.post(address, address, typed))).isEqualTo(page + "/draft#materials");
        assertThat(editor.get(page + "/versions/1/compare/0").body())
                .contains("<ins>")
                .contains("<del>");
    }

    @Test
    void aDraftIsNotTakenForTheVersionInForceAndItsResultHasAWord() {
        act(editor, "BEGIN", Map.of());
        var address = page + "/draft/status";
        editor.post(address, address, Map.of("seen", seen(editor, "status"), "statusQuery", "打电话查"));
        act(editor, "HAND_IN", Map.of());
        assertThat(editor.get(page).body())
                .contains("起草</b>　从第1版改的稿")
                .contains("送审</b>　从第1版改的稿")
                .doesNotContain("起草</b>　第1版");
        assertThat(editor.get(page + "/draft").body()).contains("证照").doesNotContain("CERTIFICATE");
        act(approver, "APPROVE", Map.of());
        assertThat(approver.get(page).body()).contains("审定</b>　从第1版改的稿").contains("启用</b>　第2版");
    }

    @Test
    void theSecondOfTwoEditorsSeesBothTexts() {
        act(editor, "BEGIN", Map.of());
        var address = page + "/draft/status";
        var seen = seen(editor, "status");
        editor.post(address, address, Map.of("seen", seen, "statusQuery", "甲的文字"));
        var second = editor.post(address, address, Map.of("seen", seen, "statusQuery", "乙的文字"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("甲的文字").contains("乙的文字").contains("用我的盖过去");
        var again = second.body().replaceFirst("(?s).*?name=\"seen\" value=\"([^\"]+)\".*", "$1");
        assertThat(editor.post(address, address, Map.of("seen", again, "statusQuery", "乙的文字"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(editor.get(page + "/draft").body()).contains("乙的文字").doesNotContain("甲的文字");
    }

    @Test
    void whoReturnsSaysWhyAndADayLiesAhead() {
        act(editor, "BEGIN", Map.of());
        act(editor, "HAND_IN", Map.of("note-HAND_IN", "改了材料"));
        assertThat(approver.get(page).body()).contains("改了材料").contains("退回修改");
        var nothing = post(approver, "RETURN", Map.of("note-RETURN", "\u3164"));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("请写理由").contains("href=\"#note-RETURN\"");
        for (var day : new String[] {"2001-01-01", "9999-12-31", "明天", "2026-02-30"}) {
            assertThat(act(approver, "APPROVE", Map.of("day-APPROVE", day)))
                    .as(day)
                    .isEqualTo(422);
        }
        assertThat(act(approver, "RETURN", Map.of("note-RETURN", "请补法条"))).isEqualTo(302);
        assertThat(act(approver, "RETURN", Map.of("note-RETURN", "请补法条"))).isEqualTo(409);
        assertThat(editor.get(page).body()).contains("请补法条");
        assertThat(act(approver, "HAND_IN", Map.of())).isEqualTo(404);
        assertThat(act(approver, "OPEN", Map.of())).isEqualTo(404);
        assertThat(act(approver, "NONSENSE", Map.of())).isEqualTo(404);
    }

    @Test
    void aSuspendedItemSaysSoAndTakesNoApplication() {
        act(approver, "SUSPEND", Map.of("note-SUSPEND", "系统升级，急的到窗口办。"));
        var visitor = new Visitor(port);
        assertThat(visitor.get("/items/" + code).body())
                .contains("暂停受理")
                .contains("系统升级")
                .doesNotContain("今天申请并受理")
                .doesNotContain("/apply/" + code);
        assertThat(visitor.get("/items?q=" + URLEncoder.encode("试验事项", StandardCharsets.UTF_8))
                        .body())
                .contains("暂停受理");
        var resident = new Visitor(port).resident("320211199603159842");
        assertThat(Visitor.where(resident.get("/apply/" + code))).isEqualTo("/items/" + code);
        act(approver, "RESUME", Map.of());
        assertThat(visitor.get("/items/" + code).body()).contains("/apply/" + code);
    }

    @Test
    void residentsAreLedToNoItemThatIsNotThere() {
        for (var successor : List.of("NOPE", code)) {
            var answer =
                    post(approver, "WITHDRAW", Map.of("note-WITHDRAW", "并入别的事项。", "replacedBy-WITHDRAW", successor));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("没有这个编码的事项");
        }
        assertThat(new Visitor(port).get("/items/" + code).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasDoneIsNotTakenFromTheAddress() {
        for (var done : List.of("x", "HAND_IN")) {
            var answer = editor.get(page + "?done=" + done);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("role=\"status\"");
        }
    }

    @Test
    void theAddressOfAWithdrawnItemTellsWhatBecameOfIt() {
        act(approver, "WITHDRAW", Map.of("note-WITHDRAW", "并入居住证申领。", "replacedBy-WITHDRAW", RESIDENCE));
        var answer = new Visitor(port).get("/items/" + code);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("不再办").contains("并入居住证申领").contains("/items/" + RESIDENCE);
        assertThat(new Visitor(port).get("/items?q=" + "试验事项").body()).doesNotContain("/items/" + code + "\"");
        assertThat(new Visitor(port).get("/api/v1/items/" + code).statusCode()).isEqualTo(404);
    }

    @Test
    void whatLacksSomethingObligatoryIsNotOfferedOnline() {
        act(editor, "BEGIN", Map.of());
        var address = page + "/draft/complaint";
        editor.post(address, address, Map.of("seen", seen(editor, "complaint")));
        var refused = post(editor, "HAND_IN", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("先不网上办");
        var online = page + "/draft/online";
        editor.post(online, online, Map.of("seen", seen(editor, "online")));
        assertThat(act(editor, "HAND_IN", Map.of())).isEqualTo(302);
        assertThat(act(approver, "APPROVE", Map.of())).isEqualTo(302);
        assertThat(new Visitor(port).get("/items/" + code).body())
                .contains("还不能在网上申请")
                .doesNotContain("/apply/" + code);
    }

    @Test
    void anotherDepartmentsItemIsNotThere() {
        var stranger = new Visitor(port).officer("gu");
        for (var path : new String[] {"", "/draft", "/versions/1/compare/1"}) {
            assertThat(stranger.get(page + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(act(stranger, "SUSPEND", Map.of("note-SUSPEND", "x"))).isEqualTo(404);
        assertThat(stranger.get("/officer/items").body()).doesNotContain(code);
        assertThat(editor.get("/officer/items?show=nonsense&page=-3&q=%00").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aNewItemNeedsACodeOfTheDepartmentAndAName() {
        var address = "/officer/items/new";
        assertThat(editor.post(address, address, Map.of("code", "NEWONE" + items, "name", "\u200B"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(editor.post(address, address, Map.of("code", "1132020099000103683322111001000", "name", "人社的"))
                        .body())
                .contains("编码");
        assertThat(Visitor.where(editor.post(address, address, Map.of("code", "NEWONE" + items, "name", "新事项"))))
                .isEqualTo("/officer/items/NEWONE" + items + "/draft");
    }
}
