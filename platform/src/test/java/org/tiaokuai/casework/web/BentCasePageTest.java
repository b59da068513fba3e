package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.ledger.Checks;

/** What somebody bent in the database is answered by a sentence, and takes nothing else away from anybody. */
@WholeApplication
class BentCasePageTest {

    private static final Pattern ASKED = Pattern.compile("name=\"(page-[^\"]+)\"");
    private static final String SENTENCE = "这条记录现在打不开";

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Checks checks;

    private String number = "";
    private String page = "";

    @BeforeEach
    void aCaseWaits() {
        number = waiting.submit();
        page = "/officer/cases/" + number;
    }

    private Visitor window() {
        return new Visitor(port).officer("fang");
    }

    private Visitor owner() {
        return new Visitor(port).resident(WaitingCase.YI);
    }

    private String kept(String table) {
        return jdbc.sql("select to_jsonb(kept)::text from " + table + " kept where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private void assertTold(Visitor who, String address) {
        var answer = who.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(409);
        assertThat(answer.body()).contains(SENTENCE).contains("请告诉平台管理员");
    }

    private void assertFound(boolean named) {
        assertThat(checks.check().findings().stream()
                        .anyMatch(finding -> finding.about().equals(number)
                                && finding.recorded().startsWith("REQUEST_CORRECTION")))
                .isEqualTo(named);
    }

    @Test
    void aCaseWithoutItsNoticeOfCorrectionSaysSoAndTheListsGoOn() {
        var window = window();
        var asked = ASKED.matcher(window.get(page).body());
        assertThat(asked.find()).isTrue();
        window.post(page + "/correction", page, Map.of(asked.group(1), "请写全门牌号", "days", "15"));
        assertThat(window.get(page).statusCode()).isEqualTo(200);
        assertFound(false);
        var notice = kept("casework.correction");
        jdbc.sql("delete from casework.correction where number = :number")
                .param("number", number)
                .update();
        try {
            var mine = "/my/cases/" + number;
            assertTold(window, page);
            assertTold(owner(), mine);
            assertTold(owner(), mine + "/correction");
            window.get("/?lang=en");
            assertThat(window.get(page).body()).contains("This record cannot be opened now");
            assertThat(window.get("/officer/queue").statusCode()).isEqualTo(200);
            assertThat(owner().get("/my/cases").statusCode()).isEqualTo(200);
            var clock = owner().get("/api/v1/cases/" + number + "/clock");
            assertThat(clock.statusCode()).isEqualTo(409);
            assertThat(clock.body()).contains("/problems/damaged-record").contains("reference");
            assertFound(true);
        } finally {
            jdbc.sql("insert into casework.correction"
                            + " select * from jsonb_populate_record(null::casework.correction, cast(:kept as jsonb))")
                    .param("kept", notice)
                    .update();
        }
        assertThat(window.get(page).statusCode()).isEqualTo(200);
        assertFound(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"applicant", "applicant_id"})
    void aCaseWithSomebodyElsesNameSaysSo(String column) {
        var kept = jdbc.sql("select " + column + " from casework.application where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        var other = jdbc.sql("select name from access.account where kind = 'RESIDENT' limit 1")
                .query(String.class)
                .single();
        put(column, other);
        try {
            assertTold(window(), page);
        } finally {
            put(column, kept);
        }
        assertThat(window().get(page).statusCode()).isEqualTo(200);
    }

    private void put(String column, String value) {
        assertThat(jdbc.sql("update casework.application set " + column + " = :value where number = :number")
                        .param("value", value)
                        .param("number", number)
                        .update())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"holder_key", "mark", "file_mark"})
    void aCertificateThatIsNotTheOneThatWasIssuedIsNotThere(String column) {
        window().post(page + "/acceptance", page, Map.of("verdict", "yes", "then", "stay"));
        new Visitor(port).officer("yu").post(page + "/decision", page, Map.of("verdict", "yes", "reasons", "可以。"));
        var mine = "/my/cases/" + number;
        var owner = owner();
        assertThat(owner.get(mine + "/certificate.pdf").statusCode()).isEqualTo(200);
        var kept = jdbc.sql("select " + column + " from certificate.certificate where case_number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        bend(column, "x");
        try {
            var answer = owner.get(mine + "/certificate.pdf");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("<html");
            var theirs = owner.get(mine);
            assertThat(theirs.statusCode()).isEqualTo(200);
            assertThat(theirs.body().contains("这张证照现在不能给您")).isEqualTo(!column.equals("file_mark"));
            assertThat(window().get(page).statusCode()).isEqualTo(200);
        } finally {
            bend(column, kept);
        }
        assertThat(owner.get(mine + "/certificate.pdf").statusCode()).isEqualTo(200);
    }

    private void bend(String column, String value) {
        assertThat(jdbc.sql("update certificate.certificate set " + column + " = :value where case_number = :number")
                        .param("value", value)
                        .param("number", number)
                        .update())
                .isOne();
    }
}
