package org.tiaokuai.hall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** Finding an item the way people type. */
@WholeApplication
class ItemsPageTest {

    @LocalServerPort
    int port;

    private String find(String typed) {
        return new Visitor(port)
                .get("/items?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jzz", "juzhuzheng", "居住證", "居住证", "暂住证"})
    void theResidencePermitIsFoundHoweverItIsTyped(String typed) {
        assertThat(find(typed)).contains("居住").contains("最合适的在前").doesNotContain("没有找到");
    }

    @Test
    void whatWasAskedForIsMarkedInTheName() {
        assertThat(find("居住证")).contains("<mark>居住证</mark>");
        assertThat(find("<script>居住证")).contains("<mark>居住证</mark>").doesNotContain("<script>居住");
    }

    @Test
    void whatOnlySoundsTheSameIsSaidToBeNear() {
        assertThat(find("居住正")).contains("没有完全对上的；也许是要找这些").contains("<mark>居住</mark>证");
    }

    @Test
    void whereNothingOrOnlyTheNearIsFoundThemesLeadOnAndNoHelpIsPromised() {
        for (var typed : List.of("居住正", "飞碟停放")) {
            var main = find(typed).split("<main", 2)[1].split("</main>", 2)[0];
            assertThat(main).contains("按主题找").contains("/items?theme=").doesNotContain("12345");
        }
        assertThat(find("居住证")).doesNotContain("按主题找");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "居住证\u0000",
                "%_'\"\\",
                ".*+?[](){}^$|",
                "😀",
                "\uD842居住证",
                "ＪＺＺ",
                "居住證",
                "jvzhuzheng",
                "？？？",
                "  "
            })
    void whateverIsTypedIsAnsweredByAPage(String typed) {
        var answer = new Visitor(port).get("/items?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<main");
    }

    @ParameterizedTest
    @CsvSource({"%00, 200", "%ED%A0%80, 400", "%C3%28, 400", "%FF%FE, 400", "%F0%9F%98, 400"})
    void octetsThatAreNoTextAreAnsweredByAPage(String octets, int status) {
        var answer = new Visitor(port).get("/items?q=" + octets);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("<main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme", "department", "for", "event", "division"})
    void whatNoItemBearsNarrowsToNothingAndIsAnsweredByAPage(String facet) {
        var answer = new Visitor(port).get("/items?q=&" + facet + "=%3Cnobody%3E");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<main").doesNotContain("<nobody>");
    }

    @Test
    void tenThousandCharactersAreTooManyAndAreSaidToBe() {
        assertThat(new Visitor(port).get("/items?q=" + "x".repeat(7_000)).statusCode())
                .isEqualTo(200);
        assertThat(new Visitor(port).get("/items?q=" + "x".repeat(10_000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aHundredWhoFindNothingAtOnceKeepNobodyWaiting() throws Exception {
        try (var threads = Executors.newFixedThreadPool(100)) {
            var answers = new ArrayList<Future<Integer>>();
            for (int at = 0; at < 100; at++) {
                var nothing = "鼍龘" + (char) ('鼎' + at) + "靐齉";
                answers.add(threads.submit(() -> new Visitor(port)
                        .get("/items?q=" + URLEncoder.encode(nothing, StandardCharsets.UTF_8))
                        .statusCode()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "查 3202 8119 9305 2198 26, 3202",
        "138 1234 5678 陆, 陆",
        "138-1234-5678 陆, 陆",
        "１３８１２３４５６７８, 13812345678",
        "戼\u202E12345, 戼"
    })
    void whatMayBeSomebodysNumberIsNotKeptForEditors(String typed, String trace) {
        var keeper = new Visitor(port).officer("liang");
        find(typed);
        assertThat(keeper.get("/admin/missed-searches").body()).doesNotContain(trace);
    }

    @Test
    void editorsSeeWhatWasNotFound() {
        find("飞碟停放许可申报");
        var keeper = new Visitor(port).officer("liang");
        assertThat(keeper.get("/admin").body()).contains("/admin/missed-searches");
        assertThat(keeper.get("/admin/missed-searches").body()).contains("飞碟停放许可申报");
        assertThat(new Visitor(port)
                        .officer("guan")
                        .get("/admin/missed-searches")
                        .statusCode())
                .isEqualTo(404);
    }
}
