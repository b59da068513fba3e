package org.tiaokuai.catalogue.internal;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.catalogue.Comparison;
import org.tiaokuai.catalogue.Comparison.Change;
import org.tiaokuai.catalogue.Field;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.GuideFields;
import org.tiaokuai.catalogue.Part;
import org.tiaokuai.page.Difference;
import org.tiaokuai.page.Difference.Piece;

/** Finds what differs between two guides: entries first, so that one more in front is not a change of all behind it. */
final class Comparing {

    private Comparing() {}

    static Comparison compare(Guide before, Guide after) {
        var changes = new ArrayList<Change>();
        for (var part : Part.values()) {
            if (part.repeats()) {
                entries(part, before, after, changes);
            } else {
                fields(part, GuideFields.read(part, before), GuideFields.read(part, after), "", "", 0, changes);
            }
        }
        return new Comparison(after.code(), after.name(), after.nameEn(), changes);
    }

    private static void entries(Part part, Guide before, Guide after, List<Change> changes) {
        var old = GuideFields.read(part, before);
        var present = GuideFields.read(part, after);
        for (var delta :
                DiffUtils.diff(entries(part, old), entries(part, present)).getDeltas()) {
            entries(part, old, present, delta, changes);
        }
    }

    private static void entries(
            Part part,
            Map<String, String> old,
            Map<String, String> present,
            AbstractDelta<List<String>> delta,
            List<Change> changes) {
        int from = delta.getSource().getPosition();
        int to = delta.getTarget().getPosition();
        int most = Math.max(delta.getSource().size(), delta.getTarget().size());
        for (int i = 0; i < most; i++) {
            var gone = i < delta.getSource().size() ? GuideFields.prefix(part, from + i) : null;
            var come = i < delta.getTarget().size() ? GuideFields.prefix(part, to + i) : null;
            fields(part, old, present, gone, come, (come == null ? from : to) + i + 1, changes);
        }
    }

    private static List<List<String>> entries(Part part, Map<String, String> typed) {
        return IntStream.range(0, GuideFields.entries(part, typed))
                .mapToObj(entry -> part.fields().stream()
                        .map(field -> typed.getOrDefault(GuideFields.prefix(part, entry) + field.path(), ""))
                        .toList())
                .toList();
    }

    private static void fields(
            Part part,
            Map<String, String> old,
            Map<String, String> present,
            @Nullable String gone,
            @Nullable String come,
            int row,
            List<Change> changes) {
        for (var field : part.fields()) {
            var before = gone == null ? "" : old.getOrDefault(gone + field.path(), "");
            var after = come == null ? "" : present.getOrDefault(come + field.path(), "");
            if (!before.equals(after)) {
                changes.add(change(part, field, row, before, after));
            }
        }
    }

    private static Change change(Part part, Field field, int row, String before, String after) {
        if (!field.choices().isEmpty() || before.isEmpty() || after.isEmpty()) {
            return new Change(part, field, row, whole(before), whole(after));
        }
        var difference = Difference.between(before, after);
        return new Change(part, field, row, difference.before(), difference.after());
    }

    private static List<Piece> whole(String text) {
        return text.isEmpty() ? List.of() : List.of(new Piece(text, false));
    }
}
