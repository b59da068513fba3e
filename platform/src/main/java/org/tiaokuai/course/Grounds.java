package org.tiaokuai.course;

import java.util.List;
import java.util.stream.Stream;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Guide.Ground;

/** On which grounds the next act may be unfavourable: those of the law before acceptance and after the grant, of the guide between. */
public final class Grounds {

    /** By which it is looked at whether an application is to be accepted. */
    public static final String ACCEPTING = "行政许可法第三十二条";

    /** By which what was accepted is examined. */
    public static final String EXAMINING = "行政许可法第三十四条";

    private static final String FULL = "名额已满";

    private static final List<Ground> DECLINING = List.of(
            new Ground("依法不需要取得行政许可", "行政许可法第三十二条第一款第一项"),
            new Ground("依法不属于本机关职权范围", "行政许可法第三十二条第一款第二项"),
            new Ground("隐瞒有关情况或者提供虚假材料", "行政许可法第七十八条"));

    /** For what is no permit the same grounds hold by analogy; the first of them has no meaning there. */
    private static final List<Ground> DECLINING_OTHERS = byAnalogy(DECLINING.subList(1, DECLINING.size()));

    private static final List<Ground> UNCORRECTED = List.of(new Ground("申请材料不齐全或者不符合法定形式，逾期没有补正", "行政许可法第三十二条第一款第四项"));

    /** For want of an article on applications, those on permits that end 注销 hold by analogy. */
    public static final List<Ground> TERMINATING = List.of(
            new Ground("申请人死亡或者丧失行为能力", "参照行政许可法第七十条第二项"),
            new Ground("申请的法人或者其他组织依法终止", "参照行政许可法第七十条第三项"),
            new Ground("因不可抗力导致申请事项无法实施", "参照行政许可法第七十条第五项"),
            new Ground("所依据的法律、法规、规章修改或者废止", "参照行政许可法第八条第二款"));

    private static final List<Ground> REVOKING = List.of(
            new Ground("以欺骗、贿赂等不正当手段取得", "行政许可法第六十九条第二款"),
            new Ground("准予了不具备申请资格或者不符合法定条件的申请人", "行政许可法第六十九条第一款第四项"),
            new Ground("违反法定程序作出", "行政许可法第六十九条第一款第三项"),
            new Ground("超越法定职权作出", "行政许可法第六十九条第一款第二项"),
            new Ground("工作人员滥用职权、玩忽职守作出", "行政许可法第六十九条第一款第一项"));

    private static final List<Ground> REVOKING_OTHERS = byAnalogy(REVOKING);

    private Grounds() {}

    /** Whether the law on permits binds, and not by analogy only. */
    public static boolean permit(Guide guide) {
        return guide.typeName().equals("行政许可");
    }

    /** An article of the law on permits; for what is no permit the same holds by analogy. */
    public static String law(Guide guide, String article) {
        return (permit(guide) ? "" : "参照") + article;
    }

    public static List<Ground> of(State state, Guide guide) {
        return switch (state) {
            case SUBMITTED -> permit(guide) ? DECLINING : DECLINING_OTHERS;
            case CORRECTING -> UNCORRECTED;
            case ACCEPTED -> refusing(guide);
            case SUSPENDED, NOT_ACCEPTED, REFUSED, WITHDRAWN, TERMINATED, REVOKED, ANNULLED -> List.of();
            case GRANTED -> permit(guide) ? REVOKING : REVOKING_OTHERS;
        };
    }

    /** Those of the guide, and that no place is left of an item that grants only so many. */
    public static List<Ground> refusing(Guide guide) {
        return guide.quota() == null
                ? guide.refusalGrounds()
                : Stream.concat(guide.refusalGrounds().stream(), Stream.of(new Ground(FULL, law(guide, "行政许可法第五十七条"))))
                        .toList();
    }

    /** Whether a ground, as it was offered, says that no place is left. */
    public static boolean full(String ground) {
        return ground.startsWith(FULL);
    }

    private static List<Ground> byAnalogy(List<Ground> grounds) {
        return grounds.stream()
                .map(ground -> new Ground(ground.text(), "参照" + ground.law()))
                .toList();
    }
}
