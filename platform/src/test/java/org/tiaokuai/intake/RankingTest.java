package org.tiaokuai.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** The same as people put it in speech. */
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("护照丢了", "补发普通护照"),
            Map.entry("护照丢了怎么办", "补发普通护照"),
            Map.entry("护照过期了", "换发普通护照"),
            Map.entry("我想办护照", "首次办理普通护照"),
            Map.entry("结婚证丢了", "补领结婚证"),
            Map.entry("离婚证弄丢了怎么补办", "补领离婚证"),
            Map.entry("领结婚证", "结婚登记预约"),
            Map.entry("办离婚要什么手续", "离婚登记预约"),
            Map.entry("残疾证丢了", "《中华人民共和国残疾人证》挂失补办"),
            Map.entry("残疾证过期了", "《中华人民共和国残疾人证》换领"),
            Map.entry("怎么申请残疾证", "《中华人民共和国残疾人证》新办证申请"),
            Map.entry("身份证办好了吗", "居民身份证办理进度查询"),
            Map.entry("居住证办到哪了", "居住证办理进度查询"),
            Map.entry("去香港怎么办", "办理往来港澳通行证"),
            Map.entry("港澳通行证丢了", "补发办理往来港澳通行证"),
            Map.entry("台湾通行证丢失", "补发往来台湾通行证"),
            Map.entry("低保怎么申请", "最低生活保障业务申请预约"),
            Map.entry("生活困难找谁", "临时救助业务预约申请"),
            Map.entry("五保户", "特困人员救助供养业务申请预约"),
            Map.entry("请不起律师", "法律援助"),
            Map.entry("单身证明", "开具婚姻登记记录证明预约"),
            Map.entry("开公司", "内资有限责任公司设立登记"),
            Map.entry("迁户口", "户口迁出"),
            Map.entry("出生证明", "出生医学证明信息查询"),
            Map.entry("交社保", "城乡居民社会保险费申报"),
            Map.entry("工伤备案", "工伤事故备案"),
            Map.entry("教师资格证怎么查", "教师资格"),
            Map.entry("律师证丢了", "律师执业证书补证"),
            Map.entry("护士证查询", "护士执业信息查询"),
            Map.entry("开发票", "代开"),
            Map.entry("开小饭馆", "食品经营许可查询"),
            Map.entry("开面馆", "食品经营许可查询"),
            Map.entry("饭店", "食品经营许可查询"),
            Map.entry("给孩子上户口", "出生医学证明信息查询"),
            Map.entry("新生儿", "出生医学证明信息查询"),
            Map.entry("职业资格证丢了", "遗失技能人员职业资格证书补发"),
            Map.entry("退休人员养老金资格认证", "企业职工领取养老保险待遇资格认证"));

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
        assertThat(measure("typed", MEANT)).isGreaterThan(0.95);
        assertThat(measure("said", SAID)).isGreaterThan(0.75);
        assertThat(names("jzz")).first().asString().startsWith("居住证");
        assertThat(names("jzz")).allMatch(name -> name.contains("居住证") || name.matches("\\p{P}*[建居结继技].*"));
        assertThat(names("身份证丢了")).noneMatch(name -> !name.contains("身份证"));
        assertThat(catalogue.find(new Criteria("飞碟停放许可", "", "", "", 0)).items())
                .isEmpty();
    }

    private List<String> names(String typed) {
        return catalogue.find(new Criteria(typed, "", "", "", 0)).items().stream()
                .map(ItemView::name)
                .toList();
    }

    /** The mean reciprocal rank; what does not stand first is printed with what does. */
    private double measure(String how, Map<String, String> meant) {
        var later = new TreeMap<String, List<String>>();
        double reciprocal = 0;
        int ofThree = 0;
        for (var each : meant.entrySet()) {
            var names = names(each.getKey());
            int place = place(names, each.getValue());
            reciprocal += place == 0 ? 0 : 1.0 / place;
            ofThree += place > 0 && place <= 3 ? 1 : 0;
            if (place != 1) {
                later.put(each.getKey() + " " + place, names.stream().limit(3).toList());
            }
        }
        System.out.printf(
                "%s: %d questions, mean reciprocal rank %.3f, %d among the first three; not first: %s%n",
                how, meant.size(), reciprocal / meant.size(), ofThree, later);
        return reciprocal / meant.size();
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
