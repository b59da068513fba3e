package org.tiaokuai.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** The page of a run comes anew by itself while there is something to see, and leaves whoever wants it alone. */
@WholeApplication
class ImportRunPageTest {

    private final JdbcClient jdbc;
    private final Visitor keeper;

    @Autowired
    ImportRunPageTest(JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        keeper = new Visitor(port).officer("liang");
    }

    /** The address of a run that stands so. */
    private String run(String state) {
        var run = UUID.randomUUID();
        jdbc.sql("""
                        insert into intake.run (id, file_name, sha256, size, shape, charset, form_id, form_version,
                            receiver, person, unit, started_at, finished_at, state)
                        values (:id, 'a.json', '0', 2, 'JSON_LINES', 'UTF-8', 'default', 1, :id, '', '', '2026-01-01',
                            case when :state = 'RUNNING' then null else timestamptz '2026-01-01' end, :state)
                        """).param("id", run).param("state", state).update();
        return "/admin/imports/" + run;
    }

    @Test
    void aRunUnderWayIsShownAnewUntilSomebodyAsksForRest() {
        var run = run("RUNNING");
        var page = keeper.get(run);
        assertThat(page.headers().firstValue("Refresh")).hasValue("3");
        assertThat(page.body()).contains("停止自动更新");
        for (var quiet : new String[] {run + "?still=yes", run + "?from=50"}) {
            assertThat(keeper.get(quiet).headers().firstValue("Refresh"))
                    .as(quiet)
                    .isEmpty();
            assertThat(keeper.get(quiet).body()).doesNotContain("停止自动更新").contains("看最新进度");
        }
        jdbc.sql("update intake.run set state = 'CANCELLED', finished_at = started_at where id::text = :id")
                .param("id", run.substring(run.lastIndexOf('/') + 1))
                .update();
    }

    /** Brings a file and sees the page of its run once it has ended. */
    private String brought(String content) {
        var file = content.getBytes(StandardCharsets.UTF_8);
        var run = Visitor.where(keeper.upload("/admin/imports", "/admin/imports", "guides.jsonl", file));
        await().atMost(Duration.ofMinutes(1)).until(() -> keeper.get(run).body().contains("已完成"));
        return keeper.get(run).body();
    }

    @Test
    void aFileThatWasImportedAlreadyIsTakenAgainAndSaysWhenItWas() {
        var guide = "{\"TASK_CODE\":\"AGAIN" + UUID.randomUUID().toString().substring(0, 8)
                + "\",\"TASK_NAME\":\"虚构的重复导入\"}";
        assertThat(brought(guide)).contains("发布1，未变0").doesNotContain("已经导入过");
        assertThat(brought(guide + "\n")).as("another file").doesNotContain("已经导入过");
        var again = brought(guide);
        assertThat(again).contains("发布0，未变1").contains("内容完全相同的文件已经导入过", "看那一次");
        var first = again.replaceAll("(?s).*href=\"(/admin/imports/[-0-9a-f]{36})\">看那一次.*", "$1");
        assertThat(keeper.get(first).body()).contains("发布1，未变0").doesNotContain("已经导入过");
    }

    @Test
    void doubtsAreCountedByTheirKindsAndEachKindCanBeSeenAlone() {
        var run = run("DONE");
        var id = run.substring(run.lastIndexOf('/') + 1);
        jdbc.sql("""
                        insert into intake.doubt (run, number, line, code, kind, detail)
                        select :id::uuid, n, n, 'C' || n,
                            case when n <= 60 then 'MATERIAL_VAGUE' else 'PROMISE_UNREADABLE' end, '第' || n || '处'
                        from generate_series(1, 61) n
                        """).param("id", id).update();
        jdbc.sql("update intake.run set doubts = 61 where id::text = :id")
                .param("id", id)
                .update();
        assertThat(keeper.get(run).body())
                .contains("材料名称含糊：第1处")
                .contains("<span>承诺期限读不懂：…</span><span class=\"tk-num\">1</span>")
                .doesNotContain("第61处");
        assertThat(keeper.get(run + "?kind=PROMISE_UNREADABLE").body())
                .contains("承诺期限读不懂：第61处")
                .doesNotContain("第1处")
                .doesNotContain("下一页");
        assertThat(keeper.get(run + "?kind=MATERIAL_VAGUE&from=50").body())
                .contains("第60处")
                .contains("上一页")
                .doesNotContain("第61处")
                .doesNotContain("下一页");
        assertThat(keeper.get(run + "?kind=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void aRunThatHasEndedIsNotShownAnew() {
        assertThat(keeper.get(run("DONE")).headers().firstValue("Refresh")).isEmpty();
    }
}
