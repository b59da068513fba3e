package org.tiaokuai.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** The information authority brings a province's guides, sees what is doubted, and settles who handles them. */
@WholeApplication
class ImportJourney {

    private static final Path REAL = Path.of("../../shared/data/guangdong-items/policy.json");

    @LocalServerPort
    int port;

    @Test
    void guidesAreBroughtSeenDoubtedSettledAndFound() throws IOException {
        boolean real = Files.exists(REAL);
        var file = real
                ? REAL
                : new ClassPathResource("intake/guides.jsonl").getFile().toPath();
        try (var keeper = Office.officer(port, "liang", "")) {
            keeper.open("/admin/imports").click("main button[type=submit]").fit("imports-no-file");
            assertThat(keeper.text()).contains("请选一个文件");
            keeper.page().setInputFiles("#file", file);
            keeper.click("main button[type=submit]").fit("import-under-way");
            untilDone(keeper);
            keeper.fit("import-done");
            assertThat(keeper.text())
                    .contains("已完成")
                    .contains(real ? "2262" : "2")
                    .contains(real ? "补齐以前不能网上申请" : "材料名称含糊");
            keeper.open("/admin/imports").page().setInputFiles("#file", file);
            keeper.click("main button[type=submit]");
            untilDone(keeper);
            keeper.fit("import-again");
            assertThat(keeper.text()).contains("内容完全相同的文件已经导入过");
            keeper.resize(390);
            keeper.fit("import-again");
            keeper.resize(1440);
            keeper.click("a[href='/admin/imports/bodies']").fit("bodies");
            keeper.click("main tbody a").click("main button[type=submit]").fit("body-not-chosen");
            assertThat(keeper.text()).contains("请选一项");
            keeper.page().check("#choice-map");
            keeper.click("main button[type=submit]");
            assertThat(keeper.text()).contains("请选部门");
            keeper.page()
                    .selectOption(
                            "#department",
                            keeper.page().locator("#department option").nth(1).getAttribute("value"));
            keeper.click("main button[type=submit]").fit("bodies-settled");
            assertThat(keeper.text()).contains("个事项改由它办理");
        }
        try (var visitor = Chromium.phone(port)) {
            if (real) {
                visitor.open("/items?q=jzz");
                assertThat(visitor.page().locator(".tk-found a").first().textContent())
                        .contains("居住证");
                visitor.fit("items-narrowed-down");
            }
            visitor.open("/items?q=" + (real ? "实验动物生产许可" : "测绘作业证"));
            visitor.click(".tk-found a");
            assertThat(visitor.page().locator("main a.btn-primary").first().getAttribute("href"))
                    .startsWith("/apply/");
        }
    }

    @Test
    void aCitysOwnTableIsSeenAsGuidesBeforeItIsTaken() throws IOException {
        var table = Files.createTempFile("items", ".csv");
        Files.writeString(table, """
                实施编码,我们的叫法,承办单位,承诺时限,申请材料
                11320200990009999X2320101009001,虚构的风筝放飞登记,虚构市体育局,5个工作日,身份证；风筝照片
                坏编码!,虚构的坏行,虚构市体育局,,
                """, Charset.forName("GB18030"));
        try (var keeper = Office.officer(port, "liang", "")) {
            keeper.open("/admin/imports");
            keeper.page().setInputFiles("#file", table);
            keeper.click("main button[type=submit]").fit("columns-guessed");
            assertThat(keeper.page().locator("#CODE").inputValue()).isEqualTo("实施编码");
            keeper.click("main button:has-text('按此导入')").fit("columns-missing");
            assertThat(keeper.text()).contains("请选哪一列是事项名称");
            keeper.page().selectOption("#NAME", "我们的叫法");
            keeper.page().selectOption("#DEPARTMENT", "承办单位");
            keeper.click("main button:has-text('预览前几行')").fit("columns-preview");
            assertThat(keeper.text()).contains("虚构的风筝放飞登记").contains("事项编码不合规");
            keeper.page().fill("#save", "体育局的表");
            keeper.click("main button:has-text('按此导入')");
            untilDone(keeper);
            assertThat(keeper.text()).contains("发布1，未变0，没有收下1");
            keeper.resize(320);
            keeper.lieFlat("import-done-narrow");
        }
        try (var visitor = Chromium.phone(port)) {
            visitor.open("/items?q=风筝放飞").click(".tk-found a");
            assertThat(visitor.text()).contains("风筝照片").contains("虚构市体育局");
        }
    }

    /** By the link of the page, as somebody without JavaScript would. */
    private static void untilDone(Chromium keeper) {
        for (int looked = 0; keeper.page().locator("main a.btn-primary").count() > 0; looked++) {
            assertThat(looked).isLessThan(300);
            keeper.page().waitForTimeout(300);
            keeper.click("main a.btn-primary");
        }
    }
}
