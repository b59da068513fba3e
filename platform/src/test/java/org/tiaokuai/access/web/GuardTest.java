package org.tiaokuai.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

@WholeApplication
class GuardTest {

    private static final String LU = "320281199305219826";

    @LocalServerPort
    int port;

    @Test
    void whoIsNotSignedInIsShownTheRightDoor() {
        var nobody = new Visitor(port);
        for (var path : List.of("/my", "/my/cases", "/my/cases/20261123-0000114", "/apply/x")) {
            assertThat(Visitor.where(nobody.get(path))).as(path).startsWith("/sign-in?to=");
        }
        for (var path : List.of("/officer", "/officer/queue", "/officer/cases/1", "/admin", "/staff/post")) {
            assertThat(Visitor.where(nobody.get(path))).as(path).startsWith("/staff/sign-in?to=");
        }
    }

    @Test
    void whatIsNotOnesOwnIsNotThere() {
        var resident = new Visitor(port).resident(LU);
        for (var path : List.of("/officer", "/officer/queue", "/admin", "/staff/post")) {
            assertThat(resident.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(new Visitor(port).officer("zhou").get("/admin").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).officer("guan").get("/officer/queue").statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(port).officer("guan").get("/admin").statusCode()).isEqualTo(200);
    }

    @Test
    void signingInLeadsOnlyToAddressesOfOurOwn() {
        for (var to :
                List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "evil")) {
            var fields = Map.of("number", LU, "password", "tiaokuai-demo", "to", to);
            var answer = new Visitor(port).post("/sign-in", "/sign-in", fields);
            assertThat(Visitor.where(answer)).as(to).isEqualTo("/my");
        }
    }

    @Test
    void signingInMakesANewSession() {
        var visitor = new Visitor(port);
        var before = visitor.get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
        var fields = Map.of("number", LU, "password", "tiaokuai-demo");
        var after = visitor.post("/sign-in", "/sign-in", fields)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(after).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(before.split(";")[0]).isNotEqualTo(after.split(";")[0]);
    }

    @Test
    void everyAnswerCarriesTheStrictHeaders() {
        for (var path : List.of("/", "/no/such/page", "/api/v1/items", "/my")) {
            var headers = new Visitor(port).get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
        }
    }
}
