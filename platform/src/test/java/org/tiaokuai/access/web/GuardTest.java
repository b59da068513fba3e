package org.tiaokuai.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.SignIn.SignedIn;
import org.tiaokuai.access.Access.SignInResident;

@WholeApplication
class GuardTest {

    private static final String LU = "320281199305219826";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Access access;

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

    @Test
    void manyPressesOfSignInAndManyTabsAfterItAreNobodysFault() throws Exception {
        for (int round = 0; round < 3; round++) {
            var visitor = new Visitor(port);
            var token = TOKEN.matcher(visitor.get("/sign-in").body());
            assertThat(token.find()).isTrue();
            var fields = Map.of("number", LU, "password", "tiaokuai-demo", "_csrf", token.group(1));
            assertThat(statuses(() -> visitor.postAsIs("/sign-in", fields).statusCode(), 4))
                    .allMatch(status -> status == 302 || status == 403);
            assertThat(statuses(() -> visitor.get("/my/cases").statusCode(), 12))
                    .allMatch(status -> status < 400);
        }
    }

    private static List<Integer> statuses(Callable<Integer> ask, int times) throws Exception {
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Integer>();
            for (var answer : tabs.invokeAll(Collections.nCopies(times, ask))) {
                all.add(answer.get());
            }
            return all;
        }
    }

    @Test
    void aFieldThatWouldReachIntoARecordIsNotUnderstood() {
        var visitor = new Visitor(port);
        for (var name : List.of("name[0]", "number[99999999]", "password[x]", "to[0]", "phone[0].y")) {
            assertThat(visitor.post("/sign-up", "/sign-up", Map.of(name, "x")).statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
    }

    @Test
    void anAddressInAnotherEncodingSignsNobodyOut() {
        var visitor = new Visitor(port).resident(LU);
        assertThat(visitor.get("/items?q=%D6%D0").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/my/cases").statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkCannotMakeTheStaleFormSayWhatItLikes() {
        assertThat(new Visitor(port).get("/stale-form?note=x").statusCode()).isEqualTo(404);
    }

    @Test
    void aStrangerWithManyGuessesLocksNobodyOutElsewhere() {
        for (int guess = 0; guess < 58; guess++) {
            access.signIn(new SignInResident("320203199002179776", "wrong-" + guess, "192.0.2.9"));
        }
        assertThat(access.signIn(new SignInResident("320203199002179776", "tiaokuai-demo", "192.0.2.77")))
                .isInstanceOf(SignedIn.class);
    }
}
