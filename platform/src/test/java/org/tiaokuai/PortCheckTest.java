package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.mock.env.MockEnvironment;

class PortCheckTest {

    private static ApplicationEnvironmentPreparedEvent prepared(int port) {
        var environment = new MockEnvironment().withProperty("server.port", String.valueOf(port));
        return new ApplicationEnvironmentPreparedEvent(
                new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment);
    }

    @Test
    void aTakenPortIsToldInOneSentenceWithAnotherToTry() throws IOException {
        try (var taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> new PortCheck().onApplicationEvent(prepared(port)))
                    .isInstanceOfSatisfying(PortCheck.PortTaken.class, refused -> {
                        var told = Objects.requireNonNull(new PortCheck.Analyzer().analyze(refused));
                        assertThat(told.getDescription()).isEqualTo("Port " + port + " is taken.");
                        assertThat(told.getAction()).contains("SERVER_PORT=" + (port + 10));
                    });
        }
    }

    @Test
    void aFreePortAndACommandWithoutOneAreNoTrouble() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatCode(() -> new PortCheck().onApplicationEvent(prepared(free))).doesNotThrowAnyException();
        assertThatCode(() -> new PortCheck().onApplicationEvent(prepared(-1))).doesNotThrowAnyException();
    }
}
