package org.tiaokuai.standard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The printed, published and spoilt codes that each verifier must judge as stated. */
record Vector(String standard, String value, String expected, String note) {

    static List<Vector> of(String standard) {
        try (var file = Vector.class.getResourceAsStream("/standard/checksum-test-vectors.csv")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> line.split(",", 4))
                    .map(cells -> new Vector(cells[0], cells[1], cells[2], cells[3]))
                    .filter(vector -> vector.standard().equals(standard))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
