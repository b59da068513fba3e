package org.tiaokuai.intake.internal;

/** Numbers to ninety-nine, in figures or as they are written: 十五, 二十. */
final class ChineseNumber {

    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseNumber() {}

    static int of(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        int ten = written.indexOf('十');
        if (ten < 0) {
            return DIGITS.indexOf(written.charAt(written.length() - 1));
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(written.charAt(ten - 1));
        int ones = ten == written.length() - 1 ? 0 : DIGITS.indexOf(written.charAt(ten + 1));
        return tens * 10 + ones;
    }
}
