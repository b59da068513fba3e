package org.tiaokuai.page;

import java.util.List;
import java.util.Optional;
import org.springframework.validation.BindingResult;

/** What the error summary shows; each line names the field that it speaks of and the key of its sentence. */
public record Errors(List<Line> lines) {

    public static final Errors NONE = new Errors(List.of());

    /** One thing to mend: the id of the control, and the words for it. */
    public record Line(String field, String key, Object... arguments) {}

    public Errors {
        lines = List.copyOf(lines);
    }

    /** In this house a constraint's message is a key, for example {@code access.signIn.number.missing}. */
    public static Errors of(BindingResult result) {
        return new Errors(result.getFieldErrors().stream()
                .map(error -> new Line(
                        error.getField(),
                        error.isBindingFailure() ? "page.error.type" : String.valueOf(error.getDefaultMessage())))
                .toList());
    }

    public static Errors of(String field, String key, Object... arguments) {
        return new Errors(List.of(new Line(field, key, arguments)));
    }

    public boolean any() {
        return !lines.isEmpty();
    }

    /** The first line about one field, to be said again beside it. */
    public Optional<Line> at(String field) {
        return lines.stream().filter(line -> line.field().equals(field)).findFirst();
    }

    public boolean bad(String field) {
        return at(field).isPresent();
    }
}
