package org.tiaokuai;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationListener;

/** Looks whether the port is free before anything is started, so that nobody waits a minute to be told that it is not. */
class PortCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final int DEFAULT = 8080;

    /** Something else listens there, perhaps this platform. */
    static final class PortTaken extends RuntimeException {

        private final int port;

        PortTaken(int port, IOException cause) {
            super("Port " + port + " is taken", cause);
            this.port = port;
        }
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        int port = prepared.getEnvironment().getProperty("server.port", Integer.class, DEFAULT);
        if (port <= 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new PortTaken(port, e);
        }
    }

    /** Says what to do about it. */
    static final class Analyzer extends AbstractFailureAnalyzer<PortTaken> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, PortTaken cause) {
            return new FailureAnalysis(
                    "Port " + cause.port + " is taken.",
                    "If that is Tiaokuai, it runs already: open http://localhost:" + cause.port
                            + ". Else choose another port: SERVER_PORT=" + (cause.port + 10) + " ./run",
                    cause);
        }
    }
}
