package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No input does anything but be judged or refused: each vector as each format, and what the fuzzer makes of them in seconds. */
class FuzzTest {

    private static final Path VECTORS = Path.of("../../docs/vectors/ledger");
    private static final Path FOLDER = Path.of("target/fuzz").toAbsolutePath();

    private static List<byte[]> vectors() throws IOException {
        var documents = new ArrayList<byte[]>();
        var head = City.busy(KeyOfNoValue.ED25519).head();
        documents.add(Json.octets("{\"old\":0,\"proof\":[],\"head\":" + head + "}"));
        try (Stream<Path> files = Files.walk(VECTORS)) {
            files.filter(Files::isRegularFile).sorted().map(FuzzTest::octets).forEach(documents::add);
        }
        return documents;
    }

    private static byte[] octets(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachVectorIsJudgedOrRefusedAsEachFormat() throws IOException {
        assertThat(Fuzzing.seeds(vectors())).hasSizeGreaterThan(300).allSatisfy(Fuzzing::fuzzerTestOneInput);
    }

    @Test
    void nothingIsFoundInSeconds() throws Exception {
        var said = Fuzzer.run(Fuzzing.class.getName(), FOLDER, Fuzzing.seeds(vectors()));
        assertThat(said).startsWith("0\n").containsPattern("Done \\d{3,} runs");
    }

    /** Or it would find nothing anywhere. */
    @Test
    void whatIsThereToBeFoundIsFound() throws Exception {
        var said = Fuzzer.run(Offender.class.getName(), FOLDER.resolve("offender"), List.of("plan".getBytes()));
        assertThat(said).doesNotStartWith("0\n").contains("planted");
    }

    /** Reads all but one input. */
    public static final class Offender {

        private Offender() {}

        public static void fuzzerTestOneInput(byte[] input) {
            if (input.length > 4 && input[0] == 'p' && input[1] == 'l' && input[4] == 't') {
                throw new IllegalStateException("planted");
            }
        }
    }
}
