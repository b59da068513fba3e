package org.tiaokuai.payment.web;

import java.util.List;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/** What is wrong with a text that was typed. */
final class Typed {

    static final int LINE = 200;
    static final int TEXT = 1000;

    private Typed() {}

    static List<Errors.Line> line(String field, String text) {
        return Typing.unreadableLine(text)
                ? List.of(new Errors.Line(field, "payment.text.unreadable"))
                : text(field, text, LINE);
    }

    static List<Errors.Line> text(String field, String text) {
        return text(field, text, TEXT);
    }

    private static List<Errors.Line> text(String field, String text, int longest) {
        if (Typing.blank(text)) {
            return List.of(new Errors.Line(field, "payment.text.missing"));
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return List.of(new Errors.Line(field, "payment.text.long", longest));
        }
        return Typing.unreadable(text) ? List.of(new Errors.Line(field, "payment.text.unreadable")) : List.of();
    }
}
