package org.tiaokuai.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/my/cases/20260302-0000421", "/apply/11320200990001052X3320120001001/check"})
    void anAddressOfOursIsKept(String to) {
        assertThat(Destination.of(to, "/my")).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "my", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
                "/my\nLocation: x", "/my\r\nSet-Cookie: a=b", " /my", "/my?next=//evil.example", "/my#x", "\\/evil",
                "/@evil:80", "/a//\u0000"
            })
    void anythingElseLeadsHome(String to) {
        assertThat(Destination.of(to, "/my")).isEqualTo("/my");
    }

    @Test
    void nowhereLeadsHome() {
        assertThat(Destination.of(null, "/officer")).isEqualTo("/officer");
    }
}
