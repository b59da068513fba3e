package org.tiaokuai.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** Nothing is published here: that would be read by all who test beside. */
@WholeApplication
class ClosingDaysPageTest {

    private static final String PAGE = "/officer/closing-days";

    @LocalServerPort
    private int port;

    private final JdbcClient jdbc;
    private final LocalDate soon;

    @Autowired
    ClosingDaysPageTest(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        soon = LocalDate.now(clock).plusDays(20);
    }

    private Map<String, String> typed(String field, String value) {
        var fields = new HashMap<>(
                Map.of("from", soon.toString(), "to", soon.toString(), "reason", "办公楼搬迁", "sure", "true"));
        fields.put(field, value);
        return fields;
    }

    private String another() {
        return jdbc.sql("""
                        select credit_code from organisation.department
                        where name like '%公安局' order by credit_code limit 1
                        """).query(String.class).single();
    }

    @AfterEach
    void nothingWasPublished() {
        assertThat(jdbc.sql("select count(*) from calendar.notice where office is not null and title like '办公楼搬迁%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "from, '', 填日期",
        "from, 明天, 填日期",
        "from, 2026-02-30, 填日期",
        "from, 2020-01-01, 已经过去的日子",
        "from, 2099-01-01, 最后一天早于第一天",
        "to, 2020-01-01, 最后一天早于第一天",
        "to, 2099-01-01, 最多公布31天",
        "to, 后天, 填日期",
        "reason, '', 写明原因",
        "reason, '　', 写明原因",
        "reason, '看不见\u0007', 写明原因",
        "sure, '', 请先确认知道不能撤回",
        "sure, false, 请先确认知道不能撤回"
    })
    void whatIsTypedWronglyIsSaidAndTheRestIsKept(String field, String value, String said) {
        var answer = new Visitor(port).officer("yu").post(PAGE, PAGE, typed(field, value));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said).contains(field.equals("reason") ? soon.toString() : "办公楼搬迁");
    }

    @Test
    void aReasonThatIsTooLongIsRefused() {
        var answer = new Visitor(port).officer("yu").post(PAGE, PAGE, typed("reason", "办公楼搬迁" + "久".repeat(100)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("不超过100个字");
    }

    @Test
    void ofAnotherDepartmentTheHeadOfOneHearsNothingAndTellsNothing() {
        var head = new Visitor(port).officer("yu");
        assertThat(head.get(PAGE + "?department=" + another()).statusCode()).isEqualTo(404);
        assertThat(head.post(PAGE, PAGE, typed("department", another())).statusCode())
                .isEqualTo(404);
        assertThat(head.get(PAGE + "?department=NO-SUCH").statusCode()).isEqualTo(404);
    }

    @Test
    void anAdministratorComesFromTheListOfDepartments() {
        var administrator = new Visitor(port).officer("guan");
        var link = PAGE + "?department=" + another();
        assertThat(administrator.get("/admin/organisation?q=" + another()).body())
                .contains(link);
        assertThat(administrator.get(link).body()).contains("公安局").contains("公布以后不能撤回");
        assertThat(administrator
                        .post(PAGE, PAGE, typed("department", "NO-SUCH"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theMenuOfTheHeadLeadsThere() {
        assertThat(new Visitor(port).officer("yu").get("/officer/queue").body()).contains("href=\"" + PAGE + "\"");
        assertThat(new Visitor(port).officer("fang").get("/officer/queue").body())
                .doesNotContain("href=\"" + PAGE + "\"");
    }
}
