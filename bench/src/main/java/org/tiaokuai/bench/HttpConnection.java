package org.tiaokuai.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is kept alive and opened again when the server has closed it. It spends almost no CPU, which on a
 * small machine it takes away from what it measures.
 */
final class HttpConnection implements AutoCloseable {

    /**
     * @param location where a redirect leads; what is not one has no address
     * @param tag      by which the answer is known again, if it says so
     */
    record Answer(
            int status, @Nullable String location, @Nullable String tag, byte[] body) {

        @Override
        public String toString() {
            return status + " to " + location;
        }
    }

    private static final byte[] NOTHING = {};

    private final int port;
    private @Nullable Socket socket;
    private @Nullable BufferedInputStream in;

    HttpConnection(int port) {
        this.port = port;
    }

    Answer send(byte[] request) throws IOException {
        var open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.connect(new InetSocketAddress("127.0.0.1", port));
            socket = open;
            in = new BufferedInputStream(open.getInputStream(), 4096);
        }
        open.getOutputStream().write(request);
        return read();
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        String location = null;
        String tag = null;
        int length = status == 304 ? 0 : -1;
        boolean last = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "location" -> location = value;
                case "etag" -> tag = value;
                case "content-length" -> length = Integer.parseInt(value);
                case "connection" -> last = value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        var body = length > 0 && in != null ? in.readNBytes(length) : NOTHING;
        // A body that does not say how long it is ends with the connection, and is not worth reading.
        if (last || length < 0) {
            close();
        }
        return new Answer(status, location, tag, body);
    }

    private String line() throws IOException {
        var from = in;
        if (from == null) {
            throw new EOFException("closed");
        }
        var line = new StringBuilder(120);
        for (int octet = from.read(); octet != '\n'; octet = from.read()) {
            if (octet < 0) {
                throw new EOFException("The server closed the connection without an answer");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    static byte[] post(int port, String path, String cookie, String form) {
        return ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nCookie: " + cookie
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        socket = null;
        in = null;
    }
}
