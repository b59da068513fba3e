package org.tiaokuai.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** The pages of the officer's room: what is typed is kept, what is not theirs is not there, the second is told. */
@WholeApplication
class DeskPagesTest {

    private static final Pattern CASE = Pattern.compile("/officer/cases/([0-9]{8}-[0-9]+)");

    @LocalServerPort
    int port;

    private Visitor window = new Visitor(0);
    private String page = "";
    private String number = "";

    @BeforeEach
    void aCaseOfTheHealthCommission() {
        window = new Visitor(port).officer("zhou");
        var found = CASE.matcher(
                window.get("/officer/queue?state=ALL&whose=EVERYONES").body());
        assertThat(found.find()).isTrue();
        number = found.group(1);
        page = "/officer/cases/" + number;
    }

    @Test
    void aNoteThatSaysNothingOrTooMuchComesBackAsItWasTyped() {
        for (var nothing : new String[] {"", " ", "\u200B"}) {
            assertThat(window.post(page + "/notes", page, Map.of("note", nothing))
                            .statusCode())
                    .isEqualTo(422);
        }
        var longer = window.post(page + "/notes", page, Map.of("note", "长".repeat(501)));
        assertThat(longer.statusCode()).isEqualTo(422);
        assertThat(longer.body()).contains("太长").contains("长".repeat(501));
        var noted = window.post(page + "/notes", page, Map.of("note", "<b>等户籍回话</b>"));
        assertThat(Visitor.where(noted)).isEqualTo(page + "#notes");
        assertThat(window.get(page).body())
                .contains("等户籍回话")
                .doesNotContain("<b>等户籍回话")
                .contains("依法申请公开时可能要提供");
    }

    @Test
    void anotherDepartmentFindsNothingOfItAndSaysNothingAboutIt() {
        var stranger = new Visitor(port).officer("he");
        for (var act : new String[] {"/claim", "/release", "/notes", "/handover", "/phrase"}) {
            var form = Map.of("note", "x", "to", "x", "reason", "x", "phrase", "x");
            assertThat(stranger.post(page + act, "/officer/queue", form).statusCode())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(stranger.get(page + "/handover").statusCode()).isEqualTo(404);
        assertThat(stranger.get(page + "/notes").statusCode()).isEqualTo(404);
        assertThat(Visitor.where(stranger.post("/officer/batch", "/officer/queue", Map.of("number", number))))
                .isEqualTo("/officer/queue");
    }

    @Test
    void whoClaimsWhatWasClaimedMeanwhileIsToldSo() {
        var nobody = "00000000-0000-0000-0000-000000000000";
        assertThat(window.post(page + "/claim", page, Map.of("from", nobody)).statusCode())
                .isEqualTo(409);
        assertThat(window.post(page + "/claim", page, Map.of("from", "nonsense"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aHandoverNamesAColleagueAndAReasonAndKeepsWhatWasTyped() {
        var answer = window.post(page + "/handover", page, Map.of("to", "nobody", "reason", "出差".repeat(60)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请选一位同事").contains("太长");
    }

    @Test
    void phrasesAreKeptAndRemovedOnTheirPage() {
        var phrases = "/officer/phrases";
        assertThat(window.post(phrases, phrases, Map.of("text", "")).statusCode())
                .isEqualTo(422);
        assertThat(window.post(phrases, phrases, Map.of("text", "长".repeat(201)))
                        .body())
                .contains("太长")
                .contains("长".repeat(201));
        assertThat(window.post(phrases, phrases, Map.of("text", "全部门用", "forAll", "true"))
                        .body())
                .contains("由审批岗位写");
        window.post(phrases, phrases, Map.of("text", "材料齐全，符合法定形式。"));
        assertThat(window.get(phrases).body()).contains("材料齐全，符合法定形式。");
        assertThat(window.post(phrases, phrases, Map.of("text", "材料齐全，符合法定形式。")).body())
                .contains("已经有这一句了");
        assertThat(new Visitor(port).officer("he").get(phrases).body()).doesNotContain("材料齐全，符合法定形式。");
        var removal = Pattern.compile("/officer/phrases/[0-9]+/removal")
                .matcher(window.get(phrases).body());
        assertThat(removal.find()).isTrue();
        assertThat(new Visitor(port)
                        .officer("he")
                        .post(removal.group(), phrases, Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(window.post(removal.group(), phrases, Map.of()).statusCode()).isEqualTo(302);
        assertThat(window.get(phrases).body()).doesNotContain("材料齐全，符合法定形式。");
    }

    @Test
    void onlyWhoFitsIsOfferedAsADeputyAndWhereNobodyDoesThePageSaysSo() {
        var absences = "/officer/absences";
        assertThat(window.get(absences).body())
                .as("the one who decides does not accept")
                .contains("没有能替您办每一步的同事")
                .doesNotContain("沈月明")
                .doesNotContain("id=\"deputy\"");
        assertThat(window.post(absences, absences, Map.of()).body()).contains("没有能替您办每一步的同事");
        assertThat(new Visitor(port).officer("he").get(absences).body())
                .contains("乔念慈")
                .doesNotContain("宋望川")
                .doesNotContain("没有能替您办每一步的同事");
    }

    @Test
    void aCaseIsOnlyHandedOverWhereSomebodyCouldTakeIt() {
        var alone = new Visitor(port).officer("gu");
        var decided = "/officer/cases/" + first(alone, "/officer/queue?whose=EVERYONES");
        assertThat(alone.get(decided).body()).contains("没有能办这一步的同事").doesNotContain(decided + "/handover");
        var police = new Visitor(port).officer("he");
        var theirs = "/officer/cases/" + first(police, "/officer/queue?state=ALL&whose=EVERYONES");
        assertThat(police.get(theirs).body()).contains(theirs + "/handover").doesNotContain("没有能办这一步的同事");
        assertThat(police.get(theirs + "/handover").body()).containsAnyOf("乔念慈", "宋望川");
    }

    private static String first(Visitor officer, String queue) {
        var found = CASE.matcher(officer.get(queue).body());
        assertThat(found.find()).as(queue).isTrue();
        return found.group(1);
    }

    @Test
    void anAbsenceHasTwoDaysInOrderAndADeputy() {
        var absences = "/officer/absences";
        window = new Visitor(port).officer("he");
        var nothing = window.post(absences, absences, Map.of());
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body())
                .contains("href=\"#begins\"")
                .contains("href=\"#ends\"")
                .contains("href=\"#deputy\"");
        var backwards = Map.of("begins", "2999-01-05", "ends", "2999-01-04", "deputy", "x");
        assertThat(window.post(absences, absences, backwards).body())
                .contains("结束的日子不能早于")
                .contains("value=\"2999-01-05\"");
        for (var strange : new String[] {"2999-13-01", "0", "+999999999-01-01"}) {
            assertThat(window.post(absences, absences, Map.of("begins", strange, "ends", strange))
                            .statusCode())
                    .as(strange)
                    .isEqualTo(422);
        }
        var stranger =
                Map.of("begins", "2999-01-04", "ends", "2999-01-05", "deputy", "00000000-0000-0000-0000-000000000000");
        assertThat(window.post(absences, absences, stranger).body())
                .contains("href=\"#deputy\"")
                .contains("value=\"2999-01-04\"");
    }

    @Test
    void nothingTickedOrMoreThanAnybodyLookedAtIsSaidOnTheQueue() {
        assertThat(Visitor.where(window.post("/officer/batch", "/officer/queue", Map.of())))
                .isEqualTo("/officer/queue");
        assertThat(window.get("/officer/queue").body()).contains("请先选要一起签署的件");
        var looked = window.post("/officer/batch", "/officer/queue", Map.of("number", number));
        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(looked.body()).contains(number).contains("不予许可要逐件写理由");
    }

    @Test
    void aQueueFilterThatNobodyCouldHaveChosenIsNotThere() {
        assertThat(window.get("/officer/queue?whose=NONSENSE").statusCode()).isEqualTo(404);
        assertThat(window.get("/officer/queue?whose=").statusCode()).isEqualTo(200);
        assertThat(window.get("/officer/queue?whose=MINE&after=2026-03-02_x_9").statusCode())
                .isEqualTo(200);
    }
}
