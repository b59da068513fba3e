package org.tiaokuai.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionService;

class SessionBytesTest {

    private final ConversionService conversions = new SessionBytes().springSessionConversionService();

    @Test
    void whatWasStoredIsReadAgain() {
        var stored = conversions.convert("陆小满", byte[].class);
        assertThat(conversions.convert(stored, Object.class)).isEqualTo("陆小满");
    }

    @Test
    void whatThisVersionCannotReadIsAsIfItHadNeverBeenThere() {
        var stored = Objects.requireNonNull(conversions.convert("陆小满", byte[].class));
        var random = new Random(20261124);
        for (int i = 0; i < 200; i++) {
            var broken = stored.clone();
            int at = random.nextInt(4);
            broken[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(conversions.convert(broken, Object.class)).isNull();
        }
        assertThat(conversions.convert(new byte[0], Object.class)).isNull();
    }
}
