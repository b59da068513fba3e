package org.tiaokuai.casework.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;
import org.tiaokuai.privacy.Reason;
import org.tiaokuai.privacy.Reason.Order;

/**
 * What an officer typed of why the whole must be seen.
 *
 * @param what {@code work}, or {@code order} of an authority
 * @param until the day up to which the person is not to be told; empty for at once
 */
public record ReasonForm(String what, String text, String law, String document, String until) {

    private static final int LONGEST = 300;
    private static final int LONGEST_NUMBER = 60;

    public ReasonForm {
        what = what == null ? "" : what;
        text = text == null ? "" : text.strip();
        law = law == null ? "" : law.strip();
        document = document == null ? "" : document.strip();
        until = until == null ? "" : until.strip();
    }

    /** Of which nothing is typed yet. */
    static ReasonForm of(String what) {
        return new ReasonForm(what, "", "", "", "");
    }

    boolean ordered() {
        return what.equals("order");
    }

    Errors check() {
        var lines = new ArrayList<Errors.Line>();
        if (!ordered() && !what.equals("work")) {
            lines.add(new Errors.Line("what", "casework.reason.what.missing"));
        }
        line("text", text, LONGEST, lines);
        if (ordered()) {
            if (law.isEmpty()) {
                lines.add(new Errors.Line("law", "casework.reason.law.missing"));
            }
            line("document", document, LONGEST_NUMBER, lines);
            if (!until.isEmpty() && day().isEmpty()) {
                lines.add(new Errors.Line("until", "casework.reason.until.unreadable"));
            }
        }
        return new Errors(lines);
    }

    private static void line(String field, String typed, int longest, List<Errors.Line> lines) {
        if (Typing.blank(typed)) {
            lines.add(new Errors.Line(field, "casework.reason." + field + ".missing"));
        } else if (typed.length() > longest) {
            lines.add(new Errors.Line(field, "casework.reason.long", longest));
        } else if (Typing.unreadableLine(typed)) {
            lines.add(new Errors.Line(field, "casework.reason.unreadable"));
        }
    }

    private Optional<LocalDate> day() {
        try {
            return until.length() == 10 ? Optional.of(LocalDate.parse(until)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Reason reason() {
        return new Reason(text, ordered() ? new Order(law, document, day().orElse(null)) : null);
    }
}
