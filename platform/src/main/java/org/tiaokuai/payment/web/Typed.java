package org.tiaokuai.payment.web;

import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/** What is wrong with a text that was typed. */
final class Typed {

    static final int LINE = 200;
    static final int TEXT = 1000;

    private Typed() {}

    /** @param label the key of the name that its field bears on the page */
    static List<Errors.Line> line(String field, String label, String text) {
        return Typing.unreadableLine(text)
                ? List.of(new Errors.Line(field, "payment.text.unreadable", named(label)))
                : text(field, label, text, LINE);
    }

    static List<Errors.Line> text(String field, String label, String text) {
        return text(field, label, text, TEXT);
    }

    private static List<Errors.Line> text(String field, String label, String text, int longest) {
        if (Typing.blank(text)) {
            return List.of(new Errors.Line(field, "payment.text.missing", named(label)));
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return List.of(new Errors.Line(field, "payment.text.long", named(label), longest));
        }
        return Typing.unreadable(text)
                ? List.of(new Errors.Line(field, "payment.text.unreadable", named(label)))
                : List.of();
    }

    private static MessageSourceResolvable named(String label) {
        return new DefaultMessageSourceResolvable(label);
    }
}
