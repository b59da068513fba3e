package org.tiaokuai.page;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where two texts differ, so that a reader need not compare them word by word. */
public record Difference(List<Piece> before, List<Piece> after) {

    /** A number or a Latin word is one thing; a Chinese character is one by itself. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9.]+|.", Pattern.DOTALL);

    public Difference {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** A piece of text; one that is not kept was deleted, or inserted, by the side on which it stands. */
    public record Piece(String text, boolean kept) {}

    public static Difference between(String before, String after) {
        var old = tokens(before);
        var present = tokens(after);
        var left = new ArrayList<Piece>();
        var right = new ArrayList<Piece>();
        int done = 0;
        int come = 0;
        for (var delta : DiffUtils.diff(old, present).getDeltas()) {
            add(left, old.subList(done, delta.getSource().getPosition()), true);
            add(right, present.subList(come, delta.getTarget().getPosition()), true);
            add(left, delta.getSource().getLines(), false);
            add(right, delta.getTarget().getLines(), false);
            done = delta.getSource().getPosition() + delta.getSource().size();
            come = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        add(left, old.subList(done, old.size()), true);
        add(right, present.subList(come, present.size()), true);
        return new Difference(left, right);
    }

    private static void add(List<Piece> pieces, List<String> tokens, boolean kept) {
        if (!tokens.isEmpty()) {
            pieces.add(new Piece(String.join("", tokens), kept));
        }
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }
}
