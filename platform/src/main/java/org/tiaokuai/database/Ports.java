package org.tiaokuai.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses the loopback port of each start. */
final class Ports {

    /**
     * Below the range from which Linux takes the near end of outgoing connections: while PostgreSQL restarts, the pool
     * keeps calling its port, and a call that got this very port as its near end would connect to itself and keep it.
     */
    private static final int LOWEST = 20_000;

    private static final int BEYOND = 32_768;

    private Ports() {}

    static int free() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new DatabaseStartRefused(
                "No free port between " + LOWEST + " and " + BEYOND + " on 127.0.0.1 for PostgreSQL.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
