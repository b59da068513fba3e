package org.tiaokuai.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final Passwords PASSWORDS = new Passwords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short1!",
                "12345678",
                "aaaaaaaa",
                "abababab",
                "aabbccaa",
                "PASSWORD",
                "Password1",
                "iLoveYou",
                "88888888",
                "woaini1314",
                "QWERTYUI"
            })
    void whatIsGuessedFirstIsWeak(String password) {
        assertThat(PASSWORDS.weak(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-good-Password", "正确的马电池订书钉", "𠮷𠮷安安满满小小陆", "8 chars!"})
    void whatIsLongAndMixedEnoughIsNot(String password) {
        assertThat(PASSWORDS.weak(password)).isFalse();
    }

    @Test
    void aPasswordWithoutEndIsRefusedAndNeverHashed() {
        var endless = "abcd".repeat(100_000);
        assertThat(PASSWORDS.weak(endless)).isTrue();
        assertThat(PASSWORDS.match(endless, PASSWORDS.hash("a-good-Password"))).isFalse();
    }

    @Test
    void onlyTheSamePasswordMatchesItsHash() {
        var hash = PASSWORDS.hash("a-good-Password");
        assertThat(hash).startsWith("$argon2id$").doesNotContain("Password");
        assertThat(PASSWORDS.match("a-good-Password", hash)).isTrue();
        for (var wrong : new String[] {"", "a-good-password", "a-good-Password ", "a-good-Passwor", hash}) {
            assertThat(PASSWORDS.match(wrong, hash)).as(wrong).isFalse();
        }
        assertThat(PASSWORDS.hash("a-good-Password")).isNotEqualTo(hash);
    }
}
