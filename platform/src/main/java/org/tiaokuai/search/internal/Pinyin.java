package org.tiaokuai.search.internal;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How Chinese is typed by its sound: whole syllables (juzhuzheng) and their first letters (jzz). A character with
 * several readings has its most frequent one.
 */
final class Pinyin {

    /** Longer beginnings are typed by nobody. */
    private static final int MOST_SYLLABLES = 8;

    private static final int MOST_INITIALS = 12;

    private static final Transliterator LATIN = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

    private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

    private Pinyin() {}

    /** For each character of a title that a search may begin with: its syllables and its initials from there. */
    static List<String> tokens(String title) {
        var tokens = new ArrayList<String>();
        for (var run : runs(Spelling.plain(title))) {
            for (int from = 0; from < run.size(); from++) {
                tokens.add(String.join("", run.subList(from, Math.min(run.size(), from + MOST_SYLLABLES))));
                tokens.add(initials(run.subList(from, Math.min(run.size(), from + MOST_INITIALS))));
            }
        }
        return tokens;
    }

    /** The initials of each unbroken row of characters, from its first: what people type who type only those. */
    static List<String> beginnings(String title) {
        return runs(Spelling.plain(title)).stream()
                .map(run -> initials(run.subList(0, Math.min(run.size(), MOST_INITIALS))))
                .toList();
    }

    /**
     * The sound of a question, for one that was spelt with characters of the same sound, or half by its sound; empty when
     * no character of it is Chinese.
     */
    static String sound(String question) {
        var sound = new StringBuilder();
        boolean chinese = false;
        for (int point : question.codePoints().toArray()) {
            if (Character.isIdeographic(point)) {
                sound.append(syllable(point));
                chinese = true;
            } else if (point >= 'a' && point <= 'z') {
                sound.append((char) point);
            }
        }
        return chinese ? typed(sound.toString()) : "";
    }

    /** As it is indexed: v stands for ü on a keyboard, and both for u here. */
    static String typed(String sound) {
        return sound.replace('v', 'u');
    }

    /** The first letters of all Chinese characters of a title; a title that begins otherwise is typed otherwise. */
    static String initials(String title) {
        return initials(
                runs(Spelling.plain(title)).stream().flatMap(List::stream).toList());
    }

    private static String initials(List<String> syllables) {
        var initials = new StringBuilder();
        syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
        return initials.toString();
    }

    /** The syllables of each unbroken row of Chinese characters. */
    private static List<List<String>> runs(String text) {
        var runs = new ArrayList<List<String>>();
        var run = new ArrayList<String>();
        for (int point : text.codePoints().toArray()) {
            var syllable = Character.isIdeographic(point) ? syllable(point) : "";
            if (!syllable.isEmpty()) {
                run.add(syllable);
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    /** Empty for a character of which no reading is known. */
    private static String syllable(int point) {
        return KNOWN.computeIfAbsent(
                point, _ -> LATIN.transliterate(Character.toString(point)).replaceAll("[^a-z]", ""));
    }
}
