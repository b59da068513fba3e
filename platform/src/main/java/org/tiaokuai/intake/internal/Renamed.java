package org.tiaokuai.intake.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.intake.Doubt.Kind;

/** Whether a row that bears the code of an item that is there can be meant for it. */
final class Renamed {

    private Renamed() {}

    /** None where the name is as it was; what has no two letters in common with it is another item under a wrong code. */
    static @Nullable Kind doubt(String before, String now) {
        if (before.equals(now)) {
            return null;
        }
        var common = new HashSet<>(pairs(before));
        common.retainAll(pairs(now));
        return common.isEmpty() ? Kind.NAME_OTHER : Kind.NAME_CHANGED;
    }

    private static Set<String> pairs(String name) {
        int[] points = name.codePoints().filter(Character::isLetterOrDigit).toArray();
        return IntStream.range(0, Math.max(points.length - 1, 0))
                .mapToObj(at -> new String(points, at, 2))
                .collect(Collectors.toSet());
    }
}
