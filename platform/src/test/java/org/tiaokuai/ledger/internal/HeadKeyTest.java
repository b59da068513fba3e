package org.tiaokuai.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaokuai.ledger.Head;

class HeadKeyTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00.123456Z");
    private static final String ROOT = Base64.getEncoder().encodeToString(new byte[Hash.LENGTH]);

    private static Head signed(HeadKey key, TreeHash hash) {
        return key.sign(new Head(7, 3L, ROOT, ROOT, AT, hash.label(), key.name(), ""));
    }

    @ParameterizedTest
    @EnumSource(TreeHash.class)
    void aKeyIsMadeOnceAndKnowsWhatItSigned(TreeHash hash, @TempDir Path home) throws IOException {
        var file = home.resolve("secrets/ledger.key");
        var head = signed(HeadKey.in(file, hash), hash);
        var again = HeadKey.in(file, hash);
        assertThat(again.signed(head)).isTrue();
        assertThat(again.pem()).startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(HeadKey.in(home.resolve("another.key"), hash).signed(head)).isFalse();
        for (var bent : new Head[] {
            new Head(7, 2L, ROOT, ROOT, AT, head.hash(), head.key(), head.signature()),
            new Head(7, null, ROOT, ROOT, AT, head.hash(), head.key(), head.signature()),
            new Head(8, 3L, ROOT, ROOT, AT, head.hash(), head.key(), head.signature()),
            new Head(7, 3L, ROOT, null, AT, head.hash(), head.key(), head.signature()),
            new Head(7, 3L, ROOT, ROOT, AT.plusNanos(1_000), head.hash(), head.key(), head.signature()),
            new Head(7, 3L, ROOT, ROOT, AT, hash == TreeHash.SM3 ? "SHA-256" : "SM3", head.key(), head.signature())
        }) {
            assertThat(again.signed(bent)).isFalse();
        }
    }

    @Test
    void aKeyOfTheOtherKindIsRefused(@TempDir Path home) throws IOException {
        var file = home.resolve("ledger.key");
        HeadKey.in(file, TreeHash.SM3);
        assertThatThrownBy(() -> HeadKey.in(file, TreeHash.SHA_256)).isInstanceOf(IOException.class);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    /** The examples of FIPS 180-4 and of GB/T 32905, appendix A. */
    @ParameterizedTest
    @CsvSource({
        "SHA-256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SM3, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    })
    void theHashesAreThoseOfTheStandards(String label, String expected) {
        var hash = TreeHash.of(label).of("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(hash.octets())).isEqualTo(expected);
    }

    @Test
    void anotherHashIsRefused() {
        assertThatThrownBy(() -> TreeHash.of("MD5")).hasMessageContaining("SHA-256 or SM3");
    }
}
