package org.tiaokuai.standard;

import java.io.Serializable;
import java.util.Optional;

/**
 * The twelve-digit code of a division in statistics (统计用区划代码): the six digits of GB/T 2260, three for street or
 * township, three for community or village; what lies below the division is zeros.
 *
 * <p>Cities without counties (Dongguan, Zhongshan) have streets whose county digits are 00, so such a gap is allowed.
 */
public record DivisionCode(String value) implements Serializable {

    /** How far down a division lies, with the number of digits that name it. */
    public enum Level {
        PROVINCE(2),
        CITY(4),
        COUNTY(6),
        STREET(9),
        COMMUNITY(12);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }

        /** How many leading digits name a division of this level. */
        public int digits() {
            return digits;
        }
    }

    private static final int LENGTH = 12;
    private static final String ZEROS = "0".repeat(LENGTH);

    public DivisionCode {
        value = Typed.tidy(value);
        Typed.accept("division code (12 digits)", faultOf(value));
    }

    /** Why the text is no twelve-digit division code, or empty if it is one. */
    public static Optional<CodeFault> fault(String raw) {
        return faultOf(Typed.tidy(raw));
    }

    /** Reads a code of twelve digits as typed; the exception names the {@link CodeFault} and never the code. */
    public static DivisionCode of(String raw) {
        return new DivisionCode(raw);
    }

    /** Reads a code of which the zeros at the end were left out: 2, 4, 6, 9 or 12 digits. */
    public static DivisionCode ofPrefix(String raw) {
        var prefix = Typed.tidy(raw);
        Typed.accept("division code (2, 4, 6, 9 or 12 digits)", faultOfPrefix(prefix));
        return new DivisionCode(padded(prefix));
    }

    /** The lowest level whose digits are not all zeros. */
    public Level level() {
        var level = Level.PROVINCE;
        for (var each : Level.values()) {
            if (!ZEROS.startsWith(part(value, each))) {
                level = each;
            }
        }
        return level;
    }

    /** The division right above, which for a street of a city without counties is the city; empty for a province. */
    public Optional<DivisionCode> parent() {
        var level = level();
        if (level == Level.PROVINCE) {
            return Optional.empty();
        }
        var above = Level.values()[level.ordinal() - 1];
        return Optional.of(ofPrefix(value.substring(0, above.digits())));
    }

    /** The digits that name this division, and with which the code of every division within it begins. */
    public String prefix() {
        return value.substring(0, level().digits());
    }

    /** True for this division itself and for every one that lies within it. */
    public boolean contains(DivisionCode other) {
        return other.value.startsWith(prefix());
    }

    private static Optional<CodeFault> faultOf(String value) {
        return value.length() == LENGTH ? faultOfPrefix(value) : Optional.of(CodeFault.LENGTH);
    }

    static Optional<CodeFault> faultOfPrefix(String prefix) {
        var known = false;
        for (var level : Level.values()) {
            known |= level.digits() == prefix.length();
        }
        if (!known) {
            return Optional.of(CodeFault.LENGTH);
        }
        if (!Typed.areDigits(prefix)) {
            return Optional.of(CodeFault.CHARACTERS);
        }
        return standsTogether(padded(prefix)) ? Optional.empty() : Optional.of(CodeFault.STRUCTURE);
    }

    private static boolean standsTogether(String code) {
        var hasProvince = !isEmpty(code, Level.PROVINCE);
        var hasCity = !isEmpty(code, Level.CITY) || ZEROS.startsWith(code.substring(Level.CITY.digits()));
        var hasStreet = !isEmpty(code, Level.STREET) || isEmpty(code, Level.COMMUNITY);
        return hasProvince && hasCity && hasStreet;
    }

    private static boolean isEmpty(String code, Level level) {
        return ZEROS.startsWith(part(code, level));
    }

    private static String part(String code, Level level) {
        var from = level == Level.PROVINCE ? 0 : Level.values()[level.ordinal() - 1].digits();
        return code.substring(from, level.digits());
    }

    private static String padded(String prefix) {
        return prefix + ZEROS.substring(prefix.length());
    }
}
