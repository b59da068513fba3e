package org.tiaokuai.desk.web;

import java.util.List;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/** What is wrong with a short text that was typed. */
final class Limited {

    private Limited() {}

    static Errors check(String field, String text, int longest) {
        return new Errors(lines(field, text, longest));
    }

    static List<Errors.Line> lines(String field, String text, int longest) {
        if (Typing.blank(text)) {
            return List.of(new Errors.Line(field, "desk.text.missing"));
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return List.of(new Errors.Line(field, "desk.text.long", longest));
        }
        return Typing.unreadable(text) ? List.of(new Errors.Line(field, "desk.text.control")) : List.of();
    }
}
