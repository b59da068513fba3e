package org.tiaokuai.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CitizenNumberTest {

    private static final String PRINTED = "11010519491231002X";
    private static final String DIGITS = "0123456789";

    static List<Vector> vectors() {
        return Vector.of("GB 11643");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void judgesTheVectorsAsStated(Vector vector) {
        assertThat(CitizenNumber.fault(vector.value()).map(CodeFault::name).orElse("valid"))
                .as(vector.note())
                .isEqualTo(vector.expected());
    }

    /** Numbers built by the printed formula, apart from the code under test. */
    static Stream<String> generated() {
        var random = new Random(11643);
        return IntStream.range(0, 300).mapToObj(i -> {
            var born = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(46_000));
            var seventeen = "%06d%s%03d"
                    .formatted(110000 + random.nextInt(540000), born.toString().replace("-", ""), random.nextInt(1000));
            return seventeen + checkByIso7064(seventeen);
        });
    }

    /** ISO 7064 MOD 11-2 in its recursive form, a second way to the same digit. */
    private static char checkByIso7064(String digits) {
        var product = 0;
        for (var digit : digits.toCharArray()) {
            product = (product + digit - '0') * 2 % 11;
        }
        return "0123456789X".charAt((12 - product) % 11);
    }

    @Test
    void acceptsGeneratedNumbersAndReadsThem() {
        assertThat(generated()).allSatisfy(number -> {
            var citizen = CitizenNumber.of(number);
            assertThat(citizen.value()).isEqualTo(number);
            assertThat(citizen.birthDate().toString().replace("-", "")).isEqualTo(number.substring(6, 14));
            assertThat(citizen.isMale()).isEqualTo("13579".indexOf(number.charAt(16)) >= 0);
            assertThat(citizen.divisionDigits()).isEqualTo(number.substring(0, 6));
        });
    }

    @Test
    void catchesEveryChangeOfOneCharacter() {
        var slips = Stream.concat(Stream.of(PRINTED), generated())
                .flatMap(number -> Stream.concat(
                        Mutations.substitutions(number, 0, 17, DIGITS),
                        Mutations.substitutions(number, 17, 18, DIGITS + "X")))
                .toList();
        assertThat(slips).hasSizeGreaterThan(45_000).allMatch(slip -> CitizenNumber.fault(slip)
                .isPresent());
    }

    @Test
    void catchesEveryTranspositionOfNeighbours() {
        var slips = Stream.concat(Stream.of(PRINTED), generated())
                .flatMap(Mutations::transpositions)
                .toList();
        assertThat(slips).hasSizeGreaterThan(4_000).allMatch(slip -> CitizenNumber.fault(slip)
                .isPresent());
    }

    @Test
    void promisesNothingOfTheSequenceOfAnOldNumberBecauseItHasNoCheckDigit() {
        assertThat(Mutations.substitutions("110105491231002", 12, 15, DIGITS))
                .allMatch(slip -> CitizenNumber.fault(slip).isEmpty());
    }

    @Test
    void readsAnOldNumberAsItsEighteenDigits() {
        var old = CitizenNumber.of("110105491231002");
        assertThat(old.eighteen()).isEqualTo(CitizenNumber.of(PRINTED)).isNotEqualTo(old);
        assertThat(old.eighteen().eighteen()).isEqualTo(old.eighteen());
        assertThat(old.birthDate()).isEqualTo("1949-12-31");
        assertThat(old.isMale()).isFalse();
        assertThat(old.divisionDigits()).isEqualTo("110105");
    }

    @Test
    void forgivesSpacesFullWidthAndSmallLetters() {
        assertThat(List.of(
                        " 11010519491231002x\n",
                        "\u3000１１０１０５１９４９１２３１００２ｘ\u00A0",
                        "\uFEFF11010519491231002X",
                        "１１０１０５19491231００2X"))
                .allSatisfy(typed -> assertThat(CitizenNumber.of(typed).value()).isEqualTo(PRINTED));
    }

    @Test
    void takesNoOtherScriptsDigitsAndNoSpacesWithin() {
        assertThat(CitizenNumber.fault("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X")).contains(CodeFault.CHARACTERS);
        assertThat(CitizenNumber.fault("110105 19491231 002X")).contains(CodeFault.LENGTH);
        assertThat(CitizenNumber.fault("110105 4912310")).contains(CodeFault.LENGTH);
        assertThat(CitizenNumber.fault("")).contains(CodeFault.LENGTH);
    }

    @Test
    void acceptsAbolishedDivisionsAndDaysStillToCome() {
        assertThat(CitizenNumber.fault("999999" + "29990101001" + checkByIso7064("99999929990101001")))
                .isEqualTo(Optional.empty());
    }

    @Test
    void neverSaysTheNumber() {
        assertThat(CitizenNumber.of(PRINTED)).hasToString("CitizenNumber[sealed]");
        assertThatThrownBy(() -> CitizenNumber.of("110105194912310021"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessage("No citizen number (GB 11643): CHECK_DIGIT");
        assertThatThrownBy(() -> new CitizenNumber("110105194902310025")).hasMessageEndingWith("DATE");
    }
}
