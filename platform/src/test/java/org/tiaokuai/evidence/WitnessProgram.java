package org.tiaokuai.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.tiaokuai.TestHome;

/** The witness as it is handed out, run by somebody else, who was given the ledger's public key before the platform's first start. */
final class WitnessProgram implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final Path PROGRAM = Path.of("../programs/verify/target/verify.jar");
    static final Path HOME = TestHome.folder().resolve("witnessed");
    static final Path FOLDER = HOME.resolve("witness");
    static final Path LEDGER = HOME.resolve("ledger.pem");

    private static final String FREE_PORT = "0";

    private static @Nullable Process running;
    private static String port = FREE_PORT;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            if (Files.isReadable(PROGRAM)) {
                makeLedgersKey();
                var told = start();
                TestPropertyValues.of("tiaokuai.ledger.witnesses=court " + told.address() + " " + told.key())
                        .applyTo(context);
                context.addApplicationListener(event -> {
                    if (event instanceof org.springframework.context.event.ContextClosedEvent) {
                        stop();
                    }
                });
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the platform keeps it. */
    private static void makeLedgersKey() throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var open = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        var secrets = Files.createDirectories(HOME.resolve("secrets"));
        if (Files.exists(FOLDER)) {
            try (var files = Files.list(FOLDER)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.writeString(
                secrets.resolve("ledger.key"),
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n" + open + "\n");
        Files.writeString(LEDGER, "-----BEGIN PUBLIC KEY-----\n" + open + "\n-----END PUBLIC KEY-----\n");
    }

    /** What it says when it has started. */
    record Told(String key, String address) {}

    /** At the port where it was before, if it was. */
    static Told start() throws IOException {
        var program = program("serve-witness", LEDGER.toString(), FOLDER.toString(), port);
        running = program;
        // It stays open as long as the program runs.
        var out = new BufferedReader(program.inputReader(StandardCharsets.UTF_8));
        var key = told(out, "key: ");
        var address = told(out, "listening: ");
        port = address.substring(address.lastIndexOf(':') + 1);
        Thread.ofVirtual().start(() -> out.lines().forEach(System.out::println));
        return new Told(key, address);
    }

    private static String told(BufferedReader out, String label) throws IOException {
        var line = out.readLine();
        if (line == null || !line.startsWith(label)) {
            throw new IOException("The witness says " + line);
        }
        return line.substring(label.length());
    }

    static void stop() {
        var program = running;
        if (program != null) {
            program.destroyForcibly().onExit().join();
        }
    }

    static Process program(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", PROGRAM.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
