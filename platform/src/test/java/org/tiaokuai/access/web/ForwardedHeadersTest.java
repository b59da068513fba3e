package org.tiaokuai.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** Where no proxy is trusted, nobody is believed about where they come from. */
@WholeApplication
class ForwardedHeadersTest {

    @LocalServerPort
    int port;

    @Test
    void whoInventsAnAddressForEachGuessIsCountedAllTheSame() {
        var visitor = new Visitor(port);
        var guess = Map.of("login", "nobody." + UUID.randomUUID().toString().substring(0, 8), "password", "wrong");
        for (int i = 0; i < 5; i++) {
            visitor.saying("X-Forwarded-For", "203.0.113." + i).saying("X-Real-IP", "203.0.113." + i);
            visitor.saying("Forwarded", "for=203.0.113." + i);
            assertThat(visitor.post("/staff/sign-in", "/staff/sign-in", guess).body())
                    .contains("号码或密码不对");
        }
        visitor.saying("X-Forwarded-For", "203.0.113.99");
        assertThat(visitor.post("/staff/sign-in", "/staff/sign-in", guess).body())
                .contains("试的次数太多");
    }

    @Test
    void whoClaimsToComeByTlsIsNotBelieved() {
        var answer = new Visitor(port)
                .saying("X-Forwarded-Proto", "https")
                .saying("X-Forwarded-Host", "evil.example")
                .get("/sign-in");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("Secure"));
        assertThat(answer.body()).doesNotContain("evil.example");
    }
}
