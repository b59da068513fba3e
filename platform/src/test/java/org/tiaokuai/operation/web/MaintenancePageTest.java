package org.tiaokuai.operation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** What people meet while an administrator has closed the platform, and what stands at the top of every page. */
@WholeApplication
class MaintenancePageTest {

    private static final String PAGE = "/admin/maintenance";
    private static final String NOTICES = "/admin/notices";

    private final Clock clock;
    private final int port;
    private Visitor administrator;
    private Visitor officer;

    @Autowired
    MaintenancePageTest(Clock clock, @LocalServerPort int port) {
        this.clock = clock;
        this.port = port;
    }

    @BeforeEach
    void peopleAreAtWork() {
        administrator = new Visitor(port).officer("guan");
        officer = new Visitor(port).officer("he");
    }

    @AfterEach
    void thePlatformIsOpen() {
        var seen = seen();
        administrator.post(PAGE + "/end", PAGE, Map.of("seen", seen));
        assertThat(new Visitor(port).get("/").statusCode()).isEqualTo(200);
    }

    private String seen() {
        return administrator.get(PAGE).body().replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
    }

    private Map<String, String> closing(String seen) {
        var until = Moments.typed(clock.instant().plus(Duration.ofHours(2)));
        return Map.of(
                "reason", "升级 <b>数据库</b>",
                "reasonEn", "Database upgrade",
                "until", until,
                "seen", seen,
                "step", "close");
    }

    @Test
    void aClosingIsAskedForWithWhatFollowsAndDoneOnlyByTheSecondButton() {
        var typed = new HashMap<>(closing(seen()));
        typed.remove("step");
        var asked = administrator.post(PAGE, PAGE, typed);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("升级 &lt;b&gt;数据库&lt;/b&gt;", "Database upgrade", "不会自动开放")
                .contains("value=\"close\"");
        assertThat(new Visitor(port).get("/").statusCode()).isEqualTo(200);
        typed.put("step", "back");
        var back = administrator.post(PAGE, PAGE, typed);
        assertThat(back.body()).contains("value=\"Database upgrade\"").contains("看一遍再关闭");
        assertThat(new Visitor(port).get("/").statusCode()).isEqualTo(200);
        typed.put("step", "close");
        assertThat(Visitor.where(administrator.post(PAGE, PAGE, typed))).isEqualTo(PAGE);
        assertThat(new Visitor(port).get("/").statusCode()).isEqualTo(503);
    }

    @Test
    void everybodyIsToldWhyAndOnlyAnAdministratorWorksOn() {
        assertThat(Visitor.where(administrator.post(PAGE, PAGE, closing(seen()))))
                .isEqualTo(PAGE);
        for (var answer : new HttpResponse<?>[] {
            new Visitor(port).get("/"), officer.get("/officer/queue"), new Visitor(port).get("/sign-in")
        }) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                    .isEqualTo(3600);
            assertThat(String.valueOf(answer.body()))
                    .contains("升级 &lt;b&gt;数据库&lt;/b&gt;")
                    .contains("没有丢");
        }
        var api = new Visitor(port).get("/api/v1/items");
        assertThat(api.statusCode()).isEqualTo(503);
        assertThat(api.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(administrator.get("/admin").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).get("/staff/activation").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).officer("guan").get(PAGE).statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).officer("he").get("/officer/queue").statusCode())
                .isEqualTo(503);
        assertThat(new Visitor(port).get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void theFormOfAClosedPlatformHoldsWhatIsSaidNowAndChangingItIsNotAskedFor() {
        var closing = closing(seen());
        administrator.post(PAGE, PAGE, closing);
        var until = String.valueOf(closing.get("until"));
        assertThat(administrator.get(PAGE).body())
                .contains("value=\"升级 &lt;b>数据库&lt;/b>\"")
                .contains("value=\"Database upgrade\"", "value=\"" + until + "\"");
        var later = Moments.typed(clock.instant().plus(Duration.ofHours(5)));
        var changed = Map.of("reason", "还在升级", "until", later, "seen", seen());
        assertThat(Visitor.where(administrator.post(PAGE, PAGE, changed))).isEqualTo(PAGE);
        assertThat(new Visitor(port).get("/").body()).contains("还在升级");
        assertThat(administrator.get(PAGE).body()).contains("value=\"还在升级\"", "value=\"" + later + "\"");
    }

    @Test
    void ofTwoAdministratorsAtOnceTheSecondIsToldSo() {
        var seen = seen();
        administrator.post(PAGE, PAGE, closing(seen));
        var second = administrator.post(PAGE, PAGE, closing(seen));
        assertThat(second.statusCode()).isEqualTo(409);
    }

    @Test
    void aClosureWithoutReasonOrWithAnEndInThePastIsRefusedAndWhatWasTypedIsKept() {
        var wrong = Map.of("reason", " ", "reasonEn", "kept text", "until", "2026-13-41T00:00", "seen", seen());
        var answer = administrator.post(PAGE, PAGE, wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请写原因").contains("kept text");
        var tooFar = Moments.typed(clock.instant().plus(Duration.ofDays(8)));
        for (var until : new String[] {"", "morgen", "2020-01-01T00:00", tooFar, "+999999999-12-31T00:00"}) {
            var late = Map.of("reason", "升级", "until", until, "seen", seen());
            assertThat(administrator.post(PAGE, PAGE, late).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void aNoticeIsSeenBeforeItIsPostedAndStandsOnEveryPageAsPlainText() {
        var form = Map.of(
                "chinese", "清明<script>停办</script>",
                "english", "Closed on 5 April",
                "severity", "WARNING",
                "begins", Moments.typed(clock.instant().minus(Duration.ofMinutes(1))),
                "ends", Moments.typed(clock.instant().plus(Duration.ofDays(1))));
        var preview = administrator.post(NOTICES, NOTICES, form);
        assertThat(preview.body()).contains("清明&lt;script&gt;停办").contains("value=\"post\"");
        assertThat(new Visitor(port).get("/").body()).doesNotContain("清明");
        var posted = new HashMap<>(form);
        posted.put("then", "post");
        assertThat(Visitor.where(administrator.post(NOTICES, NOTICES, posted))).isEqualTo(NOTICES);
        assertThat(new Visitor(port).get("/").body())
                .contains("清明&lt;script&gt;停办")
                .contains("tk-note tk-mt-s is-red");
        assertThat(new Visitor(port).get("/no/such/page").body()).contains("清明");
        var end = administrator
                .get(NOTICES)
                .body()
                .replaceAll("(?s).*action=\"(/admin/notices/[-0-9a-f]+/end)\".*", "$1");
        administrator.post(end, NOTICES, Map.of());
        assertThat(administrator.post(end, NOTICES, Map.of()).statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get("/").body()).doesNotContain("清明");
    }

    @Test
    void aNoticeThatEndsBeforeItBeginsIsRefused() {
        var form = Map.of(
                "chinese", "公告",
                "english", "",
                "begins", Moments.typed(clock.instant().plus(Duration.ofDays(2))),
                "ends", Moments.typed(clock.instant().plus(Duration.ofDays(1))),
                "then", "post");
        var answer = administrator.post(NOTICES, NOTICES, form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("请写英文内容");
        var both = new HashMap<>(form);
        both.put("english", "Notice");
        assertThat(administrator.post(NOTICES, NOTICES, both).body()).contains("晚于开始");
        both.put("begins", "+294277-01-01T00:00");
        both.put("ends", "+294277-01-02T00:00");
        var never = administrator.post(NOTICES, NOTICES, both);
        assertThat(never.statusCode()).isEqualTo(422);
        assertThat(never.body()).contains("五年以内");
    }
}
