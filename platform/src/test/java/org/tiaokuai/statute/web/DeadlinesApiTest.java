package org.tiaokuai.statute.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeApplication
class DeadlinesApiTest {

    private static final String PATH = "/api/v1/deadline?";

    @LocalServerPort
    int port;

    private JsonNode ask(String query) {
        var answer = new Visitor(port).get(PATH + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void tellsTheLastDayAndEveryDayBefore() {
        var told = ask("start=2024-02-07&amount=20&unit=WORKING_DAY");
        assertThat(told.get("due").asString()).isEqualTo("2024-03-12");
        assertThat(told.get("provisional").asBoolean()).isFalse();
        assertThat(told.get("rule").isNull()).isTrue();
        assertThat(told.get("explanation")
                        .valueStream()
                        .map(each -> each.get("from").asString() + " "
                                + each.get("to").asString() + " "
                                + each.get("kind").asString() + " "
                                + each.get("name").asString() + " " + each.get("firstOrdinal") + "-"
                                + each.get("lastOrdinal")))
                .startsWith(
                        "2024-02-07 2024-02-07 START  0-0",
                        "2024-02-08 2024-02-09 COUNTED  1-2",
                        "2024-02-10 2024-02-17 HOLIDAY 春节 0-0",
                        "2024-02-18 2024-02-18 MAKE_UP 春节 3-3",
                        "2024-02-19 2024-02-23 COUNTED  4-8",
                        "2024-02-24 2024-02-25 WEEKEND  0-0")
                .endsWith("2024-03-11 2024-03-12 COUNTED  19-20");
        assertThat(told.get("explanation").get(0).get("source").asString()).isEqualTo("民法典第二百零一条");
        assertThat(told.get("explanation").get(2).get("reason").asString()).isEqualTo("春节，休息8天，不算。");
        assertThat(told.get("explanation").get(2).get("source").asString()).isEqualTo("2024年节假日安排");
        assertThat(told.get("explanation").get(5).get("source").asString()).contains("职工工作时间");
    }

    @ParameterizedTest
    @CsvSource({
        "start=2024-05-11&amount=1&unit=WORKING_DAY, 2024-05-13, false",
        "start=2024-12-10&amount=60&unit=DAY, 2025-02-08, false",
        "start=2024-08-02&amount=60&unit=day, 2024-10-08, false",
        "start=2024-01-31&amount=1&unit=MONTH, 2024-02-29, false",
        "start=2024-02-29&amount=1&unit=YEAR, 2025-02-28, false",
        "start=2024-09-30T16:30:15&amount=24&unit=HOUR, 2024-10-01T16:30:15+08:00, false",
        "start=2024-09-30&time=16:30&rule=INT-02, 2024-10-01T16:30:00+08:00, false",
        "start=2024-09-30T00:00&rule=ART-01, 2024-09-30T01:00:00+08:00, false",
        "start=2024-02-07&rule=LIC-06, 2024-03-12, false",
        "start=2024-02-07&rule=lic-06&unit=DAY, 2024-03-12, false",
        "start=2010-06-01&rule=DIS-04, 2010-06-23, false",
        "start=2024-10-09&rule=LIC-12-NOTICE, 2024-09-24, false",
        "start=2024-07-01&rule=LIC-06&extended=1, 2024-08-12, false",
        "start=2024-06-03&rule=DIS-04, 2024-07-02, false",
        "start=2024-06-03&rule=DIS-04&profile=YEAR_2010, 2024-06-25, false",
        "start=２０２４-02-07&amount=２０&unit=WORKING_DAY, 2024-03-12, false",
        "start=2026-12-31&amount=1&unit=WORKING_DAY, 2027-01-04, true",
        "start=2024-02-07&amount=0&unit=WORKING_DAY, 2024-02-07, false",
        "start=2007-01-01&amount=1&unit=DAY, 2007-01-04, false"
    })
    void answersEachUnitAndRule(String query, String due, boolean provisional) {
        var told = ask(query.replace("２０", "%EF%BC%92%EF%BC%90").replace("２４", "%EF%BC%92%EF%BC%94"));
        assertThat(told.get("due").asString()).isEqualTo(due);
        assertThat(told.get("provisional").asBoolean()).isEqualTo(provisional);
        assertThat(told.get("explanation").size()).isPositive();
    }

    @Test
    void whatIsDueAtOnceIsNotExplainedByTheDayThatDoesNotCount() {
        var told = ask("start=2024-09-22&rule=LIC-01").get("explanation");
        assertThat(told.get(0).get("source").asString()).isEmpty();
        assertThat(told.get(0).get("reason").asString()).contains("当天就要办");
        assertThat(told.get(1).get("kind").asString()).isEqualTo("MOVED");
    }

    @Test
    void namesTheVersionOfTheRuleThatTheDateOfTheActChose() {
        var old = ask("start=2010-06-01&rule=DIS-04").get("rule");
        assertThat(old.get("version").asInt()).isEqualTo(1);
        assertThat(old.get("edition").asString()).isEqualTo("2007");
        var now = ask("start=2024-06-03&rule=DIS-04").get("rule");
        assertThat(now.get("version").asInt()).isEqualTo(2);
        assertThat(now.get("basis").asString()).isEqualTo("政府信息公开条例第三十三条");
        assertThat(now.get("evidence").asString()).isEqualTo("S");
        assertThat(ask("start=2025-09-01&rule=SHA-04-SUPPLY")
                        .get("rule")
                        .get("evidence")
                        .asString())
                .isEqualTo("M");
    }

    @Test
    void speaksEnglishToWhoAsksForIt() {
        var visitor = new Visitor(port);
        visitor.get("/?lang=en");
        var told = JsonMapper.shared()
                .readTree(visitor.get(PATH + "start=2024-02-07&amount=20&unit=WORKING_DAY")
                        .body());
        assertThat(told.get("explanation").get(2).get("reason").asString())
                .isEqualTo("Spring Festival, 8 days off, not counted.");
        assertThat(told.get("explanation").get(2).get("name").asString()).isEqualTo("春节");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "'', start, statute.deadline.start.missing",
        "start=&amount=1&unit=DAY, start, statute.deadline.start.missing",
        "start=7.2.2024&amount=1&unit=DAY, start, statute.deadline.start.unreadable",
        "start=2024-02-30&amount=1&unit=DAY, start, statute.deadline.start.unreadable",
        "start=2023-02-29&amount=1&unit=DAY, start, statute.deadline.start.unreadable",
        "start=20240207&amount=1&unit=DAY, start, statute.deadline.start.unreadable",
        "start=2024-02-07&start=2024-02-08&amount=1&unit=DAY, start, statute.deadline.start.unreadable",
        "start=2024-02-07T25:00&amount=1&unit=HOUR, start, statute.deadline.time.unreadable",
        "start=2024-02-07T10:00Z&amount=1&unit=HOUR, start, statute.deadline.time.unreadable",
        "start=2024-02-07T10:00&time=10:00&amount=1&unit=HOUR, time, statute.deadline.time.unreadable",
        "start=2024-02-07&time=noon&amount=1&unit=HOUR, time, statute.deadline.time.unreadable",
        "start=2024-02-07&amount=1&unit=HOUR, time, statute.deadline.time.missing",
        "start=2024-02-07&rule=INT-02, time, statute.deadline.time.missing",
        "start=2024-02-07&unit=DAY, amount, statute.deadline.amount.missing",
        "start=2024-02-07&amount=-1&unit=DAY, amount, statute.deadline.amount.wrong",
        "start=2024-02-07&amount=1.5&unit=DAY, amount, statute.deadline.amount.wrong",
        "start=2024-02-07&amount=3651&unit=WORKING_DAY, amount, statute.deadline.amount.wrong",
        "start=2024-02-07&amount=122&unit=MONTH, amount, statute.deadline.amount.wrong",
        "start=2024-02-07&amount=11&unit=YEAR, amount, statute.deadline.amount.wrong",
        "start=2024-02-07T10:00&amount=87601&unit=HOUR, amount, statute.deadline.amount.wrong",
        "start=2024-02-07&amount=99999999999999999999&unit=DAY, amount, statute.deadline.amount.wrong",
        "start=2024-02-07&amount=1, unit, statute.deadline.unit.unknown",
        "start=2024-02-07&amount=1&unit=WEEK, unit, statute.deadline.unit.unknown",
        "start=2024-02-07&amount=1&unit=DAY&rule=LIC-06, amount, statute.deadline.both",
        "start=2024-02-07&rule=LIC-99, rule, statute.deadline.rule.unknown",
        "start=2024-02-07&rule=LIC-06';drop, rule, statute.deadline.rule.unknown",
        "start=2021-02-07&rule=PET-01, rule, statute.deadline.rule.notYet",
        "start=2024-02-07&rule=PET-01&profile=YEAR_2010, rule, statute.deadline.rule.notYet",
        "start=2024-02-07&rule=LIC-06&profile=1999, profile, statute.deadline.profile.unknown",
        "start=2024-02-07&rule=LIC-11, rule, statute.deadline.rule.noLength",
        "start=2024-02-07&rule=LIC-10&extended=1, extended, statute.deadline.extended.not",
        "start=2006-12-31&amount=1&unit=DAY, start, statute.deadline.early",
        "start=1949-10-01&amount=1&unit=DAY, start, statute.deadline.early",
        "start=2030-01-01&amount=1&unit=DAY, start, statute.deadline.late",
        "start=%2B999999999-12-31&amount=10&unit=YEAR, start, statute.deadline.late",
        "start=2026-01-01&amount=10&unit=YEAR, start, statute.deadline.late",
        "start=2026-01-01&amount=3650&unit=WORKING_DAY, start, statute.deadline.late",
        "start=2026-01-01T10:00&amount=87600&unit=HOUR, start, statute.deadline.late"
    })
    void whatItCannotReadItSaysAndNeverGuesses(String query, String field, String key) {
        var answer = new Visitor(port).get(PATH + query);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo("/problems/unreadable-deadline");
        assertThat(problem.get("status").asInt()).isEqualTo(422);
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString() + " "
                                + error.get("key").asString()))
                .contains(field + " " + key);
        assertThat(problem.get("errors").get(0).get("message").asString())
                .isNotBlank()
                .doesNotContain("statute.");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        var problem = JsonMapper.shared()
                .readTree(new Visitor(port)
                        .get(PATH + "start=x&amount=-1&unit=WEEK&profile=no")
                        .body());
        assertThat(problem.get("errors").valueStream().map(error -> error.get("field")
                        .asString()))
                .containsExactly("start", "amount", "unit", "profile");
    }

    @ParameterizedTest
    @CsvSource({"'\u0000'", "'%'", "'<script>'", "'2024-02-07\u202E'", "'日'"})
    void noInputBreaksIt(String input) {
        var typed = URLEncoder.encode(input, StandardCharsets.UTF_8);
        for (var field : new String[] {"start", "time", "amount", "unit", "rule", "profile"}) {
            var answer = new Visitor(port).get(PATH + field + "=" + typed);
            assertThat(answer.statusCode()).as(field).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("<script>");
        }
    }

    @Test
    void theDescriptionForProgramsNamesWhatTheyCanSendAndGet() {
        var paths = JsonMapper.shared()
                .readTree(new Visitor(port).get("/api/v1/openapi.json").body())
                .path("paths");
        assertThat(paths.path("/api/v1/deadline").path("get").path("responses").propertyNames())
                .contains("200", "422");
        var clock = paths.path("/api/v1/cases/{number}/clock").path("get");
        assertThat(clock.path("parameters").valueStream().map(one -> one.path("name")
                        .asString()))
                .containsExactly("number");
        assertThat(clock.path("description").asString()).contains("signed in", "cookie", "404");
    }
}
