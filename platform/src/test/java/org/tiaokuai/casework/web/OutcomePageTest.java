package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.State;

/** What the page of an outcome answers when it cannot be entered: a sentence, and what was typed. */
@WholeApplication
class OutcomePageTest {

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Applying applying;

    @Autowired
    Clocks clocks;

    private String number = "";
    private String theCase = "";
    private String page = "";

    @BeforeEach
    void aCaseWasRefused() {
        number = waiting.submit();
        theCase = "/officer/cases/" + number;
        page = theCase + "/outcome";
        new Visitor(port)
                .officer("fang")
                .post(theCase + "/acceptance", theCase, Map.of("verdict", "yes", "then", "stay"));
        head().post(
                        theCase + "/decision",
                        theCase,
                        Map.of("verdict", "no", "ground", "other", "law", "某法", "reasons", "材料不符", "seen", "2"));
        assertStands(State.REFUSED, 3);
    }

    private Visitor head() {
        return new Visitor(port).officer("yu");
    }

    private Map<String, String> typed(String... others) {
        var typed = new HashMap<>(Map.of(
                "body", "REVIEW",
                "name", "江北市人民政府",
                "document", "复决〔2026〕1号",
                "receivedOn", clocks.today().toString(),
                "ruling", "REMANDED",
                "seen", "3"));
        for (var at = 0; at < others.length; at += 2) {
            typed.put(others[at], others[at + 1]);
        }
        return typed;
    }

    private void assertStands(State state, int happenings) {
        var mine = applying.open(waiting.resident(), number).orElseThrow();
        assertThat(mine.state()).isEqualTo(state);
        assertThat(mine.history()).hasSize(happenings);
    }

    @ParameterizedTest
    @CsvSource({
        "body, '', 请选择由谁作出",
        "body, MAYOR, 请选择由谁作出",
        "name, '', 请写机关或者法院的名称",
        "name, '　', 请写机关或者法院的名称",
        "document, '', 请写文号或者案号",
        "receivedOn, '', 请写收到的日期",
        "receivedOn, 昨天, 请写收到的日期",
        "receivedOn, 2026-02-30, 请写收到的日期",
        "receivedOn, 2020-01-01, 收到的日期在",
        "receivedOn, 2099-01-01, 收到的日期在",
        "ruling, '', 请选择结果",
        "ruling, PARDONED, 请选择结果",
        "amount, 0, 请写1到365的数字",
        "amount, 366, 请写1到365的数字",
        "amount, 十五, 请写1到365的数字"
    })
    void whatCannotBeReadComesBackWithWhatWasTyped(String field, String value, String told) {
        var answer = head().post(page, page, typed(field, value));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(told);
        if (!field.equals("name")) {
            assertThat(answer.body()).contains("江北市人民政府");
        }
        assertStands(State.REFUSED, 3);
    }

    @Test
    void whatIsTooLongOrUnseenOrOutOfPlaceIsRefusedToo() {
        for (var bad : List.of("长".repeat(101), "看不见\u0000", "\u202e反过来")) {
            assertThat(head().post(page, page, typed("document", bad)).statusCode())
                    .as(bad)
                    .isEqualTo(422);
        }
        var idle = head().post(page, page, typed("ruling", "ANNULLED", "amount", "15"));
        assertThat(idle.statusCode()).isEqualTo(422);
        assertThat(idle.body()).contains("责令重新作出的才填");
        assertStands(State.REFUSED, 3);
    }

    @Test
    void anOldPageAndTheSamePaperAreRefusedWithAReason() {
        var head = head();
        var stale = head.post(page, page, typed("seen", "2"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("复决〔2026〕1号");
        assertStands(State.REFUSED, 3);
        assertThat(head.post(page, page, typed("ruling", "UPHELD")).statusCode())
                .isEqualTo(302);
        assertThat(head.get(theCase).body()).contains("复议、诉讼结果").contains("维持").contains("江北市人民政府");
        var again = head.post(page, page, typed("seen", "4"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("不能登记");
        assertStands(State.REFUSED, 4);
    }

    @Test
    void theOrderIsReadWhereItIsDecidedAgain() {
        var head = head();
        assertThat(head.get(theCase).body()).contains("/outcome\"").doesNotContain("id=\"again\"");
        assertThat(head.post(page, page, typed("body", "COURT", "name", "江北区人民法院"))
                        .statusCode())
                .isEqualTo(302);
        assertStands(State.ACCEPTED, 4);
        assertThat(head.get(theCase).body())
                .contains("id=\"again\"")
                .contains("行政诉讼法第七十一条")
                .contains("材料不符")
                .doesNotContain("/outcome\"");
        head.get("/?lang=en");
        assertThat(head.get(theCase).body()).contains("Administrative Litigation Law, article 71");
        assertThat(head.get(page).body()).contains("the case is not decided");
        assertThat(head.post(page, page, typed("seen", "4", "document", "2号")).statusCode())
                .isEqualTo(409);
        assertStands(State.ACCEPTED, 4);
    }

    @Test
    void itIsNotThereForWhoMayNotAndForOtherDepartments() {
        for (var login : List.of("he", "fang")) {
            var visitor = new Visitor(port).officer(login);
            assertThat(visitor.get(page).statusCode()).as(login).isIn(302, 404);
            assertThat(visitor.post(page, "/officer/queue", typed()).statusCode())
                    .as(login)
                    .isIn(302, 404);
            assertThat(visitor.get(theCase).body()).doesNotContain("/outcome\"");
        }
        assertStands(State.REFUSED, 3);
    }
}
