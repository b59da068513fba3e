package org.tiaokuai.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

@WholeApplication
class MatrixPageTest {

    @LocalServerPort
    int port;

    @Test
    void aDepartmentSeesItsOwnItemsAgainstAllColumns() {
        var editor = new Visitor(port).officer("wen");
        assertThat(editor.get("/officer/items/completeness").body())
                .contains("居住证申领", "在线受理", "便民问答", "就近申请", "上门服务")
                .doesNotContain("公共租赁住房申请");
        var csv = editor.get("/officer/items/completeness.csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).contains("text/csv");
        assertThat(csv.body()).startsWith("\uFEFF").contains("居住证申领").doesNotContain("公共租赁住房申请");
    }

    @Test
    void eachColumnOfTheTableIsCalledByAnotherName() {
        var editor = new Visitor(port).officer("wen");
        for (var language : new String[] {"zh", "en"}) {
            editor.get("/officer/items?lang=" + language);
            var head = editor.get("/officer/items/completeness.csv")
                    .body()
                    .lines()
                    .findFirst()
                    .orElseThrow();
            assertThat(head.split(",")).as(language).hasSize(27).doesNotHaveDuplicates();
            assertThat(head)
                    .contains(language.equals("zh") ? "要素：办事指南" : "Element: ")
                    .contains(language.equals("zh") ? "规范：办事指南" : "Norm: ");
        }
    }

    @Test
    void theWholeCityIsForThoseWhoKeepAndWatchIt() {
        for (var login : new String[] {"liang", "chen"}) {
            var keeper = new Visitor(port).officer(login);
            assertThat(keeper.get("/admin/completeness").body()).contains("无锡市公安局", "无锡市民政局");
            assertThat(keeper.get("/admin/completeness.csv").body()).contains("居住证申领", "公共租赁住房申请", "不适用：不收费");
        }
        assertThat(new Visitor(port)
                        .officer("wen")
                        .get("/admin/completeness.csv")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anItemSaysOfEachElementAndNormHowItStands() {
        assertThat(new Visitor(port)
                        .officer("wen")
                        .get("/officer/items/11320200990001028D3322106001000")
                        .body())
                .contains("要素和规范", "不适用：在线填写，不用下载表格");
    }
}
