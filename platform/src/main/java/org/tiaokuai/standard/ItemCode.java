package org.tiaokuai.standard;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code of a service item as one body carries it out (实施编码).
 *
 * <p>Live platforms write 31 characters: the body's unified social credit code (18), the level at which the power is
 * exercised (1) and the basic code (12: province 2, type 2, department 2, main item 3, sub-item 3, where “00Y” marks an
 * item that has sub-items); or 33, with two digits for the variant handled (业务办理项). GB/T 39046—2020 only says
 * “up to 24 letters and digits”. The meaning of the type digits differs between places, so it is no part of the code.
 */
public record ItemCode(String value) implements Serializable {

    /** Which writing of the code it is. */
    public enum Scheme {
        /** 31 characters: an item. */
        ITEM,
        /** 33 characters: a variant of an item (业务办理项). */
        BUSINESS_ITEM,
        /** Up to 24 characters without inner structure, by GB/T 39046—2020. */
        GBT_39046
    }

    private static final int LONGEST_OF_GBT_39046 = 24;
    private static final int BODY_END = 18;
    private static final int LEVEL_END = 19;
    private static final int BASIC_END = 31;
    private static final int BUSINESS_END = 33;
    private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("[0-9A-Z]*");
    private static final Pattern STRUCTURED = Pattern.compile("[0-9A-Z]{18}[0-9][0-9]{9}(?:[0-9]{3}|00Y)(?:[0-9]{2})?");

    public ItemCode {
        value = Typed.tidy(value);
        Typed.accept("item code", faultOf(value));
    }

    /** Why the text is no item code, or empty if it is one; a wrong code of the body is no such fault. */
    public static Optional<CodeFault> fault(String raw) {
        return faultOf(Typed.tidy(raw));
    }

    /** Reads a code as typed; the exception names the {@link CodeFault} and never the code. */
    public static ItemCode of(String raw) {
        return new ItemCode(raw);
    }

    public Scheme scheme() {
        return switch (value.length()) {
            case BASIC_END -> Scheme.ITEM;
            case BUSINESS_END -> Scheme.BUSINESS_ITEM;
            default -> Scheme.GBT_39046;
        };
    }

    /** The 18 characters that name the body which carries the item out; empty under GB/T 39046—2020. */
    public Optional<String> body() {
        return part(0, BODY_END);
    }

    /** Why the body's code breaks GB 32100, or empty; real items bear provisional and mistyped ones. */
    public Optional<CodeFault> bodyFault() {
        return body().flatMap(SocialCreditCode::fault);
    }

    /** The digit of the level of exercise (行使层级), GB/T 39046—2020 table A.2; empty under that standard's own form. */
    public Optional<String> exerciseLevel() {
        return part(BODY_END, LEVEL_END);
    }

    /** The twelve characters of the entry in the catalogue (基本编码); empty under GB/T 39046—2020. */
    public Optional<String> basicCode() {
        return part(LEVEL_END, BASIC_END);
    }

    /** The two digits of the item's type within the basic code; empty under GB/T 39046—2020. */
    public Optional<String> typeDigits() {
        return part(LEVEL_END + 2, LEVEL_END + 4);
    }

    /** The two digits of the variant, present in codes of 33 characters only. */
    public Optional<String> businessItem() {
        return scheme() == Scheme.BUSINESS_ITEM ? part(BASIC_END, BUSINESS_END) : Optional.empty();
    }

    /** True if the sub-item part is “00Y”: a heading under which sub-items stand. */
    public boolean hasSubItems() {
        return basicCode().filter(code -> code.endsWith("00Y")).isPresent();
    }

    private Optional<String> part(int from, int until) {
        return switch (scheme()) {
            case ITEM, BUSINESS_ITEM -> Optional.of(value.substring(from, until));
            case GBT_39046 -> Optional.empty();
        };
    }

    private static Optional<CodeFault> faultOf(String value) {
        var structured = value.length() == BASIC_END || value.length() == BUSINESS_END;
        if (!structured && (value.isEmpty() || value.length() > LONGEST_OF_GBT_39046)) {
            return Optional.of(CodeFault.LENGTH);
        }
        var form = structured ? STRUCTURED : LETTERS_AND_DIGITS;
        return form.matcher(value).matches() ? Optional.empty() : Optional.of(CodeFault.CHARACTERS);
    }
}
