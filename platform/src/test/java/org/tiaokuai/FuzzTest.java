package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiaokuai.evidence.internal.ReceiptFormat;

/** No input does anything but be taken or refused: samples and what was once found as each format, and seconds of fuzzing. */
class FuzzTest {

    private static final Path FOLDER = Path.of("target/fuzz").toAbsolutePath();

    /** Beside whole documents what once did harm, or looks as if it could. */
    private static final List<String> TEXTS = List.of(
            "",
            "k1:",
            "b2:AAAA",
            "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "k3:AAAA",
            ":",
            "{}",
            "null",
            "[]",
            "1e400",
            "-0",
            "{\"a\":1,\"a\":2}",
            "\"\\ud800\"",
            "{\"format\":\"tiaokuai-receipt-1\",\"leaf\":\"x\"}",
            "{\"format\":\"tiaokuai-receipt-1\",\"leaf\":\"x\",\"inclusion\":{},\"head\":{}}",
            "{\"format\":\"tiaokuai-receipt-1\",\"leaf\":\"x\",\"veiled\":{\"a\":null}}",
            "{\"format\":\"tiaokuai-reads-1\",\"leaves\":[null]}",
            "{\"size\":1,\"head\":{\"size\":1}}",
            "{\"key\":\"x\",\"at\":\"+1000000000-12-31T23:59:59Z\",\"signature\":\"\"}",
            "\u0000\u0001x\u00ff\u00ff\u00ff\u00ff",
            "\u0000\u0001x\u0000\u0000\u0000\u0002{}\u0000\u0000\u0000\u0000",
            "[".repeat(20_000),
            "{\"a\":".repeat(20_000),
            "9".repeat(20_000),
            "\"" + "\\".repeat(20_001));

    static List<byte[]> seeds() throws IOException {
        var documents = new ArrayList<>(ReceiptFormat.samples());
        TEXTS.forEach(text -> documents.add(text.getBytes(StandardCharsets.ISO_8859_1)));
        try (Stream<Path> files = Files.list(Path.of("../docs/vectors/ledger"))) {
            for (var file : files.filter(Files::isRegularFile).sorted().limit(8).toList()) {
                documents.add(Files.readAllBytes(file));
            }
        }
        var seeds = new ArrayList<byte[]>();
        for (var document : documents) {
            for (int format = 0; format < Fuzzing.formats(); format++) {
                var seed = new byte[document.length + 1];
                seed[0] = (byte) format;
                System.arraycopy(document, 0, seed, 1, document.length);
                seeds.add(seed);
            }
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachSampleIsTakenOrRefusedAsEachFormat(byte[] seed) {
        assertThatCode(() -> Fuzzing.fuzzerTestOneInput(seed)).doesNotThrowAnyException();
    }

    @Test
    void nothingIsFoundInSeconds() throws Exception {
        var said = Fuzzer.run(Fuzzing.class.getName(), FOLDER, seeds());
        assertThat(said).startsWith("0\n").containsPattern("Done \\d{3,} runs");
    }
}
