package org.tiaokuai.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** What an administrator is told of keys, of sealing anew, and of what does not open. */
@WholeApplication
class FieldKeysPageTest {

    private static final String PAGE = "/admin/keys";

    @LocalServerPort
    int port;

    private final JdbcTemplate jdbc;

    @Autowired
    FieldKeysPageTest(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @BeforeEach
    void thereIsAnOlderKey() {
        jdbc.update("delete from privacy.walk");
        if (jdbc.queryForObject("select count(*) = 2 from privacy.data_key", Boolean.class) == Boolean.TRUE) {
            var renewed = new Visitor(port)
                    .officer("guan")
                    .post(PAGE + "/renewal", PAGE + "/renewal", Map.of("newest", "b1"));
            assertThat(Visitor.where(renewed)).isEqualTo(PAGE);
        }
    }

    @AfterEach
    void asBefore() {
        jdbc.update("delete from privacy.walk");
        jdbc.update("update privacy.data_key set retired_at = null");
    }

    private void walk(String place, @Nullable String counted, long envelopes) {
        jdbc.update(
                "insert into privacy.walk (place, key, block, blocks, counted_at)"
                        + " values (?, 'k3', 3, 4, cast(? as timestamptz))",
                place,
                counted);
        jdbc.update("insert into privacy.under_key (place, key, envelopes) values (?, 'b1', ?)", place, envelopes);
    }

    @Test
    void beforeTheFirstCountNothingIsClaimed() {
        var page = new Visitor(port).officer("guan").get(PAGE).body();
        assertThat(page)
                .contains("还没有数过")
                .contains("几分钟之内开始")
                .doesNotContain("还没有换过密钥")
                .doesNotContain("打不开")
                .doesNotContain("退役；");
    }

    @Test
    void aWalkThatGoesOnAndOneThatEndedAreToldAndWhatIsLeft() {
        walk("draft.draft.answers", null, 1234);
        walk("desk.note.text", "2026-01-02T03:04:05Z", 0);
        var page = new Visitor(port).officer("guan").get(PAGE).body();
        assertThat(page)
                .containsPattern(">b1(?s:.){0,400}1,?234 条")
                .containsPattern("draft\\.draft\\.answers(?s:.){0,300}已走过 75%")
                .containsPattern("desk\\.note\\.text(?s:.){0,300}数完")
                .contains("也不销毁")
                .doesNotContain("退役；")
                .doesNotContain("有打不开的内容");
    }

    @Test
    void aRetiredKeyIsToldAsSuch() {
        walk("desk.note.text", "2026-01-02T03:04:05Z", 0);
        jdbc.update("update privacy.data_key set retired_at = '2026-01-02T03:04:05Z' where name = 'b1'");
        var page = new Visitor(port).officer("guan").get(PAGE).body();
        assertThat(page).containsPattern(">b1(?s:.){0,400}退役；").doesNotContain("还没有数过");
    }

    @Test
    void rowsThatDoNotOpenAreNamedAndTheirNamesAreTextAndNoMarkup() {
        walk("desk.note.text", "2026-01-02T03:04:05Z", 2);
        jdbc.update("insert into privacy.unopened (place, row) values ('desk.note.text', '4711')");
        jdbc.update("insert into privacy.unopened (place, row) values ('desk.note.text', '<b>x</b>')");
        var page = new Visitor(port).officer("guan").get(PAGE).body();
        assertThat(page)
                .contains("有打不开的内容")
                .contains("4711")
                .contains("&lt;b&gt;x")
                .doesNotContain("<b>x");
    }

    @Test
    void nobodyElseSeesThem() {
        for (var other : new String[] {"yu", "mei", "fang"}) {
            assertThat(new Visitor(port).officer(other).get(PAGE).statusCode()).isEqualTo(404);
        }
        assertThat(new Visitor(port).get(PAGE).statusCode()).isNotEqualTo(200);
    }
}
