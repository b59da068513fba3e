package org.tiaokuai.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.intake.Column;

class ColumnNamesTest {

    @ParameterizedTest
    @CsvSource({
        "办理部门, DEPARTMENT",
        "主管部门, DEPARTMENT",
        "实施机构（全称）, DEPARTMENT",
        "事项, NAME",
        "* 事项 名称, NAME",
        "Code, CODE",
        "编号, CODE",
        "办事名字, NAME",
        "归谁管, DEPARTMENT",
        "几天办完, PROMISED_LIMIT",
        "准备的东西, MATERIALS",
        "谁能办, AUDIENCES",
        "电话, CONSULTATION",
        "网上行不行, ONLINE"
    })
    void aNameThatCitiesUseIsKnown(String name, Column column) {
        assertThat(guess(name)).isEqualTo(Map.of(column, name));
    }

    @Test
    void theSurerNameIsTakenWhereverItStands() {
        assertThat(guess("主管部门", "事项", "实施机构", "事项名称"))
                .isEqualTo(Map.of(Column.DEPARTMENT, "实施机构", Column.NAME, "事项名称"));
    }

    @Test
    void whatNobodyKnowsIsNotGuessed() {
        assertThat(guess("序号", "备注", "事项数", "")).isEmpty();
    }

    private static Map<Column, String> guess(String... names) {
        return ColumnNames.guess(new LinkedHashSet<>(List.of(names)));
    }
}
