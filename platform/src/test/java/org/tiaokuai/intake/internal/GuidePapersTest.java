package org.tiaokuai.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.intake.Doubt.Kind;

class GuidePapersTest {

    private final List<String> doubts = new ArrayList<>();

    private GuidePapers papers(String... written) {
        return GuidePapers.of(List.of(written), (kind, detail) -> doubts.add(kind + " " + detail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "个人委托书",
                "授权委托书（委托办理的）",
                "委托他人办理：个人委托书",
                "代办人身份证原件",
                "受托人居民身份证",
                "经办人（代理人）身份证件",
                "如涉刑律者，须附法院判决书",
                "单位申报的，提供公示情况说明",
                "遗失证明原件（仅注册证书遗失时）",
                "湿地占补平衡方案（如果项目占用湿地）",
                "登记申请表（适用于制剂）",
                "照片（可选）"
            })
    void whatByItsNameOnlySomeNeedNobodyMustSupplyAndAnEditorIsToldOfIt(String name) {
        assertThat(papers(name).materials()).containsExactly(new Guide.Material(name, "您的情况用得着才交。", false));
        assertThat(doubts).containsExactly(Kind.MATERIAL_CONDITIONAL + " " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "身份证",
                "委托运输合同",
                "申请人身份证明文件（含营业执照、授权委托书等）",
                "《代办退税情况备案表》",
                "申请人的身份证明",
                "无犯罪记录证明",
                "船舶代理公司的担保函件",
                "海底电缆管道所有者委托保护的材料"
            })
    void whatEverybodyNeedsStaysObligatory(String name) {
        assertThat(papers(name).materials()).containsExactly(new Guide.Material(name, "", true));
        assertThat(doubts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "/", "无需提交材料", "不需要"})
    void aGuideThatSaysNoneAsksForNoneAndThatIsMoreThanToSayNothing(String none) {
        assertThat(papers(none).materials()).isEmpty();
        assertThat(papers(none).waivers()).extracting(Guide.Waiver::about).containsExactly("MATERIALS");
        assertThat(papers().waivers()).isEmpty();
        assertThat(papers(none, "身份证").waivers()).isEmpty();
        assertThat(papers(none, "身份证").materials()).hasSize(1);
    }
}
