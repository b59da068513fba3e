package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.intake.GuideImports;
import org.tiaokuai.intake.GuideImports.Start;
import org.tiaokuai.intake.GuideImports.StartImport;

/** Real input from the first day: an imported item is found, applied for, and refused with reasons. */
@WholeApplication
class ImportedItemJourney {

    private static final Path REAL = Path.of("../../shared/data/guangdong-items/policy.json");
    private static final String ZHOU_JI_AN = "320282198807129750";

    @LocalServerPort
    int port;

    @Autowired
    GuideImports imports;

    private boolean real;

    @BeforeEach
    void guidesAreImported() throws IOException {
        real = Files.exists(REAL);
        var file = real
                ? REAL
                : new ClassPathResource("intake/guides.jsonl").getFile().toPath();
        try (var content = Files.newInputStream(file)) {
            var start = (Start.Started) imports.start(new StartImport("guides", content, null));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !imports.run(start.run()).orElseThrow().open());
            var run = imports.run(start.run()).orElseThrow();
            assertThat(run.broken()).isZero();
            assertThat(run.rows()).isEqualTo(real ? 2262 : 2);
        }
    }

    @Test
    void anImportedItemIsAppliedForAndRefusedWithReasonsAndRemedies() {
        String number;
        try (var resident = Office.resident(Chromium.phone(port), ZHOU_JI_AN)) {
            resident.open("/items?q=" + (real ? "实验动物生产许可" : "测绘作业证")).fit("imported-items");
            resident.click(".tk-found a").fit("imported-item").click("main a.btn-primary");
            resident.click(".tk-tasks a");
            Office.fillIn(resident, Map.of("reason", "申请办理，名字里有生僻字𠮷和䶮，也要照原样保存。", "unitName", ""));
            resident.click("form[action$='/check'] button");
            number = resident.path().split("/")[3];
        }
        try (var window = Office.officer(port, "xu", "")) {
            window.open("/officer/cases/" + number);
            assertThat(window.text()).contains("生僻字𠮷和䶮");
            window.page().check("input[name=verdict][value=yes]");
            window.click("form[action$='/acceptance'] button.btn-primary");
        }
        try (var approver = Office.officer(port, "lin", "")) {
            approver.open("/officer/cases/" + number);
            approver.page().check("input[name=verdict][value=no]");
            approver.click("button[name=then]").fit("officer-refuse-error");
            assertThat(approver.text()).contains("请选一条依据，或者写明法律依据").contains("请写理由");
            approver.page().fill("#law", "实验动物管理条例第四条");
            approver.page().fill("#reasons", "申请材料里没有场地证明，经查该地址没有实验动物设施。");
            approver.click("button[name=then]").fit("officer-refused");
        }
        try (var resident = Office.resident(Chromium.phone(port), ZHOU_JI_AN)) {
            resident.open("/my/cases/" + number).fit("my-case-refused");
            assertThat(resident.text())
                    .contains("不予决定书")
                    .contains("实验动物管理条例第四条")
                    .contains("该地址没有实验动物设施")
                    .contains("向无锡市人民政府申请行政复议")
                    .contains("周𠮷安");
        }
    }
}
