package org.tiaokuai.rights.internal;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.tiaokuai.access.Residents.Particular;
import org.tiaokuai.draft.DraftLine;
import org.tiaokuai.form.AnswerLine;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.form.Question;
import org.tiaokuai.form.Widget;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.ReadView;
import org.tiaokuai.rights.CopyPaper;
import org.tiaokuai.rights.CopyPaper.DraftCopy;
import org.tiaokuai.rights.CopyPaper.FileCopy;
import org.tiaokuai.rights.DisputeLine;
import org.tiaokuai.rights.DisputeView;
import org.tiaokuai.rights.Disputes.Outcome;

/** What people typed is text on the page of their copy, in their language and their time, whatever they typed. */
class ReadableCopyTest {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Half past seven in the morning of the next day in Wuxi. */
    private static final Instant LATE = Instant.parse("2026-11-30T23:30:00Z");

    private static Text text(Locale locale) {
        var words = new ResourceBundleMessageSource();
        words.setBasenames("messages/rights/words", "messages/casework/words", "messages/page/words");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return new Text(words, locale);
    }

    /** Everything in it that a person or an officer typed says this. */
    private static String page(String typed, Locale locale) {
        var question =
                new Question("q", typed, typed, "", "", Widget.TEXT, List.of(), false, null, null, null, null, false);
        var answers = List.of(new AnswerLine(new FormPage("p", "", "", "", "", List.of(question)), question, typed));
        var read = new ReadView(
                1, LATE, typed, "ACCEPTANCE", typed, typed, "", typed, List.of("applicant"), List.of(), List.of());
        var line = new DisputeLine(1, "", "", "", Particular.NAME, LATE, LocalDate.EPOCH, Outcome.UPHELD, LATE);
        var paper = new CopyPaper(
                text(locale),
                LATE,
                Map.of("name", typed, "number", typed, "phone", typed),
                List.of(new DraftCopy(new DraftLine("1", typed, typed, LATE), answers)),
                List.of(),
                List.of(read),
                List.of(),
                List.of(new DisputeView(line, typed, typed, typed, typed, typed)),
                Set.of());
        var html = new StringOutput();
        TEMPLATES.render("rights/copy.jte", Map.of("paper", paper), html);
        return html.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title><script>alert(1)</script>",
                "</style><img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' onmouseover='alert(1)",
                "<a href=javascript:alert(1)>x</a>",
                "<!-- ",
                "&lt;script&gt;"
            })
    void whatWasTypedIsNeverMarkup(String typed) {
        var plain = page("甲", Locale.SIMPLIFIED_CHINESE);
        var html = page(typed, Locale.SIMPLIFIED_CHINESE);
        if (typed.contains("<")) {
            assertThat(html).doesNotContain(typed);
        }
        for (var mark : List.of("<script", "<img", "<svg", "<a ", "<!--", " onmouseover=\"", "</title>", "</style>")) {
            assertThat(html.split(mark, -1).length).as(mark).isEqualTo(plain.split(mark, -1).length);
        }
    }

    @Test
    void thePageNeedsNothingFromElsewhereAndRunsNothing() {
        var html = page("甲", Locale.SIMPLIFIED_CHINESE);
        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("<link")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("url(")
                .doesNotContain("src=");
    }

    @Test
    void timesAreThoseOfTheCityAndWordsThoseOfThePlatform() {
        assertThat(page("甲", Locale.SIMPLIFIED_CHINESE))
                .contains("2026年12月1日（周二）07:30")
                .doesNotContain("2026-11-30T")
                .contains("看要不要受理")
                .contains("没有改，说明了理由")
                .contains("看了姓名")
                .doesNotContain("ACCEPTANCE")
                .doesNotContain("UPHELD")
                .doesNotContain("applicant")
                .contains("lang=\"zh-CN\"");
        assertThat(page("A", Locale.ENGLISH))
                .contains("Tuesday 1 December 2026, 07:30")
                .contains("All times are Beijing time")
                .contains("<html lang=\"en\">")
                .doesNotContain("UPHELD");
    }

    /** What turns the direction of writing round ends with the box in which it stands. */
    @Test
    void anOverrideOfTheDirectionStaysInItsOwnBox() {
        var html = page("a\u202egnp", Locale.SIMPLIFIED_CHINESE);
        var inBlocks = html.replaceAll("(?s)<(dd|dt|td|title|h1|h3|bdi|small|div)\\b[^>]*>[^<]*\u202e[^<]*</\\1>", "");
        assertThat(inBlocks).doesNotContain("\u202e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#b.png", "a%2e%2e.png", "a b.png", "身份证.jpg", "a;b&c.png", "javascript,alert(1).png"})
    void aLinkLeadsToTheFileWhateverItIsCalled(String name) {
        var file = new FileCopy("cases/1/1-" + name);
        assertThat(file.name()).isEqualTo("1-" + name);
        var address = URI.create(file.address());
        assertThat(address.getScheme()).isNull();
        assertThat(address.getFragment()).isNull();
        assertThat(address.getQuery()).isNull();
        assertThat(address.getPath()).isEqualTo("cases/1/1-" + name);
    }
}
