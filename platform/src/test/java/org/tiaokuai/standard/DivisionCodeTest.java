package org.tiaokuai.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.standard.DivisionCode.Level;

class DivisionCodeTest {

    private static final Path DIVISIONS = Path.of("../../shared/data/divisions");

    @ParameterizedTest
    @CsvSource({
        "320000000000, PROVINCE, 32, ",
        "320200000000, CITY, 3202, 320000000000",
        "320205000000, COUNTY, 320205, 320200000000",
        "320205001000, STREET, 320205001, 320205000000",
        "320205001012, COMMUNITY, 320205001012, 320205001000",
        "429004000000, COUNTY, 429004, 429000000000",
        "441900000000, CITY, 4419, 440000000000",
        "441900003000, STREET, 441900003, 441900000000",
        "441900003005, COMMUNITY, 441900003005, 441900003000"
    })
    void knowsItsLevelAndWhatLiesAbove(String code, Level level, String prefix, String parent) {
        var division = DivisionCode.of(code);
        assertThat(division.level()).isEqualTo(level);
        assertThat(division.prefix()).isEqualTo(prefix);
        assertThat(division.parent().map(DivisionCode::value).orElse(null)).isEqualTo(parent);
        assertThat(DivisionCode.ofPrefix(prefix)).isEqualTo(division);
    }

    @Test
    void containsItselfAndWhatLiesWithin() {
        var city = DivisionCode.ofPrefix("3202");
        assertThat(Stream.of("320200000000", "320205000000", "320205001012").map(DivisionCode::of))
                .allMatch(city::contains);
        assertThat(Stream.of("320000000000", "320300000000", "320300001000", "440000000000")
                        .map(DivisionCode::of))
                .noneMatch(city::contains);
        assertThat(DivisionCode.of("441900003000").contains(DivisionCode.of("441900003005")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', LENGTH",
        "320205, LENGTH",
        "32020500101, LENGTH",
        "3202050010123, LENGTH",
        "32020500101X, CHARACTERS",
        "3202 5001012, CHARACTERS",
        "000000000000, STRUCTURE",
        "000205001012, STRUCTURE",
        "320005000000, STRUCTURE",
        "320000001000, STRUCTURE",
        "320205000012, STRUCTURE"
    })
    void refusesWhatIsNoDivision(String raw, CodeFault fault) {
        assertThat(DivisionCode.fault(raw)).contains(fault);
        assertThatThrownBy(() -> DivisionCode.of(raw)).hasMessage("No division code (12 digits): " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "320", "32020", "3202050", "32020500", "3202050011", "32020500101"})
    void refusesPrefixesOfOtherLengths(String raw) {
        assertThatThrownBy(() -> DivisionCode.ofPrefix(raw)).hasMessageEndingWith("LENGTH");
    }

    @Test
    void civilCodesAreSixDigitsAndNotComparedWithTodaysList() {
        assertThat(CivilCode.of("３２０２05 ").division()).isEqualTo(DivisionCode.of("320205000000"));
        assertThat(CivilCode.of("110103").value())
                .as("Chongwen, abolished in 2010")
                .isEqualTo("110103");
        assertThat(CivilCode.fault("3202")).contains(CodeFault.LENGTH);
        assertThat(CivilCode.fault("320205001")).contains(CodeFault.LENGTH);
        assertThat(CivilCode.fault("32020A")).contains(CodeFault.CHARACTERS);
        assertThat(CivilCode.fault("320005")).contains(CodeFault.STRUCTURE);
        assertThat(CivilCode.fault("000000")).contains(CodeFault.STRUCTURE);
        assertThatThrownBy(() -> CivilCode.of("3202")).hasMessage("No division code (GB/T 2260): LENGTH");
    }

    @Test
    void everyStreetOfTheCountryIsReadAndLiesInTheAreaThatTheListStates() {
        assumeTrue(Files.exists(DIVISIONS), "the list of divisions is not here");
        var rows = Stream.of("streets.csv", "wuxi-streets.csv")
                .flatMap(file -> lines(DIVISIONS.resolve(file)))
                .toList();
        assertThat(rows).hasSizeGreaterThan(41_000).allSatisfy(row -> {
            var street = DivisionCode.ofPrefix(row[0]);
            var area = DivisionCode.ofPrefix(row[2]);
            // Kinmen is listed as a street of itself.
            assertThat(row[0].endsWith("000") ? street : street.parent().orElseThrow())
                    .isEqualTo(area);
            assertThat(area.contains(street)).isTrue();
            assertThat(DivisionCode.ofPrefix(row[0].substring(0, 2)).contains(street))
                    .isTrue();
        });
    }

    private static Stream<String[]> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1).map(line -> line.split(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
