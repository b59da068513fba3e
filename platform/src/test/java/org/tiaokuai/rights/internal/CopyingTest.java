package org.tiaokuai.rights.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name of somebody's file neither leads out of the copy's folder nor breaks the copy. */
class CopyingTest {

    @ParameterizedTest
    @CsvSource({
        "身份证.jpg,身份证.jpg",
        "../../etc/passwd,.._.._etc_passwd",
        "C:\\a.png,C__a.png",
        "a\u202egnp.exe,a_gnp.exe",
        "a\u0000b,a_b",
        "\ud800x,_x"
    })
    void whatMeansSomethingToAFileSystemIsTakenOut(String name, String safe) {
        assertThat(Copying.safe(name)).isEqualTo(safe);
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        var safe = Copying.safe("𠮷".repeat(60) + "x.png");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(safe)).isTrue();
        assertThat(Copying.safe("𠮷".repeat(200) + ".png")).endsWith("𠮷.png").hasSizeLessThan(170);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(Copying.safe("x" + "𠮷".repeat(200))))
                .isTrue();
    }
}
