package org.tiaokuai.standard;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The slips that check characters were invented for. */
final class Mutations {

    private Mutations() {}

    /** Every code in which one character within the range is another of the alphabet. */
    static Stream<String> substitutions(String code, int from, int until, String alphabet) {
        return IntStream.range(from, until).boxed().flatMap(at -> alphabet.chars()
                .filter(each -> each != code.charAt(at))
                .mapToObj(each -> code.substring(0, at) + (char) each + code.substring(at + 1)));
    }

    /** Every code in which two different neighbours have changed places. */
    static Stream<String> transpositions(String code) {
        return IntStream.range(0, code.length() - 1)
                .filter(at -> code.charAt(at) != code.charAt(at + 1))
                .mapToObj(at -> code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2));
    }
}
