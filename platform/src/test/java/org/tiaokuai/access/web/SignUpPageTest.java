package org.tiaokuai.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.SmallTown;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

@WholeApplication
class SignUpPageTest {

    private static final String THERE = "已经注册过";

    @LocalServerPort
    int port;

    private String answer(String number, String password) {
        var form = Map.of("name", "唐晚舟", "number", number, "phone", "13800001234", "password", password);
        return new Visitor(port).post("/sign-up", "/sign-up", form).body();
    }

    @Test
    void whoHasAnAccountIsToldAFewTimesOnlyWhateverIsAskedBetween() {
        var number = SmallTown.number();
        answer(number, SmallTown.PASSWORD);
        int told = 0;
        for (int round = 0; round < 12; round++) {
            assertThat(answer(number, "weak")).doesNotContain(THERE);
            told += answer(number, SmallTown.PASSWORD).contains(THERE) ? 1 : 0;
        }
        assertThat(told).isBetween(1, 5);
    }
}
