package org.tiaokuai.casework.internal;

import java.util.List;
import org.tiaokuai.casework.State;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Guide.Ground;

/** On which grounds the next act may be unfavourable: those of the law before acceptance, those of the guide after. */
final class Grounds {

    private static final List<Ground> DECLINING = List.of(
            new Ground("依法不需要取得行政许可", "行政许可法第三十二条第一款第一项"),
            new Ground("依法不属于本机关职权范围", "行政许可法第三十二条第一款第二项"),
            new Ground("隐瞒有关情况或者提供虚假材料", "行政许可法第七十八条"));

    /** For what is no permit the same grounds hold by analogy; the first of them has no meaning there. */
    private static final List<Ground> DECLINING_OTHERS = DECLINING.stream()
            .skip(1)
            .map(ground -> new Ground(ground.text(), "参照" + ground.law()))
            .toList();

    private static final List<Ground> UNCORRECTED = List.of(new Ground("申请材料不齐全或者不符合法定形式，逾期没有补正", "行政许可法第三十二条第一款第四项"));

    private Grounds() {}

    static List<Ground> of(State state, Guide guide) {
        return switch (state) {
            case SUBMITTED -> Limits.permit(guide) ? DECLINING : DECLINING_OTHERS;
            case CORRECTING -> UNCORRECTED;
            case ACCEPTED -> guide.refusalGrounds();
            case NOT_ACCEPTED, GRANTED, REFUSED, WITHDRAWN, REVOKED -> List.of();
        };
    }
}
