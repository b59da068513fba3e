package org.tiaokuai.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.ledger.Witnesses.Cosigned;
import tools.jackson.databind.json.JsonMapper;

/** The setting that names witnesses is taken only as it must be. */
class WitnessListTest {

    private static final TreeHash HASH = TreeHash.SHA_256;

    private Path home;
    private HeadKey ledger;
    private String theirs;

    @BeforeEach
    void keys(@TempDir Path folder) throws IOException {
        home = folder;
        ledger = HeadKey.in(home.resolve("ledger.key"), HASH);
        theirs = key("witness", HASH);
    }

    private String key(String name, TreeHash hash) throws IOException {
        return base64(HeadKey.in(home.resolve(name + ".key"), hash));
    }

    static String base64(HeadKey key) {
        return key.pem().replaceAll("-----[A-Z ]+-----|\\s", "");
    }

    private WitnessList list(String... entries) {
        return new WitnessList(List.of(entries), HASH, ledger);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://witness.example.org",
                "https://witness.example.org/of/the/city/",
                "http://127.0.0.1:8090",
                "http://localhost:8090/",
                "http://[::1]:8090"
            })
    void anAddressIsSafeOrOnThisMachine(String address) {
        assertThat(list("court " + address + " " + theirs).all())
                .singleElement()
                .satisfies(witness -> {
                    assertThat(witness.name()).isEqualTo("court");
                    assertThat(witness.address().toString()).doesNotEndWith("/");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://witness.example.org",
                "http://127.0.0.1.example.org",
                "http://10.0.0.1",
                "ftp://127.0.0.1",
                "file:///etc",
                "127.0.0.1:8090",
                "https://",
                "https:///heads",
                "https://user@witness.example.org",
                "https://witness.example.org?a=b",
                "https://witness.example.org#a",
                "https://wit{ness"
            })
    void anyOtherAddressStopsTheStart(String address) {
        assertThatThrownBy(() -> list("court " + address + " " + theirs))
                .hasMessageContaining("tiaokuai.ledger.witnesses")
                .hasMessageContaining("address");
    }

    @Test
    void noneIsNone() {
        assertThat(list().all()).isEmpty();
        assertThat(list().named("none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "court", "court https://x.example.org", "court https://x.example.org a b"})
    void whatHasNotThreePartsStopsTheStart(String entry) {
        assertThatThrownBy(() -> list(entry)).hasMessageContaining("spaces between");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "MCowBQYDK2VwAyEA"})
    void whatIsNoKeyStopsTheStart(String key) {
        assertThatThrownBy(() -> list("court https://x.example.org " + key)).hasMessageContaining("no public key");
    }

    /** Another suite, another curve, and octets behind the key. */
    @Test
    void aKeyOfOtherAlgorithmsStopsTheStart() throws IOException {
        var sm2 = key("sm2", TreeHash.SM3);
        assertThatThrownBy(() -> list("court https://x.example.org " + sm2)).hasMessageContaining("no public key");
        var p256 =
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==";
        assertThatThrownBy(() -> new WitnessList(List.of("court https://x.example.org " + p256), TreeHash.SM3, ledger))
                .hasMessageContaining("no public key");
        assertThat(new WitnessList(List.of("court https://x.example.org " + sm2), TreeHash.SM3, ledger).all())
                .hasSize(1);
    }

    @Test
    void theLedgerItselfAndTheSameKeyOrNameTwiceStopTheStart() throws IOException {
        var own = base64(ledger);
        var other = key("other", HASH);
        assertThatThrownBy(() -> list("court https://x.example.org " + own)).hasMessageContaining("key or name");
        assertThatThrownBy(() -> list("court https://x.example.org " + theirs, "paper https://y.example.org " + theirs))
                .hasMessageContaining("key or name");
        assertThatThrownBy(() -> list("court https://x.example.org " + theirs, "court https://y.example.org " + other))
                .hasMessageContaining("key or name");
        assertThat(list("court https://x.example.org " + theirs, "paper https://y.example.org " + other)
                        .all())
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void keysHaveTheNameThatTheVerifierGivesThem(TreeHash hash) throws IOException {
        var made = HeadKey.in(home.resolve("named.key"), hash);
        var list = new WitnessList(List.of("court https://x.example.org " + base64(made)), hash, ledger);
        assertThat(list.named(made.name())).isPresent();
    }

    /** As the published vectors have them, which the separate program made. */
    @ParameterizedTest
    @CsvSource({
        "ed25519, SHA_256, cosigned, true",
        "ed25519, SHA_256, cosigned-later, true",
        "ed25519, SHA_256, cosigned-by-another, false",
        "ed25519, SHA_256, cosigned-other-head, false",
        "sm2, SM3, cosigned, true",
        "sm2, SM3, cosigned-later, true",
        "sm2, SM3, cosigned-by-another, false",
        "sm2, SM3, cosigned-other-head, false"
    })
    void whatAWitnessSignedIsKnownInBothPairsOfAlgorithms(String pair, TreeHash hash, String file, boolean sound)
            throws IOException {
        var vectors = Path.of("../docs/vectors/ledger");
        var pem = Files.readString(vectors.resolve("keys/witness-" + pair + ".pem"));
        var key = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        var court = new WitnessList(List.of("court https://x.example.org " + key), hash, ledger)
                .all()
                .getFirst();
        var text = Files.readString(vectors.resolve(file + "-" + pair + ".json"));
        var cosigned = JsonMapper.shared().readValue(text, Cosigned.class);
        assertThat(court.signed(cosigned.head(), cosigned.cosignatures().getFirst()))
                .isEqualTo(sound);
    }
}
