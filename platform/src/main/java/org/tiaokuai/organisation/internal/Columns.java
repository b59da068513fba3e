package org.tiaokuai.organisation.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.OrganisationImports.Sheet;

/** The headings of the workbook, an example below each, and what may stand there. */
final class Columns {

    static final String NOTES = "说明";
    static final String YES = "是";
    static final String NO = "否";

    private static final Map<String, Role> ROLES =
            Arrays.stream(Role.values()).collect(Collectors.toUnmodifiableMap(Columns::word, role -> role));

    private static final List<Column> DIVISION = List.of(
            new Column("统计代码", "320200000000", "12位；末尾的0可以不写，例如3202。上级区划要先有，或者在同一表里"),
            new Column("行政区划代码", "320200", "GB/T 2260的6位；没有就空着"),
            new Column("名称", "无锡市", "必填"));

    private static final List<Column> DEPARTMENT = List.of(
            new Column("统一社会信用代码", "11320200990001028D", "18位；校验位不对会提醒，照样收下"),
            new Column("名称", "无锡市公安局", "必填"),
            new Column("简称", "市公安局", "必填"),
            new Column("条线", "公安", "必填，例如公安、人社、卫生健康"),
            new Column("所在区划", "320200000000", "统计代码"),
            new Column("统一收件", NO, "是或否；一个区划最多一个部门填是，别的部门没有负责的事项由它收"));

    private static final List<Column> POST = List.of(
            new Column("账号", "he.wendi", "小写字母开头，可以有数字、点和短横线，2到32位；一人几个岗位就写几行"),
            new Column("姓名", "何闻笛", "必填"),
            new Column("部门", "11320200990001028D", "部门的统一社会信用代码"),
            new Column("岗位", "窗口", "必填"),
            new Column("权限", "受理、审批", rights() + "，几项之间用顿号"));

    private static final List<Column> STATION = List.of(
            new Column("编号", "WX-01", "必填，不重复"),
            new Column("名称", "绿园社区便民服务站", "必填"),
            new Column("所在区划", "320200000000", "统计代码"),
            new Column("地址", "听荷路6号", "必填"),
            new Column("开放时间", "周一至周六8:30至17:30", "必填"),
            new Column("电话", "0510-00002001", "必填"));

    private Columns() {}

    /** One column: its heading, an example, and a note. */
    record Column(String heading, String example, String note) {}

    static List<String> of(Sheet sheet) {
        return all(sheet).stream().map(Column::heading).toList();
    }

    private static String word(Role role) {
        return switch (role) {
            case WINDOW -> "受理";
            case APPROVER -> "审批";
            case EDITOR -> "事项编辑";
            case LEGAL_OFFICE -> "法制审核";
            case SUPERVISOR -> "监察";
            case INFORMATION_AUTHORITY -> "信息化主管";
            case SYSTEM_ADMINISTRATOR -> "系统管理";
        };
    }

    private static String rights() {
        return Arrays.stream(Role.values()).map(Columns::word).collect(Collectors.joining("、"));
    }

    static Optional<Role> role(String word) {
        return Optional.ofNullable(ROLES.get(word.strip()));
    }

    static List<String> words(String cell) {
        return Arrays.stream(cell.split("[、，,;；]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static List<Column> all(Sheet sheet) {
        return switch (sheet) {
            case DIVISION -> DIVISION;
            case DEPARTMENT -> DEPARTMENT;
            case POST -> POST;
            case STATION -> STATION;
        };
    }
}
