package org.tiaokuai.organisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;

/** A workbook as an office would fill the template in, row by row. */
public final class Sheets {

    static final String POLICE = "11320200990001028D";
    static final String HEALTH = "11320200990001052X";

    private static final Map<String, String> HEADINGS = Map.of(
            "区划", "统计代码,行政区划代码,名称",
            "部门", "统一社会信用代码,名称,简称,条线,所在区划,统一收件",
            "岗位与账号", "账号,姓名,部门,岗位,权限",
            "便民服务站", "编号,名称,所在区划,地址,开放时间,电话");

    private final Map<String, List<String>> rows = new LinkedHashMap<>();
    private boolean hidden;

    /** A small whole organisation, in which somebody holds two posts. */
    static Sheets city(String login) {
        return new Sheets()
                .with("区划", "3202,320200,无锡市", "32,320000,江苏省", "320282,320282,宜兴市")
                .with("部门", POLICE + ",无锡市公安局,市公安局,公安,3202,否", HEALTH + ",无锡市卫生健康委员会,市卫健委,卫生健康,320200000000,")
                .with("岗位与账号", login + ",赵一苇," + POLICE + ",窗口,受理", login + ",赵一苇," + HEALTH + ",科长,受理、审批")
                .with("便民服务站", "YX-01,绿园站,320282,听荷路6号,全天,0510-1");
    }

    public Sheets with(String sheet, String... lines) {
        rows.put(sheet, List.of(lines));
        return this;
    }

    public Sheets hidden() {
        hidden = true;
        return this;
    }

    /** Cells are parted by commas; one that begins with = is a formula. */
    public byte[] xlsx() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Office", "1.0")) {
            rows.forEach((name, lines) -> {
                var sheet = workbook.newWorksheet(name);
                if (hidden) {
                    sheet.setVisibilityState(VisibilityState.HIDDEN);
                }
                write(sheet, 0, HEADINGS.getOrDefault(name, "列"));
                for (int at = 0; at < lines.size(); at++) {
                    write(sheet, at + 1, lines.get(at));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(org.dhatim.fastexcel.Worksheet sheet, int row, String line) {
        var cells = line.split(",", -1);
        for (int at = 0; at < cells.length; at++) {
            if (cells[at].startsWith("=")) {
                sheet.formula(row, at, cells[at].substring(1));
            } else if (!cells[at].isEmpty()) {
                sheet.value(row, at, cells[at]);
            }
        }
    }
}
