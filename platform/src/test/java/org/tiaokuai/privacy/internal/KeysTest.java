package org.tiaokuai.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.Sealed;

class KeysTest {

    private final Keys keys = keys(1);

    /** Never looked at anew. */
    private record Ring(KeyRing ring) implements KeyRing.Source {
        @Override
        public KeyRing anew() {
            return ring;
        }

        @Override
        public KeyRing anew(String name) {
            return ring;
        }
    }

    private static final Cell CELL = new Cell("access.account.name", "7", "p");

    private static Keys keys(int seed) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        var root = new FileRoot(secret);
        var first = SealKey.of("b1", SealAlgorithm.AES, root.firstSealing());
        var ring = new KeyRing(first, Map.of("b1", first), new SecretKeySpec(root.firstHashing(), "HmacSHA256"));
        return new Keys(new Ring(ring));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "陆小满", "周𠮷安", "32028119930521982X", "a\u0000b\n", "👨‍👩‍👧"})
    void whatIsSealedOpensAsItWas(String plain) {
        assertThat(keys.open(keys.seal(plain, CELL))).isEqualTo(plain);
    }

    @Test
    void theSameTextNeverSealsTheSameWayTwiceAndShowsNothing() {
        var envelopes = new HashSet<String>();
        for (int i = 0; i < 500; i++) {
            envelopes.add(keys.seal("陆小满", CELL).envelope());
        }
        assertThat(envelopes).hasSize(500).noneMatch(envelope -> envelope.contains("陆"));
    }

    @Test
    void anEnvelopeWithOneBitTurnedAnywhereIsRefused() {
        var envelope = keys.seal("32028119930521982X", CELL).envelope();
        var bytes = Base64.getDecoder().decode(envelope.substring(3));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            var forged = new Sealed("b1:" + Base64.getEncoder().withoutPadding().encodeToString(altered), CELL);
            assertThatThrownBy(() -> keys.open(forged)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anEnvelopeThatIsCutShortIsRefused() {
        var envelope = keys.seal("沈䶮", CELL).envelope();
        for (int length = 1; length < envelope.length(); length++) {
            var cut = new Sealed(envelope.substring(0, length), CELL);
            assertThatThrownBy(() -> keys.open(cut)).isInstanceOf(RuntimeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"b1:", "b2:AAAA", "陆小满", "b1:not base64!", ":", " ", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoEnvelopeIsRefused(String text) {
        assertThatThrownBy(() -> keys.open(new Sealed(text, CELL))).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "access.account.number, 7, p",
        "access.account.name, 8, p",
        "access.account.name, 7, q",
        "access.account.name, 7, ''",
        "access.account.name.x, 7, p",
        "access.account.name, '7 p', p",
        "access.account.name, '7 ', p"
    })
    void movedToAnyOtherPlaceAnEnvelopeDoesNotOpen(String column, String row, String subject) {
        var moved = new Sealed(keys.seal("陆小满", CELL).envelope(), new Cell(column, row, subject));
        assertThatThrownBy(() -> keys.open(moved)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasErasedIsEmpty() {
        assertThat(keys.open(new Sealed("", CELL))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 7, p", "a.b.c, '', p", "'a b', 7, p", "a.b.c, 7, 'p q'"})
    void aCellIsNeverTakenForAnother(String column, String row, String subject) {
        assertThatThrownBy(() -> new Cell(column, row, subject)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherSecretOpensNothingAndHashesOtherwise() {
        var others = keys(2);
        var sealed = keys.seal("陆小满", CELL);
        assertThatThrownBy(() -> others.open(sealed)).isInstanceOf(IllegalStateException.class);
        assertThat(others.keyed("person", "x")).isNotEqualTo(keys.keyed("person", "x"));
    }

    @Test
    void aKeyedHashIsSteadyAndDiffersByPurpose() {
        assertThat(keys.keyed("person", "320281")).isEqualTo(keys(1).keyed("person", "320281"));
        assertThat(keys.keyed("person", "320281")).matches("[0-9a-f]{64}");
        assertThat(keys.keyed("person", "320281")).isNotEqualTo(keys.keyed("lookup", "320281"));
        assertThat(keys.keyed("person", "1")).isNotEqualTo(keys.keyed("person1", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void aSecretOfAnotherLengthIsRefused(int length) {
        assertThatThrownBy(() -> new FileRoot(new byte[length])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeyFileIsMadeOnceAndOnlyItsOwnerMayReadIt(@TempDir Path home) throws IOException {
        var path = home.resolve("secrets/personal-data.key");
        var name = FileRoot.in(path).name();
        assertThat(FileRoot.in(path).name()).isEqualTo(name);
        assertThat(FileRoot.kept(path).name()).isEqualTo(name);
        assertThat(path).content().matches("[0-9a-f]{64}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(FileRoot.in(home.resolve("another.key")).name()).isNotEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "not hexadecimal at all", "00112233"})
    void aKeyFileThatHoldsNoSecretIsRefusedAndLeftAsItIs(String text, @TempDir Path home) throws IOException {
        var path = Files.writeString(home.resolve("personal-data.key"), text);
        assertThatThrownBy(() -> FileRoot.in(path))
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining(path.toString());
        assertThat(path).hasContent(text);
    }
}
