package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
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
import org.springframework.core.io.ClassPathResource;
import org.tiaokuai.Authenticator;
import org.tiaokuai.Chromium;
import org.tiaokuai.Logs;
import org.tiaokuai.Office;
import org.tiaokuai.Production;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TestDatabase;
import org.tiaokuai.Visitor;
import org.tiaokuai.access.Access;
import org.tiaokuai.intake.GuideImports;
import org.tiaokuai.intake.GuideImports.Start;
import org.tiaokuai.intake.GuideImports.StartImport;
import org.tiaokuai.organisation.Sheets;

/** A city's first day: from an empty platform, as it is started in production, to the first accepted case. */
@Production
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionFirstRunJourney {

    private static final String FIRST = "/admin/first-administrator";
    private static final String SECRET = "a-good-secret-9";
    private static final String RECEIVER = "1132020099000101XD";
    /** Nobody of the demonstration, whose start prints its invented people into the same log. */
    private static final String NAME = "闻人知秋";

    private static final String OFFICER_NUMBER = SmallTown.number();
    private static final String RESIDENT_NUMBER = SmallTown.number();

    @LocalServerPort
    int port;

    @Autowired
    Access access;

    @Autowired
    GuideImports imports;

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
    void fromTheOneTimeCodeToTheFirstAcceptedCase() throws IOException {
        theOneTimeCodeMakesOneAdministratorAndThenIsWorthless();
        String activation;
        try (var administrator = Chromium.desk(port)) {
            signIn(administrator, "root.one", SECRET);
            enrol(administrator);
            renewRecoveryCodes(administrator);
            activation = establish(administrator.open("/admin").fit("first-admin"));
        }
        importAnItem();
        try (var officer = Chromium.phone(port)) {
            activate(officer, activation);
            signIn(officer, "he.wendi", "another-Secret-7");
            enrol(officer);
            var number = apply();
            officer.open("/officer/cases/" + number);
            officer.page().check("input[name=verdict][value=yes]");
            officer.click("form[action$='/acceptance'] button.btn-primary").fit("first-accepted");
            officer.open("/officer/cases/" + number);
            assertThat(officer.text()).contains("何闻笛");
        }
        Logs.holdNothingOf(OFFICER_NUMBER, RESIDENT_NUMBER, SECRET, activation, NAME);
    }

    private void theOneTimeCodeMakesOneAdministratorAndThenIsWorthless() {
        var code = access.newFirstAdministratorCode().orElseThrow();
        var visitor = new Visitor(port);
        var wrong = Map.of("code", "WRONG-CODE", "login", "root.one", "name", "管清川", "password", SECRET);
        assertThat(visitor.post(FIRST, FIRST, wrong).body()).contains("一次性口令不对");
        var right = Map.of("code", code, "login", "root.one", "name", "管清川", "password", SECRET);
        var signIn = Visitor.where(visitor.post(FIRST, FIRST, right));
        assertThat(signIn).startsWith("/staff/sign-in");
        assertThat(visitor.get(signIn).body()).contains("第一位系统管理员已设立");
        assertThat(visitor.get(signIn).body()).as("told once").doesNotContain("已设立");
        assertThat(new Visitor(port).get(FIRST).statusCode()).isEqualTo(404);
        assertThat(access.newFirstAdministratorCode()).isEmpty();
    }

    private static void signIn(Chromium person, String login, String password) {
        person.open("/staff/sign-in");
        person.page().fill("#login", login);
        person.page().fill("#password", password);
        person.click("main button[type=submit]");
    }

    /** Nothing is open before the second factor is set up; its code is good once. */
    private static void enrol(Chromium person) {
        assertThat(person.path()).isEqualTo("/staff/second-factor/enrolment");
        person.fit("first-second-factor").open("/officer/queue");
        assertThat(person.path()).startsWith("/staff/sign-in");
        person.open("/staff/second-factor/enrolment");
        var secret = person.page().locator(".tk-receipt__track .tk-code").innerText();
        person.page().fill("#code", "000000");
        person.click("main button[type=submit]");
        assertThat(person.text()).contains("口令不对");
        person.page().fill("#code", Authenticator.code(secret, Instant.now()));
        person.click("main button[type=submit]").fit("first-recovery-codes");
        assertThat(person.page().locator("main li.tk-code").count()).isEqualTo(10);
        person.click("main a.btn-primary");
    }

    /** The code that set the authenticator up is used, and what was printed at first does not do either. */
    private static void renewRecoveryCodes(Chromium person) {
        person.open("/staff/post").click("main a[href='/staff/second-factor/recovery-codes']");
        assertThat(person.text()).contains("还有10个备用口令没有用过");
        person.page().fill("#code", "000000");
        person.click("main button[type=submit]").fit("first-recovery-codes-renewal");
        assertThat(person.text()).contains("口令不对");
    }

    /** Brings the organisation in from a workbook, and answers with the officer's activation code. */
    private static String establish(Chromium administrator) {
        var workbook = new Sheets()
                .with("区划", "32,320000,江苏省", "3202,320200,无锡市", "99,,没有这个省的市,多余")
                .with("部门", RECEIVER + ",无锡市政务服务管理办公室,市政务办,政务服务,3202,是")
                .with("岗位与账号", "he.wendi,何闻笛," + RECEIVER + ",窗口,受理", "=1+1,公式," + RECEIVER + ",窗口,受理")
                .with("便民服务站", "WX-01,绿园站,3202,听荷路6号,周一至周五9:00至17:00,0510-00002001")
                .xlsx();
        administrator.open("/admin/organisation/imports").fit("first-imports");
        administrator.page().setInputFiles("#file", new FilePayload("机构.xlsx", "application/octet-stream", workbook));
        administrator.click("main form button[type=submit]").fit("first-import-preview");
        assertThat(administrator.text())
                .contains("启用口令只显示一次，刷新就没有了")
                .contains("还什么都没有改")
                .contains("是公式")
                .contains("最后一列的后面还有内容");
        administrator.click("main form button[type=submit]").fit("first-import-taken");
        var code = administrator.page().locator("main td .tk-code").innerText();
        administrator.open("/admin/organisation").fit("first-organisation");
        assertThat(administrator.text()).contains("市政务服务管理办公室");
        administrator.open("/admin/accounts?q=he.").click("main table a").fit("first-account");
        assertThat(administrator.text()).contains("待启用").contains("开设账号").contains("设岗：");
        return code;
    }

    private void importAnItem() throws IOException {
        var file = new ClassPathResource("intake/guides.jsonl").getFile().toPath();
        try (var content = Files.newInputStream(file)) {
            var run = ((Start.Started) imports.start(new StartImport("guides.jsonl", content, null))).run();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !imports.run(run).orElseThrow().open());
            assertThat(imports.run(run).orElseThrow().broken()).isZero();
        }
    }

    private static void activate(Chromium officer, String code) {
        officer.open("/staff/sign-in").click("main a[href='/staff/activation']").fit("first-activation");
        officer.page().fill("#login", "he.wendi");
        officer.page().fill("#code", code);
        officer.page().fill("#number", OFFICER_NUMBER);
        officer.page().fill("#password", "another-Secret-7");
        officer.click("main button[type=submit]");
        assertThat(officer.path()).isEqualTo("/staff/sign-in");
        assertThat(officer.text()).contains("账号已启用");
    }

    private String apply() {
        try (var resident = Chromium.phone(port)) {
            resident.open("/sign-up");
            resident.page().fill("#name", NAME);
            resident.page().fill("#number", RESIDENT_NUMBER);
            resident.page().fill("#phone", "13800000521");
            resident.page().fill("#password", SECRET);
            resident.click("main button[type=submit]");
            resident.open("/items?q=测绘作业证").click(".tk-found a").click("main a.btn-primary");
            resident.click(".tk-tasks a");
            Office.fillIn(resident, Map.of("reason", "第一件", "unitName", ""));
            resident.click("form[action$='/check'] button");
            assertThat(resident.text()).contains("已经交上去了");
            return resident.path().split("/")[3];
        }
    }

    /** This test's platform trusts a proxy on this machine, and nobody else's proxies. */
    @Test
    @Order(3)
    void aTrustedProxySaysOverWhatAndForWhomItAsks() throws IOException, InterruptedException {
        var answer = forwarded("https", "203.0.113.7");
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("Secure") && cookie.contains("HttpOnly"));
        var plain = forwarded("http", "203.0.113.7");
        assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(forwarded("https", "198.51.100.1, 203.0.113.7").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> forwarded(String proto, String client) throws IOException, InterruptedException {
        try (var proxy = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                    .header("X-Forwarded-Proto", proto)
                    .header("X-Forwarded-For", client);
            return proxy.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    @Order(4)
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
