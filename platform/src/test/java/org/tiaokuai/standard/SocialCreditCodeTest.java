package org.tiaokuai.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SocialCreditCodeTest {

    private static final String PUBLISHED = "11440000006939756B";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] PRINTED_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    static List<Vector> vectors() {
        return Vector.of("GB 32100");
    }

    static List<Vector> organisationVectors() {
        return Vector.of("GB 11714");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void judgesTheVectorsAsStated(Vector vector) {
        assertThat(SocialCreditCode.fault(vector.value()).map(CodeFault::name).orElse("valid"))
                .as(vector.note())
                .isEqualTo(vector.expected());
    }

    @ParameterizedTest
    @MethodSource("organisationVectors")
    void judgesTheVectorsOfOrganisationCodesAsStated(Vector vector) {
        assertThat(OrganisationCode.fault(vector.value()).map(CodeFault::name).orElse("valid"))
                .as(vector.note())
                .isEqualTo(vector.expected());
    }

    static Stream<String> generated() {
        var random = new Random(32100);
        return IntStream.range(0, 200).mapToObj(i -> {
            var organisation = random.ints(9, 0, ALPHABET.length())
                    .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                    .collect(Collectors.joining());
            var seventeen = "9" + (1 + random.nextInt(3)) + "%06d".formatted(random.nextInt(1_000_000)) + organisation;
            var sum = IntStream.range(0, 17)
                    .map(at -> PRINTED_WEIGHTS[at] * ALPHABET.indexOf(seventeen.charAt(at)))
                    .sum();
            return seventeen + ALPHABET.charAt((31 - sum % 31) % 31);
        });
    }

    @Test
    void acceptsGeneratedCodesAndReadsThem() {
        assertThat(generated()).allSatisfy(code -> {
            var credit = SocialCreditCode.of(code);
            assertThat(credit.value()).isEqualTo(code);
            assertThat(credit.divisionDigits()).isEqualTo(code.substring(2, 8));
            assertThat(credit.organisationCode()).isEqualTo(code.substring(8, 17));
        });
    }

    @Test
    void catchesEveryChangeOfOneCharacter() {
        var slips = Stream.concat(Stream.of(PUBLISHED), generated())
                .flatMap(code -> Mutations.substitutions(code, 0, 18, ALPHABET + "IOSVZ"))
                .toList();
        assertThat(slips).hasSizeGreaterThan(100_000).allMatch(slip -> SocialCreditCode.fault(slip)
                .isPresent());
    }

    @Test
    void catchesEveryTranspositionOfNeighbours() {
        var slips = Stream.concat(Stream.of(PUBLISHED), generated())
                .flatMap(Mutations::transpositions)
                .toList();
        assertThat(slips).hasSizeGreaterThan(3_000).allMatch(slip -> SocialCreditCode.fault(slip)
                .isPresent());
    }

    @Test
    void catchesEveryChangedDigitAndTranspositionInAnOrganisationCodeOfDigits() {
        var slips = IntStream.range(0, 100)
                .mapToObj(i -> organisationCode(10_000_000 + i * 876_543))
                .filter(code -> !code.endsWith("X"))
                .flatMap(code -> Stream.concat(
                        Mutations.substitutions(code, 0, 9, "0123456789"), Mutations.transpositions(code)))
                .toList();
        assertThat(slips).hasSizeGreaterThan(7_000).allMatch(slip -> OrganisationCode.fault(slip)
                .isPresent());
    }

    /** GB 11714 works modulo 11, so two characters whose values differ by 11 stand for each other unseen. */
    @Test
    void promisesNothingOfALetterForADigitElevenBelowInAnOrganisationCode() {
        var code = organisationCode(12345678);
        assertThat(OrganisationCode.fault(code)).isEmpty();
        assertThat(OrganisationCode.fault("C" + code.substring(1))).isEmpty();
    }

    private static String organisationCode(int eight) {
        var digits = String.valueOf(eight);
        var weights = new int[] {3, 7, 9, 10, 5, 8, 4, 2};
        var sum = IntStream.range(0, 8)
                .map(at -> weights[at] * (digits.charAt(at) - '0'))
                .sum();
        return digits
                + List.of("0", "X", "9", "8", "7", "6", "5", "4", "3", "2", "1").get(sum % 11);
    }

    @Test
    void holdsAnOrganisationCodeThatIsJudgedByItsOwnStandard() {
        assertThat(SocialCreditCode.of(PUBLISHED).organisationFault()).isEmpty();
        assertThat(OrganisationCode.of(SocialCreditCode.of(PUBLISHED).organisationCode()))
                .isEqualTo(OrganisationCode.of("00693975-6"));
        assertThat(generated().map(SocialCreditCode::of).map(SocialCreditCode::organisationFault))
                .contains(Optional.of(CodeFault.CHECK_DIGIT));
    }

    @Test
    void forgivesHowACodeIsTypedAndNeverSaysIt() {
        assertThat(SocialCreditCode.of(" １１44000000693975６ｂ\u3000").value()).isEqualTo(PUBLISHED);
        assertThatThrownBy(() -> SocialCreditCode.of("TE440000GD030003VV"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No unified social credit code (GB 32100): PROVISIONAL");
        assertThatThrownBy(() -> OrganisationCode.of("006939757"))
                .hasMessage("No organisation code (GB 11714): CHECK_DIGIT");
    }
}
