package org.tiaokuai.page.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import tools.jackson.databind.json.JsonMapper;

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

    @Test
    void aProgramIsToldOfTheAddressThatItAskedForInItsLanguage() {
        var visitor = new Visitor(port);
        var path = "/api/v1/items/%E6%B2%A1%E6%9C%89";
        var problem = JsonMapper.shared().readTree(visitor.get(path).body());
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("title").asString()).isEqualTo("没有这一页");
        assertThat(problem.get("instance").asString()).isEqualTo(path);
        visitor.get("/?lang=en");
        assertThat(JsonMapper.shared()
                        .readTree(visitor.get(path).body())
                        .get("title")
                        .asString())
                .isEqualTo("No such page");
    }

    /** Browsers write it otherwise, but programs do so, and people who type an address into them. */
    @ParameterizedTest
    @ValueSource(strings = {"/items?q=居住证", "/items/居住证", "/api/v1/items?q=居住证", "/items?q=<b>"})
    void anAddressThatTheContainerRefusesIsAnsweredInOurWords(String address) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("没有看懂", "<html lang=\"zh-CN\">", "lang=\"en\"")
                    .contains("Content-Security-Policy: default-src 'none'")
                    .doesNotContain("Apache", "Bad Request</h1>", "<b>");
        }
    }
}
