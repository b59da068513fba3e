package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Unmarked;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.web.WaitingCase;
import tools.jackson.databind.json.JsonMapper;

/** An English page says nothing in Chinese but what exists in Chinese only, and that is marked as Chinese. */
@WholeApplication
class EnglishPagesTest {

    private static final int MOST = 60;
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final Pattern PREFERENCE = Pattern.compile("[?&](lang|text)=");

    /** A word of the law that is spoken of, in a text that never changes. */
    private static final Set<String> QUOTED = Set.of("日; ");

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    private static String link(MatchResult match) {
        return match.group(1).replace("&amp;", "&");
    }

    /** From where one begins, everywhere that begins so. */
    private void readsEnglish(Visitor visitor, int least, List<String> from, String... within) {
        visitor.get(from.getFirst() + "?lang=en");
        var all = new LinkedHashSet<>(from);
        var found = new ArrayList<String>();
        var next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            var path = next.poll();
            var answer = visitor.get(path);
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("<html lang=\"en\"");
            Unmarked.on(answer.body()).stream()
                    .filter(words -> !QUOTED.contains(words))
                    .forEach(words -> found.add(path + ": " + words));
            LINK.matcher(answer.body()).results().map(EnglishPagesTest::link).forEach(link -> {
                var inside = List.of(within).stream().anyMatch(link::startsWith);
                if (inside && !PREFERENCE.matcher(link).find() && all.size() < MOST && all.add(link)) {
                    next.add(link);
                }
            });
        }
        assertThat(found).isEmpty();
        assertThat(all).as("pages from " + from).hasSizeGreaterThanOrEqualTo(least);
    }

    @Test
    void whatAnybodyMayOpen() {
        readsEnglish(
                new Visitor(port),
                10,
                List.of(
                        "/ledger",
                        "/verify",
                        "/verify/receipt",
                        "/tools/deadline",
                        "/tools/deadline?start=2024-09-27&rule=LIC-06",
                        "/tools/deadline?start=2024-08-02&amount=60&unit=DAY",
                        "/privacy",
                        "/track",
                        "/accessibility",
                        "/sign-in",
                        "/sign-up",
                        "/items/1132020099000103683322111001000",
                        "/"),
                "/ledger",
                "/verify",
                "/tools",
                "/items/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"320281199305219826", "320211199603159842"})
    void whatAResidentReads(String number) {
        readsEnglish(
                new Visitor(port).resident(number),
                10,
                List.of("/my/cases", "/my/reads", "/my/data"),
                "/my",
                "/verify");
    }

    @Test
    void whatTheLegalOfficeReads() {
        readsEnglish(
                new Visitor(port).officer("lu"),
                40,
                List.of("/officer/limits", "/officer/holidays"),
                "/officer/limits",
                "/officer/holidays");
    }

    /** What has an English name bears it where one reads of one's own business, marked or not. */
    @Test
    void anItemBearsItsEnglishName() throws IOException {
        var number = waiting.submit();
        new Visitor(port).officer("fang").get("/officer/cases/" + number);
        var resident = new Visitor(port).resident(WaitingCase.YI);
        resident.get("/my/cases?lang=en");
        for (var page : List.of("/my/cases", "/my/reads", "/my/data", "/my/cases/" + number)) {
            assertThat(resident.get(page).body()).as(page).doesNotContain(named());
        }
        assertThat(resident.get("/my/reads").body()).contains("Social insurance transfer");
    }

    private static List<String> named() throws IOException {
        var names = new ArrayList<String>();
        try (var guides = Files.list(Path.of("src/main/resources/demo/guides"))) {
            for (var file : guides.toList()) {
                var guide = JsonMapper.shared().readTree(Files.readString(file));
                if (!guide.path("nameEn").asString("").isEmpty()) {
                    names.add(">" + guide.path("name").asString() + "<");
                }
            }
        }
        assertThat(names).hasSizeGreaterThan(10);
        return names;
    }

    @Test
    void aStepThatWaitsIsNotSaidToBeOver() {
        var number = waiting.submit();
        var resident = new Visitor(port).resident(WaitingCase.YI);
        resident.get("/my/cases?lang=en");
        assertThat(resident.get("/my/cases/" + number).body())
                .contains("<h3>Submitted</h3>", "<li class=\"now\"><h3>Acceptance</h3>")
                .doesNotContain("<h3>Accepted</h3>");
        var page = "/officer/cases/" + number;
        new Visitor(port).officer("fang").post(page + "/acceptance", page, Map.of("verdict", "yes"));
        assertThat(resident.get("/my/cases/" + number).body())
                .contains("<h3>Accepted</h3>", "<li class=\"now\"><h3>Decision</h3>")
                .doesNotContain("<h3>Acceptance</h3>");
    }

    @Test
    void anItemThatCostsNothingSaysSoInEnglish() {
        var visitor = new Visitor(port);
        visitor.get("/?lang=en");
        assertThat(visitor.get("/items/1132020099000103683322111001000").body())
                .contains("<dt>Fee</dt><dd>None</dd>")
                .doesNotContain("不收费");
    }

    @Test
    void chineseThatIsNotMarkedIsFound() {
        assertThat(Unmarked.on("<html lang=\"en\"><p>受理</p></html>")).containsExactly("受理");
        assertThat(Unmarked.on("<p lang=\"zh-CN\">受理<b lang=\"en\">is 受理</b></p>"))
                .containsExactly("受理");
        assertThat(Unmarked.on("<p lang=\"zh-CN\">受理</p><p>不予</p>")).containsExactly("不予");
        assertThat(Unmarked.on("<p><input title=\"姓名\"></p>")).containsExactly("姓名");
        assertThat(Unmarked.on("<p hreflang=\"zh-CN\">受理</p>")).containsExactly("受理");
        assertThat(Unmarked.on("<!-- 受理 --><p lang=\"zh-CN\"><br>受理<i>也</i></p>"))
                .isEmpty();
        assertThat(Unmarked.on("<title>件</title><p>𠮷</p>")).containsExactly("𠮷");
    }
}
