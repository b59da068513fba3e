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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Guide;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    @ParameterizedTest
    @CsvSource({"开小饭馆, 食品经营许可新办", "饭店, 食品经营许可新办", "给孩子上户口, 生育登记", "租房补贴, 公共租赁住房申请"})
    void whatPeopleSayLeadsToWhatTheCityOffers(String said, String name) {
        assertThat(find(said)
                        .split("<ul class=\"tk-found\">")[1]
                        .split("</li>")[0]
                        .replaceAll("<[^>]+>", ""))
                .contains(name);
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
    void whatFitsNowhereElseIsTheLastOfTheThemesHoweverMuchItIs(@Autowired Catalogue catalogue) {
        var json = JsonMapper.shared();
        var offer = catalogue.offer("11320200990001087G3320102001002").orElseThrow();
        long more = catalogue.themes().getFirst().items();
        for (int at = 1; at <= more + 1; at++) {
            var guide = (ObjectNode) json.valueToTree(offer.guide());
            guide.put("code", "RESTOFTHEMES0" + at).put("name", "虚构的杂项登记" + at);
            guide.putArray("themes").add("其他");
            catalogue.publish(new PublishGuide(json.treeToValue(guide, Guide.class), offer.form(), offer.handledBy()));
        }
        assertThat(catalogue.themes().getFirst().name()).isEqualTo("其他");
        for (var path : List.of("/", "/items", "/items?q=%E9%A3%9E%E7%A2%9F%E5%81%9C%E6%94%BE")) {
            var page =
                    new Visitor(port).get(path).body().replace(URLEncoder.encode("其他", StandardCharsets.UTF_8), "其他");
            var rest = page.lastIndexOf("theme=其他\"");
            assertThat(rest).as(path).isPositive().isEqualTo(page.lastIndexOf("theme="));
        }
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
        assertThat(keeper.get("/admin").body()).contains("/admin/missed-searches", "<p><a href=\"/officer/limits\">");
        assertThat(keeper.get("/admin/missed-searches").body()).contains("飞碟停放许可申报");
        assertThat(new Visitor(port)
                        .officer("guan")
                        .get("/admin/missed-searches")
                        .statusCode())
                .isEqualTo(404);
    }
}
