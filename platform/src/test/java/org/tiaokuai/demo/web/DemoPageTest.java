package org.tiaokuai.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.access.Residents;
import org.tiaokuai.standard.CitizenNumber;

/** One is whom one likes in the demonstration, but nobody who closed the account. */
@WholeApplication
class DemoPageTest {

    private static final String ZHOU = "320223194409039866";
    private static final String BUTTON = "name=\"login\" value=\"" + ZHOU + "\"";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    JdbcClient jdbc;

    /** The city is shared by all tests: what is taken away here for a while is put back. */
    private void called(String now, String then) {
        jdbc.sql("update access.account set login = :then where kind = 'RESIDENT' and login = :now")
                .param("now", now)
                .param("then", then)
                .update();
    }

    private String login() {
        return residents.pseudonym(CitizenNumber.of(ZHOU));
    }

    @AfterEach
    void theAccountIsThereAgain() {
        called("gone", login());
    }

    @Test
    void whoClosedTheAccountIsSaidToAndHasNoButton() {
        var visitor = new Visitor(port);
        assertThat(visitor.get("/demo").body()).contains(BUTTON).doesNotContain("账号已经注销");
        called(login(), "gone");
        assertThat(visitor.get("/demo").body()).contains("账号已经注销", ZHOU).doesNotContain(BUTTON);
        var asked = visitor.post("/demo/person", "/demo", Map.of("login", ZHOU));
        assertThat(Visitor.where(asked)).as("from a page that was open before").isEqualTo("/demo");
        assertThat(Visitor.where(visitor.get("/my/data"))).startsWith("/sign-in");
        visitor.get("/demo?lang=en");
        assertThat(visitor.get("/demo").body()).contains("Account closed");
    }

    /** What one proposes, charges or takes in there, another approves, waives and gives back. */
    @Test
    void theDepartmentThatChargesHasASecondApprover() {
        assertThat(new Visitor(port).get("/demo").body()).contains("value=\"luo\"", "骆听松");
        var second = new Visitor(port).officer("luo");
        assertThat(second.get("/officer/queue").statusCode()).isEqualTo(200);
        assertThat(second.get("/officer/dues").body()).contains("城市道路占用费");
    }

    @Test
    void nobodyElseIsClosed() {
        called(login(), "gone");
        assertThat(new Visitor(port).get("/demo").body().split("账号已经注销", -1)).hasSize(2);
    }
}
