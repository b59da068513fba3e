package org.tiaokuai.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.ItemView;
import org.tiaokuai.intake.GuideImports.Start;
import org.tiaokuai.intake.GuideImports.StartImport;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;

/** What people type, over all real guides: what they mean stands first, or near. */
@EmptyPlatform
class RankingTest {

    private static final Path REAL = Path.of("../../shared/data/guangdong-items/policy.json");

    /** A question, and the beginning of the name that is meant. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("jzz", "居住证办理进度查询"),
            Map.entry("居住证", "居住证办理进度查询"),
            Map.entry("暂住证", "居住证办理进度查询"),
            Map.entry("居住證", "居住证办理进度查询"),
            Map.entry("juzhuzheng", "居住证办理进度查询"),
            Map.entry("居住正", "居住证办理进度查询"),
            Map.entry("教师资格", "教师资格"),
            Map.entry("教师证", "教师资格"),
            Map.entry("护士", "护士"),
            Map.entry("医师注册", "医师执业注册查询"),
            Map.entry("律师信息", "律师基本信息查询"),
            Map.entry("结婚登记", "结婚登记预约"),
            Map.entry("结婚", "结婚登记预约"),
            Map.entry("离婚", "离婚登记预约"),
            Map.entry("jhdj", "结婚登记预约"),
            Map.entry("导游证", "导游证查询"),
            Map.entry("旅行社", "旅行社名录发布"),
            Map.entry("取水许可", "取水许可证查询"),
            Map.entry("学历公证", "学历公证指引"),
            Map.entry("xlgz", "学历公证指引"),
            Map.entry("无犯罪证明", "无犯罪记录公证指引"),
            Map.entry("档案转出", "档案转出"),
            Map.entry("港澳通行证", "办理往来港澳通行证"),
            Map.entry("食品经营许可", "食品经营许可查询"));

    private final Catalogue catalogue;
    private final GuideImports imports;

    @Autowired
    RankingTest(Catalogue catalogue, GuideImports imports, Organisation organisation, SmallTown town) {
        this.catalogue = catalogue;
        this.imports = imports;
        if (organisation.receivingDepartment().isEmpty()) {
            var city = town.department("某局" + UUID.randomUUID()).division();
            organisation.establishDepartments(
                    List.of(new Department(UUID.randomUUID(), "RECEIVER", "受理局", "受理局", "受理", city, true)));
        }
    }

    @Test
    void whatIsMeantStandsFirst() throws IOException {
        assumeTrue(Files.isReadable(REAL), "The real guides are not here");
        try (var content = Files.newInputStream(REAL)) {
            var run = ((Start.Started) imports.start(new StartImport("real", content, null))).run();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !imports.run(run).orElseThrow().open());
        }
        var later = new LinkedHashMap<String, List<String>>();
        double reciprocal = 0;
        for (var meant : MEANT.entrySet()) {
            var names = catalogue.find(new Criteria(meant.getKey(), "", "", "", 0)).items().stream()
                    .map(ItemView::name)
                    .toList();
            int place = place(names, meant.getValue());
            reciprocal += place == 0 ? 0 : 1.0 / place;
            if (place != 1) {
                later.put(meant.getKey(), names.stream().limit(3).toList());
            }
        }
        double mean = reciprocal / MEANT.size();
        System.out.printf("Mean reciprocal rank of %d questions: %.3f; not first: %s%n", MEANT.size(), mean, later);
        assertThat(later).doesNotContainKeys("jzz", "居住证");
        assertThat(mean).isGreaterThan(0.9);
    }

    private static int place(List<String> names, String meant) {
        for (int at = 0; at < names.size(); at++) {
            if (names.get(at).startsWith(meant)) {
                return at + 1;
            }
        }
        return 0;
    }
}
