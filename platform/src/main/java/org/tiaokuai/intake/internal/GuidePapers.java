package org.tiaokuai.intake.internal;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Part;
import org.tiaokuai.intake.Doubt;

/**
 * The papers 申请材料 that a line names. Exports do not say which of them everybody must supply; the name of a paper
 * often does, and of one that only some people need nobody may be asked for it.
 */
record GuidePapers(List<Guide.Material> materials, List<Guide.Waiver> waivers) {

    /** Guides may not hold a material that anything could be (安阳市政务服务条例). */
    private static final Pattern VAGUE = Pattern.compile("其他(有关|相关)?(材料|资料|文件)|有关材料|相关材料");

    /** What only those need who send somebody, or in whose case it is so: 代办人身份证, 单位申报的，提供…. */
    private static final Pattern CONDITIONAL = Pattern.compile("^[^（(含]*(委托书|授权书)|委托手续|受委?托人|委托人.*的|代[办理]人"
            + "|(^|[，,（(])(若|如[有属为需已系果涉])|^[^（(]{2,30}的[，,：:]|[（(][^）)]*[的时][）)]"
            + "|[（(](非必[要须]|可选|选填)|必要时|需要时|适用于");

    private static final List<String> NONE =
            List.of("无", "/", "无需", "不需要", "无需提交", "无需提交材料", "无需材料", "不用", "不用交", "没有");

    static GuidePapers of(List<String> written, BiConsumer<Doubt.Kind, String> doubt) {
        var names = written.stream().filter(name -> !NONE.contains(name)).toList();
        first(names, VAGUE, Doubt.Kind.MATERIAL_VAGUE, doubt);
        first(names, CONDITIONAL, Doubt.Kind.MATERIAL_CONDITIONAL, doubt);
        return new GuidePapers(
                names.stream().map(GuidePapers::material).toList(),
                names.isEmpty() && !written.isEmpty()
                        ? List.of(new Guide.Waiver(Part.MATERIALS.name(), "指南写明不用交材料"))
                        : List.of());
    }

    private static Guide.Material material(String name) {
        boolean conditional = CONDITIONAL.matcher(name).find();
        return new Guide.Material(name, conditional ? "您的情况用得着才交。" : "", !conditional);
    }

    private static void first(
            List<String> names, Pattern pattern, Doubt.Kind kind, BiConsumer<Doubt.Kind, String> doubt) {
        names.stream()
                .filter(name -> pattern.matcher(name).find())
                .findFirst()
                .ifPresent(name -> doubt.accept(kind, name));
    }
}
