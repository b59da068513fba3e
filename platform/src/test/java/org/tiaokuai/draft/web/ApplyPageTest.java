package org.tiaokuai.draft.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Logs;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

@WholeApplication
class ApplyPageTest {

    private static final String ITEM = "/apply/1132020099000103683322111001000";
    private static final String SHEN = "320203199002179776";
    private static final String ZHOU = "320223194409039866";
    private static final String LU = "320281199305219826";

    @LocalServerPort
    int port;

    @AfterAll
    static void theLogKnowsNothingOfWhatWasTyped() {
        Logs.holdNothingOf(SHEN, "13800009876", "听雨", "999999999999", "长长长长长长");
    }

    @ParameterizedTest
    @CsvSource({"'', 请填", "12, 应是11位数字", "１３８００００２１７, 应是11位数字", "abc, 应是11位数字", "99999999999, 应是11位数字"})
    void aBadTelephoneNumberComesBackAsItWasTypedWithASentence(String typed, String sentence) {
        var answer =
                new Visitor(port).resident(SHEN).post(form() + "/contact", form() + "/contact", Map.of("phone", typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence).contains("href=\"#phone\"").contains("value=\"" + typed + "\"");
    }

    @Test
    void aHalfFilledPageIsKeptForLaterEvenWithADayThatIsNone() {
        var visitor = new Visitor(port).resident("320211199603159842");
        var half = Map.of("insuredSince", "2020", "insuredSince.month", "13", "insuredSince.day", "", "later", "1");
        var answer = visitor.post(form() + "/now", form() + "/now", half);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Visitor.where(answer)).endsWith(form());
        assertThat(visitor.get(form()).body()).contains("没填完");
        assertThat(visitor.get(form() + "/now").body())
                .contains("value=\"2020\"")
                .contains("value=\"13\"");
        assertThat(visitor.get("/my/cases").body()).contains(form());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1132020099000103683322111001000",
                "11320200990001028D3322106002000",
                "11320200990001087G3320102001002"
            })
    void whereNothingWasBegunNothingIsSaidToBeDone(String item) {
        var page = new Visitor(port).resident(ZHOU).get("/apply/" + item).body();
        assertThat(page).contains("未开始").containsPattern("[0-9]+项填好了0项");
    }

    @Test
    void controlCharactersAndOverlongTextAreNamedAndKept() {
        var visitor = new Visitor(port).resident(SHEN);
        var page = textPage(visitor);
        var control = visitor.post(page.path(), page.path(), Map.of(page.field(), "听雨\u0007路"));
        assertThat(control.statusCode()).isEqualTo(422);
        assertThat(control.body()).contains("看不见的字符").contains("听雨\u0007路");
        var overlong = visitor.post(page.path(), page.path(), Map.of(page.field(), "长".repeat(5000)));
        assertThat(overlong.statusCode()).isEqualTo(422);
        assertThat(overlong.body()).contains("太长").contains("长".repeat(5000));
    }

    @Test
    void aForgedTokenDoesNothingAndShowsWhatWasTyped() {
        var visitor = new Visitor(port).resident(SHEN);
        var answer = visitor.postAsIs(form() + "/contact", Map.of("phone", "13800009876", "_csrf", "forged"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("这一步没有做成").contains("13800009876");
        assertThat(visitor.get(form() + "/contact").body()).doesNotContain("13800009876");
    }

    @Test
    void markupInAnAnswerIsText() {
        var visitor = new Visitor(port).resident(SHEN);
        var page = textPage(visitor);
        var answer = visitor.post(page.path(), page.path(), Map.of(page.field(), "<script>alert(1)</script>\u0007"));
        assertThat(answer.body()).contains("&lt;script").doesNotContain("<script>alert");
    }

    @Test
    void someoneElsesCaseIsNotThere() {
        var number = firstNumber(new Visitor(port).resident(LU).get("/my/cases").body());
        var stranger = new Visitor(port).resident(SHEN);
        for (var path : List.of("", "/receipt", "/withdrawal", "/certificate.pdf")) {
            assertThat(stranger.get("/my/cases/" + number + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(stranger.post("/my/cases/" + number + "/withdrawal", "/my/cases", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(port)
                        .officer("he")
                        .get("/officer/cases/" + number.replace('0', '1'))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nonsenseInAddressesIsNotThereAndNeverOurFault() {
        var visitor = new Visitor(port).resident(SHEN);
        for (var path : List.of(
                "/apply/x",
                "/apply/%7Bfoo%7D",
                "/apply/%7Bfoo%7D/materials/1",
                form() + "/nowhere",
                "/items/x",
                "/items?page=99999999999999999999",
                "/my/cases/1",
                "/verify/%E4%B8%AD",
                "/items?q=%00%27%22%5C%26%7C%21%28%3A",
                "/items?theme=%00",
                "/track?number=%00",
                "/api/v1/items?page=x",
                "/api/v1/items/x",
                "/api/v1/certificates/%27",
                "/officer/queue?after=x_y")) {
            assertThat(visitor.get(path).statusCode()).as(path).isLessThan(500);
        }
        assertThat(visitor.post(form() + "/check", form(), Map.of("draft", "not-a-number"))
                        .statusCode())
                .isLessThan(500);
    }

    /** A password in a request that cannot be read must not end in the log; that it is answered calmly is shown here. */
    @Test
    void aRequestThatNobodyCanReadIsAnsweredCalmly() {
        var visitor = new Visitor(port);
        for (var path : List.of("/items?q=%ff", "/verify?code=%ff", "/api/v1/items?q=%ED%A0%80", "/?lang=en&q=%ff")) {
            var answer = visitor.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .isPresent();
        }
        var large = visitor.postAsIs("/sign-in", Map.of("number", "9".repeat(3_000_000)));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("内容太大");
        assertThat(visitor.postAsIs("/staff/sign-in", Map.of("login", "x\u0000y"))
                        .statusCode())
                .isLessThan(500);
    }

    @Test
    void anImpossibleDayIsNoDate() {
        var visitor = new Visitor(port).resident(SHEN);
        for (var day : List.of("02-30", "13-01", "00-00", "2-31")) {
            var parts = day.split("-");
            var fields = Map.of("insuredSince", "2020", "insuredSince.month", parts[0], "insuredSince.day", parts[1]);
            var answer = visitor.post(form() + "/now", form() + "/now", fields);
            assertThat(answer.statusCode()).as(day).isEqualTo(422);
            assertThat(answer.body()).as(day).contains("不是一个日期").contains("value=\"" + parts[1] + "\"");
        }
    }

    @Test
    void aDraftHandedInFromManyTabsAtOnceBecomesOneApplication() throws Exception {
        var visitor = new Visitor(port).resident("320223194409039866");
        fill(visitor);
        var check = visitor.get(form() + "/check");
        var fields = Map.of("draft", hidden(check.body(), "draft"), "_csrf", hidden(check.body(), "_csrf"));
        Set<String> receipts = new HashSet<>();
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> press = () -> {
                var answer = visitor.postAsIs(form() + "/check", fields);
                assertThat(answer.statusCode()).isEqualTo(302);
                return Visitor.where(answer);
            };
            for (var receipt : tabs.invokeAll(Collections.nCopies(12, press))) {
                receipts.add(receipt.get());
            }
        }
        assertThat(receipts).hasSize(1).allMatch(receipt -> receipt.endsWith("/receipt"));
    }

    private void fill(Visitor visitor) {
        for (var link : links(visitor.get(form()).body())) {
            if (link.endsWith("/materials")) {
                continue; // none of them is required here
            }
            var page = visitor.get(link).body();
            var fields = new HashMap<String, String>();
            Pattern.compile("<(?:input|textarea)[^>]*?name=\"([^\"]+)\"[^>]*?>")
                    .matcher(page)
                    .results()
                    .forEach(match -> {
                        var tag = match.group();
                        var value = Pattern.compile("value=\"([^\"]*)\"").matcher(tag);
                        var given = value.find() ? value.group(1) : "";
                        fields.putIfAbsent(match.group(1), given.isEmpty() ? answer(match.group(1), page) : given);
                    });
            fields.remove("later");
            var answer = visitor.postAsIs(link, fields);
            assertThat(answer.statusCode())
                    .as(link + " " + fields + answer.body())
                    .isEqualTo(302);
        }
    }

    private static String answer(String name, String page) {
        if (name.endsWith(".month") || name.endsWith(".day")) {
            return "3";
        }
        return page.contains("name=\"" + name + ".month\"") ? "2020" : "320200";
    }

    private record TextPage(String path, String field) {}

    /** The first page that asks for free text. */
    private TextPage textPage(Visitor visitor) {
        for (var link : links(visitor.get(form()).body())) {
            var field = Pattern.compile("<input class=\"form-control \" id=\"(\\w+)\" name=\"\\1\" type=\"text\"")
                    .matcher(visitor.get(link).body());
            if (!link.endsWith("/contact") && field.find()) {
                return new TextPage(link, field.group(1));
            }
        }
        throw new AssertionError("No page asks for text");
    }

    private static String form() {
        return ITEM;
    }

    private static List<String> links(String body) {
        return Pattern.compile("href=\"(/apply/[^/\"]+/[a-zA-Z0-9-]+)\"")
                .matcher(body)
                .results()
                .map(match -> match.group(1))
                .filter(link -> !link.endsWith("/check"))
                .distinct()
                .toList();
    }

    private static String hidden(String body, String name) {
        var field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(body);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }

    private static String firstNumber(String body) {
        var number = Pattern.compile("/my/cases/([0-9-]{10,})").matcher(body);
        assertThat(number.find()).isTrue();
        return number.group(1);
    }
}
