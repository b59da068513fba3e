package org.tiaokuai.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An application in a Java process of its own, on a free port of this machine; closing stops it as an operator would. */
final class JavaProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PATIENCE_TO_STOP = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final Path log;
    private final long begin;

    private JavaProcess(Process process, int port, Path log, long begin) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.begin = begin;
    }

    static JavaProcess start(List<String> arguments, Map<String, String> environment, Path log) throws IOException {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(log.getParent().toFile());
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        long begin = System.nanoTime();
        return new JavaProcess(builder.start(), port, log, begin);
    }

    /** The seconds from the start of the process to the first page that was answered 200. */
    double awaitFirstPage() throws IOException, InterruptedException {
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("The application did not start; its output:\n" + tail());
            }
            Thread.sleep(5);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    void loadPages(int count) {
        for (int i = 0; i < count; i++) {
            if (!answers()) {
                throw new IllegalStateException("The first page is not answered any more");
            }
        }
    }

    /** Resident megabytes; the proportional share counts what is shared with other processes by halves, thirds … */
    double residentMegabytes() throws IOException {
        return kilobytes("status", "VmRSS:") / 1024;
    }

    double proportionalMegabytes() throws IOException {
        return kilobytes("smaps_rollup", "Pss:") / 1024;
    }

    private double kilobytes(String file, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid()), file)).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElseThrow();
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    String tail() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** Waits long, because a training run writes its cache only when it ends. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
