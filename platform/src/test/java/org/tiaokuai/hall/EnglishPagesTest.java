package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/**
 * An English page says nothing in Chinese but what exists in Chinese only, and that is marked as Chinese, so that a
 * reading voice changes its language (WCAG 3.1.2).
 */
@WholeApplication
class EnglishPagesTest {

    private static final int MOST = 60;
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}[\\p{IsHan}\\p{IsPunctuation}\\s]*");
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");

    /** A word of the law that is spoken of, in a text that never changes. */
    private static final Set<String> QUOTED = Set.of("日; ");

    private static final Pattern PREFERENCE = Pattern.compile("[?&](lang|text)=");

    @LocalServerPort
    int port;

    /** A tag, or what stands before the next one. */
    private static final Pattern PIECE =
            Pattern.compile("<!--.*?-->|<(/?)([a-zA-Z0-9]+)([^>]*)>|[^<]+", Pattern.DOTALL);

    private static final Pattern LANG = Pattern.compile("(?:^|\\s)lang=\"([^\"]*)\"");
    private static final Pattern SPOKEN = Pattern.compile("(?:^|\\s)(?:alt|title|aria-label|placeholder)=\"([^\"]*)\"");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "img", "hr", "wbr", "path", "rect");

    private record Open(String tag, boolean chinese) {}

    /** What stands there in Chinese and is not marked so; of the title without the name of the site, which cannot be. */
    static List<String> unmarked(String html) {
        var found = new ArrayList<String>();
        var open = new ArrayDeque<Open>();
        var pieces = PIECE.matcher(html);
        while (pieces.find()) {
            var tag = pieces.group(2) == null ? "" : pieces.group(2).toLowerCase(Locale.ROOT);
            boolean inside = !open.isEmpty() && open.peek().chinese();
            if (tag.isEmpty()) {
                boolean title = !open.isEmpty() && open.peek().tag().equals("title");
                var said = title ? pieces.group().replaceFirst(" · [^·]*$", "") : pieces.group();
                if (!inside && !pieces.group().startsWith("<")) {
                    HAN.matcher(said).results().forEach(match -> found.add(match.group()));
                }
            } else if (!pieces.group(1).isEmpty()) {
                while (!open.isEmpty() && !open.pop().tag().equals(tag)) {
                    // A paragraph may end without saying so.
                }
            } else {
                var lang = LANG.matcher(pieces.group(3));
                boolean chinese = lang.find() ? lang.group(1).startsWith("zh") : inside;
                if (!chinese) {
                    SPOKEN.matcher(pieces.group(3))
                            .results()
                            .filter(match -> HAN.matcher(match.group(1)).find())
                            .forEach(match -> found.add(match.group(1)));
                }
                if (!VOID.contains(tag) && !pieces.group(3).endsWith("/")) {
                    open.push(new Open(tag, chinese));
                }
            }
        }
        return found;
    }

    private static String link(MatchResult match) {
        return match.group(1).replace("&amp;", "&");
    }

    /** From where one begins, everywhere that begins so. */
    private void readsEnglish(Visitor visitor, int least, List<String> from, String... within) {
        visitor.get(from.getFirst() + "?lang=en");
        var all = new LinkedHashSet<>(from);
        var found = new ArrayList<String>();
        var waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            var path = waiting.poll();
            var answer = visitor.get(path);
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("<html lang=\"en\"");
            found.addAll(unmarked(answer.body()).stream()
                    .filter(words -> !QUOTED.contains(words))
                    .map(words -> path + ": " + words)
                    .toList());
            LINK.matcher(answer.body()).results().map(EnglishPagesTest::link).forEach(link -> {
                var inside = List.of(within).stream().anyMatch(link::startsWith);
                if (inside && !PREFERENCE.matcher(link).find() && all.size() < MOST && all.add(link)) {
                    waiting.add(link);
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
                6,
                List.of(
                        "/ledger",
                        "/verify",
                        "/verify/receipt",
                        "/tools/deadline",
                        "/tools/deadline?start=2024-09-27&rule=LIC-06",
                        "/tools/deadline?start=2024-08-02&amount=60&unit=DAY"),
                "/ledger",
                "/verify",
                "/tools");
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

    @Test
    void chineseThatIsNotMarkedIsFound() {
        assertThat(unmarked("<html lang=\"en\"><p>受理</p></html>")).containsExactly("受理");
        assertThat(unmarked("<p lang=\"zh-CN\">受理<b lang=\"en\">is 受理</b></p>")).containsExactly("受理");
        assertThat(unmarked("<p lang=\"zh-CN\">受理</p><p>不予</p>")).containsExactly("不予");
        assertThat(unmarked("<p><input title=\"姓名\"></p>")).containsExactly("姓名");
        assertThat(unmarked("<p hreflang=\"zh-CN\">受理</p>")).containsExactly("受理");
        assertThat(unmarked("<p lang=\"zh-CN\"><br>受理<i>也</i></p>")).isEmpty();
        assertThat(unmarked("<title>Cases · 无锡市</title><title>件 · 无锡市</title>")).containsExactly("件");
    }
}
