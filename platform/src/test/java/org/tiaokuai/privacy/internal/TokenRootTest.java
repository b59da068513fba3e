package org.tiaokuai.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Against SoftHSM 2, which ./test installs; skipped by name where it cannot. */
class TokenRootTest {

    private static final byte[] KEY = "thirty-two octets of a data key.".getBytes(StandardCharsets.US_ASCII);

    @BeforeAll
    static void tokens() throws Exception {
        assumeTrue(SoftTokens.installed(), "SoftHSM 2 is not installed");
        SoftTokens.make();
    }

    @Test
    void whatTheTokenWrappedItUnwrapsAlsoAfterANewStart() {
        var wrapped = SoftTokens.root("city", "tiaokuai").wrap("k2", KEY);
        assertThat(wrapped).hasSize(12 + KEY.length + 16);
        assertThat(SoftTokens.root("city", "tiaokuai").unwrap("k2", wrapped)).isEqualTo(KEY);
        assertThat(SoftTokens.root("city", "tiaokuai").wrap("k2", KEY)).isNotEqualTo(wrapped);
    }

    @Test
    void eachKeyHasANameOfItsOwnWhateverItIsCalledInItsToken() {
        var name = SoftTokens.root("city", "tiaokuai").name();
        assertThat(SoftTokens.root("city", "tiaokuai").name()).isEqualTo(name).matches("[0-9a-f]{16}");
        assertThat(SoftTokens.root("other", "tiaokuai").name()).isNotEqualTo(name);
        assertThat(SoftTokens.root("city", "second").name()).isNotEqualTo(name);
    }

    @Test
    void oneBitTurnedAnywhereAnotherNameAndAnotherKeyAreRefused() {
        var root = SoftTokens.root("city", "tiaokuai");
        var wrapped = root.wrap("k2", KEY);
        for (int bit = 0; bit < wrapped.length * 8; bit++) {
            var turned = wrapped.clone();
            turned[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> root.unwrap("k2", turned)).isInstanceOf(IllegalStateException.class);
        }
        for (var other : new RootKey[] {
            SoftTokens.root("other", "tiaokuai"), SoftTokens.root("city", "second"), new FileRoot(new byte[32])
        }) {
            assertThatThrownBy(() -> other.unwrap("k2", wrapped)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> root.unwrap("k3", wrapped)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> root.unwrap("k2", new byte[5])).isInstanceOf(IllegalArgumentException.class);
        assertThat(root.unwrap("k2", wrapped)).isEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "city, tiaokuai, wrong-pin, does not take the PIN",
        "city, tiaokuai, no-such-file, cannot be read",
        "city, TIAOKUAI, pin, has no AES key \"TIAOKUAI\"",
        "city, '', pin, has no AES key",
        "city-open, readable, pin, can be read out",
        "nowhere, tiaokuai, pin, There is no token",
        "no-such-config, tiaokuai, pin, There is no token"
    })
    void whatIsSetWronglyIsSaidInOneSentence(String config, String alias, String pinFile, String sentence)
            throws Exception {
        SoftTokens.leave("city");
        assertThatThrownBy(() -> TokenRoot.in(SoftTokens.place(config, alias, pinFile)))
                .isInstanceOfSatisfying(KeysRefused.class, refused -> assertThat(
                                Objects.requireNonNull(new KeysRefused.Analyzer().analyze(refused))
                                        .getDescription())
                        .contains(sentence)
                        .contains("tiaokuai.privacy.pkcs11")
                        .contains("docs/running.md")
                        .doesNotContain(SoftTokens.PIN));
    }

    private static MockEnvironment settings(Path home) {
        var settings = new MockEnvironment()
                .withProperty(
                        "tiaokuai.privacy.key-file", home.resolve("root.key").toString())
                .withProperty("tiaokuai.privacy.former-key-file", "");
        for (var token : new String[] {"pkcs11", "former-pkcs11"}) {
            settings.setProperty("tiaokuai.privacy." + token + ".alias", "tiaokuai");
            set(settings, token, "");
        }
        return settings;
    }

    private static void set(MockEnvironment settings, String token, String config) {
        settings.setProperty("tiaokuai.privacy." + token + ".config", config);
        settings.setProperty(
                "tiaokuai.privacy." + token + ".pin-file", config.isEmpty() ? "" : SoftTokens.pinFile("pin"));
    }

    @Test
    void settingsChooseTheRootAndTheOneBeforeIt(@TempDir Path home) throws Exception {
        var configuration = new PrivacyConfiguration();
        var settings = settings(home);
        var token = SoftTokens.root("city", "tiaokuai").name();
        set(settings, "pkcs11", SoftTokens.config("city"));
        var fresh = configuration.rootKeysOfPersonalData(settings);
        assertThat(fresh.current().name()).isEqualTo(token);
        assertThat(fresh.former()).isNull();
        assertThat(home.resolve("root.key")).doesNotExist();
        set(settings, "pkcs11", "");
        set(settings, "former-pkcs11", SoftTokens.config("city"));
        var back = configuration.rootKeysOfPersonalData(settings);
        assertThat(back.current()).isInstanceOf(FileRoot.class);
        assertThat(Objects.requireNonNull(back.former()).name()).isEqualTo(token);
        assertThat(home.resolve("root.key")).exists();
        settings.setProperty(
                "tiaokuai.privacy.former-key-file", home.resolve("root.key").toString());
        assertThatThrownBy(() -> configuration.rootKeysOfPersonalData(settings))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining("and not both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs11", "former-pkcs11"})
    void aPinWithoutATokenIsNoSilentFile(String token, @TempDir Path home) {
        var settings = settings(home);
        settings.setProperty("tiaokuai.privacy." + token + ".pin-file", SoftTokens.pinFile("pin"));
        assertThatThrownBy(() -> new PrivacyConfiguration().rootKeysOfPersonalData(settings))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining("tiaokuai.privacy." + token + ".*");
    }

    @Test
    void aFormerFileThatIsNotThereIsNamed(@TempDir Path home) {
        var settings = settings(home);
        settings.setProperty(
                "tiaokuai.privacy.former-key-file", home.resolve("gone.key").toString());
        assertThatThrownBy(() -> new PrivacyConfiguration().rootKeysOfPersonalData(settings))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining("gone.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "00112233"})
    void aFormerFileThatHoldsNoKeyIsNamed(String text, @TempDir Path home) throws Exception {
        var file = Files.writeString(home.resolve(UUID.randomUUID().toString()), text);
        var settings = settings(home);
        settings.setProperty("tiaokuai.privacy.former-key-file", file.toString());
        assertThatThrownBy(() -> new PrivacyConfiguration().rootKeysOfPersonalData(settings))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining(file.toString());
    }
}
