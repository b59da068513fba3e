package org.tiaokuai;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what stands on an English page in Chinese and is not marked so, which a reading voice would spell (WCAG 3.1.2). */
public final class Unmarked {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}[\\p{IsHan}\\p{IsPunctuation}\\s]*");

    /** A comment, a tag, or what stands before the next one. */
    private static final Pattern PIECE =
            Pattern.compile("<!--.*?-->|<(/?)([a-zA-Z0-9]+)([^>]*)>|[^<]+", Pattern.DOTALL);

    private static final Pattern LANG = Pattern.compile("(?:^|\\s)lang=\"([^\"]*)\"");
    private static final Pattern SPOKEN = Pattern.compile("(?:^|\\s)(?:alt|title|aria-label|placeholder)=\"([^\"]*)\"");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "img", "hr", "wbr", "path", "rect");

    /** The title of a page is all in one language; what it is about may be a name, and the site has one. */
    private static final Set<String> UNSPOKEN = Set.of("title", "style", "textarea");

    private record Open(String tag, boolean chinese) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<String> found = new ArrayList<>();

    private Unmarked() {}

    public static List<String> on(String html) {
        var reading = new Unmarked();
        var pieces = PIECE.matcher(html);
        while (pieces.find()) {
            if (pieces.group(2) != null) {
                reading.tag(pieces);
            } else if (!pieces.group().startsWith("<")) {
                reading.text(pieces.group());
            }
        }
        return reading.found;
    }

    private boolean inside() {
        return !open.isEmpty() && open.peek().chinese();
    }

    private void text(String said) {
        if (!inside() && (open.isEmpty() || !UNSPOKEN.contains(open.peek().tag()))) {
            HAN.matcher(said).results().forEach(match -> found.add(match.group()));
        }
    }

    private void tag(Matcher piece) {
        var tag = piece.group(2).toLowerCase(Locale.ROOT);
        if (!piece.group(1).isEmpty()) {
            close(tag);
            return;
        }
        var lang = LANG.matcher(piece.group(3));
        boolean chinese = lang.find() ? lang.group(1).startsWith("zh") : inside();
        if (!chinese) {
            SPOKEN.matcher(piece.group(3))
                    .results()
                    .filter(match -> HAN.matcher(match.group(1)).find())
                    .forEach(match -> found.add(match.group(1)));
        }
        if (!VOID.contains(tag) && !piece.group(3).endsWith("/")) {
            open.push(new Open(tag, chinese));
        }
    }

    private void close(String tag) {
        while (!open.isEmpty()) {
            if (open.pop().tag().equals(tag)) {
                return;
            }
        }
    }
}
