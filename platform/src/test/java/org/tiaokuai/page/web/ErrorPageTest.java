package org.tiaokuai.page.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

@WholeApplication
class ErrorPageTest {

    @LocalServerPort
    int port;

    @Test
    void anAddressOfAButtonThatIsOpenedByItselfIsNotSaidToBeMissing() {
        var visitor = new Visitor(port);
        var answer = visitor.get("/sign-out");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("这个地址不能直接打开").contains("什么也没有改").doesNotContain("没有这一页");
        visitor.get("/?lang=en");
        assertThat(visitor.get("/sign-out").body()).contains("This address cannot be opened by itself");
        assertThat(new Visitor(port).get("/no/such/page").body()).contains("没有这一页");
    }

    @Test
    void aPageThatIsPostedToIsAnsweredLikewise() {
        var answer = new Visitor(port).post("/accessibility", "/track", Map.of());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("这个地址不能直接打开");
    }

    @Test
    void aProgramIsToldByNumber() {
        var answer = new Visitor(port).post("/api/v1/items", "/track", Map.of());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
    }
}
