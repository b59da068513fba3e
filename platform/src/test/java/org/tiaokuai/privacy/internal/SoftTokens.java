package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.KeyStore;
import java.security.Security;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.KeyGenerator;
import javax.security.auth.login.LoginException;
import org.springframework.util.FileSystemUtils;
import org.tiaokuai.TestHome;

/** Two tokens of SoftHSM 2, with keys in them; its own settings are found by an environment variable of the build. */
final class SoftTokens {

    static final String PIN = "123456";

    private static final Path UTIL = Path.of("/usr/bin/softhsm2-util");
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
    private static final Path FOLDER = TestHome.folder().resolve("softhsm").toAbsolutePath();

    private static boolean made;

    private SoftTokens() {}

    static boolean installed() {
        return Files.exists(UTIL) && Files.exists(LIBRARY);
    }

    /** The library looks for tokens once a process, so that both are made before it is loaded. */
    static synchronized void make() throws Exception {
        if (made) {
            return;
        }
        made = true;
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER.resolve("tokens"));
        Files.writeString(
                FOLDER.resolve("softhsm2.conf"),
                "directories.tokendir = " + FOLDER.resolve("tokens") + "\nlog.level = ERROR\n");
        Files.writeString(FOLDER.resolve("pin"), PIN + "\n");
        Files.writeString(FOLDER.resolve("wrong-pin"), "999999\n");
        for (var token : List.of("city", "other")) {
            var slot = init(token);
            config(token, slot, "CKA_SENSITIVE = true\n CKA_EXTRACTABLE = false");
            config(token + "-open", slot, "CKA_SENSITIVE = false\n CKA_EXTRACTABLE = true");
        }
        config("nowhere", "77777", "");
        key("city", "tiaokuai", 256);
        key("city", "second", 256);
        key("city", "short", 128);
        key("city-open", "readable", 256);
        key("other", "tiaokuai", 256);
    }

    private static String init(String label) throws Exception {
        var process = new ProcessBuilder(
                        UTIL.toString(), "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "654321")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var slot = SLOT.matcher(said);
        if (process.waitFor() != 0 || !slot.find()) {
            throw new IllegalStateException(said);
        }
        return slot.group(1);
    }

    private static void config(String name, String slot, String attributes) throws IOException {
        Files.writeString(FOLDER.resolve(name + ".cfg"), """
                name = %s
                library = %s
                slot = %s
                attributes(*, CKO_SECRET_KEY, CKK_AES) = {
                 CKA_ENCRYPT = true
                 CKA_DECRYPT = true
                 %s
                }
                """.formatted(name, LIBRARY, slot, attributes));
    }

    /** Made in the token. */
    private static void key(String config, String alias, int bits) throws Exception {
        var token = Security.getProvider("SunPKCS11")
                .configure(FOLDER.resolve(config + ".cfg").toString());
        var keys = KeyStore.getInstance("PKCS11", token);
        keys.load(null, PIN.toCharArray());
        var maker = KeyGenerator.getInstance("AES", token);
        maker.init(bits);
        keys.setEntry(alias, new KeyStore.SecretKeyEntry(maker.generateKey()), null);
    }

    /** Whoever has given the PIN of a token is not asked for it again in the same process. */
    static void leave(String config) throws LoginException {
        ((AuthProvider) Security.getProvider("SunPKCS11").configure(config(config))).logout();
    }

    static String config(String name) {
        return FOLDER.resolve(name + ".cfg").toString();
    }

    static String pinFile(String name) {
        return FOLDER.resolve(name).toString();
    }

    static TokenRoot.Place place(String config, String alias, String pinFile) {
        return new TokenRoot.Place("tiaokuai.privacy.pkcs11", config(config), alias, pinFile(pinFile));
    }

    static TokenRoot root(String config, String alias) {
        return TokenRoot.in(place(config, alias, "pin"));
    }
}
