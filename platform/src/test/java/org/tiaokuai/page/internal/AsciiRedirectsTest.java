package org.tiaokuai.page.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

@WholeApplication
class AsciiRedirectsTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/my/cases/1?a=b%20c#x, /my/cases/1?a=b%20c#x",
        "/items/事, /items/%E4%BA%8B",
        "'/a b\u007F\u202E', /a%20b%7F%E2%80%AE"
    })
    void whatIsNotAsciiIsEncodedAndTheRestIsLeftAsItIs(String location, String encoded) {
        assertThat(AsciiRedirects.ascii(location)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%E4%BA%8B%E9%A1%B9", "%E2%80%AE", "a%20b"})
    void anAddressThatRepeatsWhatSomebodyTypedIsAnswered(String item) {
        var resident = new Visitor(port).resident("320219198511089732");
        var answer = resident.get("/apply/" + item + "/materials/3");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Visitor.where(answer)).isEqualTo("/apply/" + item + "/materials");
    }

    @Test
    void aRedirectOfEverydayIsAsItWas() {
        assertThat(Visitor.where(new Visitor(port).get("/my/cases"))).startsWith("/sign-in");
    }
}
