package org.tiaokuai.catalogue.web;

import java.util.stream.Collectors;
import org.tiaokuai.catalogue.Field;
import org.tiaokuai.page.Text;

/** What stands in a field as a reader sees it: the word of a choice, and whatever else as it was written. */
public final class FieldWords {

    private FieldWords() {}

    public static String of(Text text, Field field, String value) {
        if (!field.choices().isEmpty()) {
            return value.lines()
                    .map(choice -> field.choices().contains(choice) ? text.of("catalogue.choice." + choice) : choice)
                    .collect(Collectors.joining(text.of("page.list")));
        }
        return field.kind() == Field.Kind.YES ? text.of("catalogue.yes") : value;
    }
}
