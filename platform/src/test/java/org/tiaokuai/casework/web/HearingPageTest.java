package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.Applying;

/** What the pages answer to what cannot be done: never anything but a sentence, and what was typed. */
@WholeApplication
class HearingPageTest {

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Applying applying;

    @Autowired
    JdbcClient jdbc;

    private String number = "";
    private String theCase = "";
    private String page = "";

    @BeforeEach
    void aCaseIsExamined() {
        number = waiting.submit();
        theCase = "/officer/cases/" + number;
        page = theCase + "/hearing";
        new Visitor(port)
                .officer("fang")
                .post(theCase + "/acceptance", theCase, Map.of("verdict", "yes", "then", "stay"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',09:30,三楼,请填写",
        "2026-02-30,09:30,三楼,请填写日期",
        "1990-01-01,09:30,三楼,提前七个工作日通知才来得及",
        "9999-12-31,09:30,三楼,一年内的日期",
        "+999999999-12-31,09:30,三楼,一年内的日期",
        "2026-12-22,24:00,三楼,请按09:30这样填写时间",
        "2026-12-22,9:30,三楼,请按09:30这样填写时间",
        "2026-12-22,0９:30,三楼,请按09:30这样填写时间",
        "2026-12-22,07:59,三楼,在08:00到18:00之间",
        "2026-12-22,18:01,三楼,在08:00到18:00之间",
        "2026-12-26,09:30,三楼,不是工作日",
        "2026-12-22,09:30,三楼,请填写主持人的姓名",
        "2026-12-22,09:30,'　',请填写地点",
        "2026-12-22,09:30,'三\u0000楼',看不见的字符"
    })
    void aTimeThatIsNoneIsSaid(String on, String time, String place, String said) {
        var head = new Visitor(port).officer("yu");
        var answer = head.post(page + "/notice", theCase, Map.of("on", on, "time", time, "place", place));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void whatIsNoPermitGivesNoSuchRightWhateverIsSent() {
        var head = new Visitor(port).officer("yu");
        assertThat(head.get(theCase).body()).doesNotContain("/hearing\"");
        assertThat(head.get(page).body()).contains("现在不行").doesNotContain("name=\"reason\"");
        assertThat(head.post(page, theCase, Map.of("reason", "　")).statusCode()).isEqualTo(422);
        assertThat(head.post(page, theCase, Map.of("reason", "长".repeat(501))).statusCode())
                .isEqualTo(422);
        assertThat(head.post(page, theCase, Map.of("reason", "采光")).statusCode())
                .isEqualTo(409);
        assertThat(head.post(page + "/request", theCase, Map.of("party", "NOBODY"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(head.post(page + "/request", theCase, Map.of("party", "INTERESTED"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(head.post(page + "/record", theCase, Map.of("reason", "到场")).statusCode())
                .isEqualTo(409);
        assertThat(head.get(page + "/notice").statusCode()).isEqualTo(302);
        var mine = new Visitor(port).resident(WaitingCase.YI);
        assertThat(mine.get("/my/cases/" + number + "/hearing").body()).contains("现在不能要求听证");
        assertThat(mine.post("/my/cases/" + number + "/hearing", "/my/cases/" + number, Map.of())
                        .statusCode())
                .isEqualTo(409);
        assertThat(applying.open(waiting.resident(), number).orElseThrow().history())
                .hasSize(2);
    }

    private Visitor health(String login) {
        var officer = new Visitor(port).officer(login);
        var post = Pattern.compile("value=\"([^\"]+)\">无锡市卫生健康委员会")
                .matcher(officer.get("/staff/post").body());
        if (post.find()) {
            officer.post("/staff/post", "/staff/post", Map.of("post", post.group(1)));
        }
        return officer;
    }

    @Test
    void whileItIsOwedNothingIsTypedInVainAndTheLimitRunsUnlessItIsLeftOut() {
        var open = jdbc.sql("""
                                select number from casework.application
                                where item = '11320200990001052X3320120001001' and state = 'ACCEPTED'
                                order by submitted_at limit 1
                                """).query(String.class).single();
        var permit = "/officer/cases/" + open;
        var head = health("shen");
        assertThat(head.get(permit).body()).contains("name=\"verdict\"");
        assertThat(head.post(permit + "/hearing", permit, Map.of("reason", "噪声影响邻居"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(head.get(permit).body())
                .doesNotContain("name=\"verdict\"")
                .contains("不能先作决定")
                .contains("要不计入，须另外提出")
                .contains("等听证的事了结，再作决定。");
        var seen = jdbc.sql("select count(*) from casework.case_event where number = :number")
                .param("number", open)
                .query(String.class)
                .single();
        var typed = Map.of("seen", seen, "verdict", "yes", "reasons", "写了很久的理由", "then", "stay");
        var answer = head.post(permit + "/decision", permit, typed);
        assertThat(answer.body())
                .contains("写了很久的理由")
                .contains("href=\"#verdict\"")
                .contains("id=\"verdict\"");
        var clerk = health("zhou");
        assertThat(clerk.get(permit).body()).contains("听证的事没有了结以前，不作决定").doesNotContain("id=\"verdict\"");
    }

    @Test
    void itIsNotThereForOthers() {
        for (var login : new String[] {"he", "bai"}) {
            var visitor = new Visitor(port).officer(login);
            assertThat(visitor.get(page).statusCode()).as(login).isIn(302, 404);
            assertThat(visitor.post(page, "/officer/queue", Map.of("reason", "x"))
                            .statusCode())
                    .as(login)
                    .isIn(302, 404);
        }
        var other = new Visitor(port).resident("320281199305219826");
        assertThat(other.get("/my/cases/" + number + "/hearing").statusCode()).isEqualTo(404);
        assertThat(other.post("/my/cases/" + number + "/hearing", "/my/cases", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }
}
