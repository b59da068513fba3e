package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever may see a case is told by the API what its page shows; to anybody else there is none. */
@WholeApplication
class ClocksApiTest {

    private static final String SOMEBODY_ELSE = "320281199305219826";

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    JdbcClient jdbc;

    private String number = "";
    private String path = "";

    @BeforeEach
    void aCaseWaits() {
        number = waiting.submit();
        path = "/api/v1/cases/" + number + "/clock";
    }

    private JsonNode ask(Visitor visitor) {
        var answer = visitor.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Stream<String> sentences(JsonNode clock) {
        return steps(clock).map(step -> step.get("sentence").asString());
    }

    private static Stream<JsonNode> steps(JsonNode clock) {
        return clock.get("limits").valueStream().flatMap(limit -> limit.get("explanation")
                .valueStream());
    }

    @Test
    void residentAndOfficerAreToldTheSameDaysInTheLanguageTheyAskFor() {
        var mine = ask(new Visitor(port).resident(WaitingCase.YI));
        var theirs = ask(new Visitor(port).officer("fang"));
        assertThat(theirs.get("limits")).isEqualTo(mine.get("limits"));
        assertThat(mine.get("number").asString()).isEqualTo(number);
        assertThat(mine.get("light").asString()).isEqualTo("ON_TIME");
        assertThat(mine.has("acceptedFrom")).isFalse();
        assertThat(mine.has("anomalies")).isFalse();
        assertThat(theirs.get("anomalies").isEmpty()).isTrue();
        var limit = mine.get("limits").get(0);
        assertThat(limit.get("duty").asString()).isEqualTo("NOTICE");
        assertThat(limit.get("source").asString()).isEqualTo("LAW");
        assertThat(limit.get("next").asBoolean()).isTrue();
        assertThat(limit.get("rule").get("id").asString()).isEqualTo("LIC-03");
        assertThat(limit.get("basis").asString()).isEqualTo("参照行政许可法第三十二条第一款第四项");
        assertThat(limit.get("standing").asString()).isEqualTo("RUNNING");
        assertThat(limit.get("left").asInt()).isEqualTo(5);
        assertThat(limit.get("until").asString()).endsWith("T16:00:00Z");
        assertThat(steps(mine).map(step -> step.get("type").asString()))
                .startsWith("Began")
                .contains("Days")
                .endsWith("Due");
        assertThat(sentences(mine)).anyMatch(said -> said.contains("第二天"));
        var english = ask(new Visitor(port).saying("Accept-Language", "en").resident(WaitingCase.YI));
        assertThat(sentences(english)).noneMatch(said -> said.matches(".*\\p{IsHan}.*"));
        for (var other : List.of("fr", "zh-CN,en;q=0.9", "no-such-thing;;q=", "en;q=0.1,zh")) {
            assertThat(ask(new Visitor(port).saying("Accept-Language", other).resident(WaitingCase.YI)))
                    .as(other)
                    .isEqualTo(mine);
        }
        var page = new Visitor(port).saying("Accept-Language", "en").get("/").body();
        assertThat(page).as("a page is Chinese until somebody chooses").contains("<html lang=\"zh-CN\"");
    }

    @Test
    void whatIsToldIsWhatIsStoredAndWhatThePageShows() {
        var window = new Visitor(port).officer("fang");
        var page = "/officer/cases/" + number;
        window.post(page + "/acceptance", page, Map.of("verdict", "yes", "then", "stay"));
        var clock = ask(window);
        var next = clock.get("limits")
                .valueStream()
                .filter(limit -> limit.get("next").asBoolean())
                .toList();
        assertThat(next).hasSize(1);
        assertThat(next.getFirst().get("due").asString())
                .isEqualTo(jdbc.sql("select due_on::text from casework.application where number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single());
        assertThat(Instant.parse(clock.get("acceptedFrom").asString())).isBefore(Instant.now());
        assertThat(clock.has("deemedAt")).isFalse();
        var body = window.get(page).body();
        steps(clock)
                .filter(step ->
                        clock.get("limits").get(1).get("explanation").toString().contains(step.toString()))
                .forEach(step -> assertThat(body).contains(step.get("sentence").asString()));
    }

    @Test
    void nobodyElseIsTold() {
        var nobody = new Visitor(port);
        assertThat(nobody.get(path).statusCode()).isEqualTo(404);
        assertThat(nobody.resident(SOMEBODY_ELSE).get(path).statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).officer("he").get(path).statusCode())
                .as("another department's")
                .isEqualTo(404);
        assertThat(new Visitor(port).officer("shen").get(path).statusCode())
                .as("before a post is chosen")
                .isEqualTo(404);
        var none = new Visitor(port).resident(WaitingCase.YI).get("/api/v1/cases/00000000-0/clock");
        assertThat(none.statusCode()).isEqualTo(404);
    }

    @Test
    void askingForTheClockIsNoReadOfThePerson() {
        var before = reads();
        ask(new Visitor(port).officer("fang"));
        assertThat(reads()).isEqualTo(before);
    }

    private long reads() {
        return jdbc.sql("select count(*) from privacy.read").query(Long.class).single();
    }
}
