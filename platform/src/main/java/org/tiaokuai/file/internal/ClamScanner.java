package org.tiaokuai.file.internal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** ClamAV's daemon, by its command INSTREAM; where none is set, nothing is scanned and everything passes. */
@Component
class ClamScanner implements Scanner {

    private static final Logger LOG = LoggerFactory.getLogger(ClamScanner.class);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 60_000;
    private static final int LONGEST_ANSWER = 500;
    private static final int PIECE = 64 * 1024;

    private final String address;

    ClamScanner(@Value("${tiaokuai.file.clamd}") String address) {
        this.address = address.strip();
    }

    @Override
    public Verdict scan(Path file) {
        if (address.isEmpty()) {
            return Verdict.CLEAN;
        }
        try {
            return verdict(ask(file));
        } catch (IOException e) {
            LOG.error(
                    "The scanner at {} does not answer: {}",
                    address,
                    e.getClass().getSimpleName());
            return Verdict.SILENT;
        }
    }

    private Verdict verdict(String answer) {
        if (answer.endsWith(" OK")) {
            return Verdict.CLEAN;
        }
        if (answer.endsWith(" FOUND")) {
            LOG.warn("The scanner found something: {}", answer);
            return Verdict.INFECTED;
        }
        LOG.error("The scanner could not scan: {}", answer);
        return Verdict.SILENT;
    }

    private String ask(Path file) throws IOException {
        int colon = address.lastIndexOf(':');
        try (var socket = new Socket();
                var content = Files.newInputStream(file)) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), PIECE));
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            var piece = new byte[PIECE];
            for (int read = content.read(piece); read > 0; read = content.read(piece)) {
                out.writeInt(read);
                out.write(piece, 0, read);
            }
            out.writeInt(0);
            out.flush();
            var answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
            return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
        }
    }
}
