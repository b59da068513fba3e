package org.tiaokuai.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Production;
import org.tiaokuai.TestDatabase;
import org.tiaokuai.Visitor;
import org.tiaokuai.access.Access;

@Production
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstAdministratorPageTest {

    private static final String PAGE = "/admin/first-administrator";

    @LocalServerPort
    int port;

    @Autowired
    Access access;

    @Autowired
    DataSource database;

    @Test
    @Order(1)
    void anEmptyPlatformHasNoDemonstrationInIt() {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/demo").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/").body())
                .contains("政务服务</title>")
                .contains("还没有事项")
                .doesNotContain("演示")
                .doesNotContain("无锡")
                .doesNotContain("按主题")
                .doesNotContain("居住证");
        var signIn =
                visitor.post("/staff/sign-in", "/staff/sign-in", Map.of("login", "zhou", "password", "tiaokuai-demo"));
        assertThat(signIn.statusCode()).isEqualTo(422);
    }

    @Test
    @Order(2)
    void theOneTimeCodeMakesOneAdministratorAndThenIsWorthless() {
        var code = access.newFirstAdministratorCode().orElseThrow();
        var visitor = new Visitor(port);
        var form = Map.of("code", "WRONG-CODE", "login", "root.one", "name", "管清川", "password", "a-good-secret-9");
        assertThat(visitor.post(PAGE, PAGE, form).body()).contains("一次性口令不对");
        var right = Map.of("code", code, "login", "root.one", "name", "管清川", "password", "a-good-secret-9");
        assertThat(Visitor.where(visitor.post(PAGE, PAGE, right))).startsWith("/staff/sign-in");
        assertThat(new Visitor(port).get(PAGE).statusCode()).isEqualTo(404);
        assertThat(access.newFirstAdministratorCode()).isEmpty();

        var signIn = Map.of("login", "root.one", "password", "a-good-secret-9", "to", "/admin");
        assertThat(Visitor.where(visitor.post("/staff/sign-in", "/staff/sign-in", signIn)))
                .isEqualTo("/admin");
        assertThat(visitor.get("/admin").body())
                .contains("系统管理员")
                .contains("<a href=\"/admin\" aria-current=\"page\">平台管理</a>")
                .doesNotContain("我的队列");
    }

    @Test
    @Order(3)
    void whileTheDatabaseIsAwayAPageSaysSoAndWorkResumesByItself() throws SQLException, InterruptedException {
        var visitor = new Visitor(port);
        var name = accept(false);
        try {
            var answer = visitor.get("/");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("系统暂停几分钟").contains("没有丢");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            var program = visitor.get("/api/v1/items");
            assertThat(program.statusCode()).isEqualTo(503);
            assertThat(program.body()).contains("/problems/database-away");
        } finally {
            TestDatabase.execute("alter database " + name + " allow_connections true");
        }
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (visitor.get("/").statusCode() != 200 && Instant.now().isBefore(end)) {
            Thread.sleep(250);
        }
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    private String accept(boolean connections) throws SQLException {
        String name;
        try (var connection = database.getConnection()) {
            name = connection.getCatalog();
        }
        TestDatabase.execute("alter database " + name + " allow_connections " + connections);
        TestDatabase.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        return name;
    }
}
