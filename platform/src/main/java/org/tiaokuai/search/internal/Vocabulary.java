package org.tiaokuai.search.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.search.internal.Question.Phrase;
import org.tiaokuai.search.internal.Question.Sort;

/** The words that people use for words that offices use, and how both sound; an editor's change counts within a minute. */
@Repository
class Vocabulary {

    private static final Pattern TYPED_SOUND = Pattern.compile("[a-z][a-z ]+[a-z]");

    private final JdbcClient jdbc;
    private final LoadingCache<String, Known> known =
            Caffeine.newBuilder().refreshAfterWrite(Duration.ofMinutes(1)).build(_ -> load());

    Vocabulary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A word and all that offices say for it. */
    private record Word(String text, Sort sort, List<String> meanings) {}

    private record Known(TreeMap<String, Word> words, Map<String, List<String>> sounds, int longest) {}

    private record Row(String word, String meaning, Sort sort) {}

    private Known load() {
        var rows = jdbc.sql("select word, meaning, sort from search.synonym order by word, meaning")
                .query((row, at) -> new Row(
                        Spelling.plain(row.getString("word")),
                        Spelling.plain(row.getString("meaning")),
                        Sort.valueOf(row.getString("sort"))))
                .list();
        var words = new TreeMap<String, Word>();
        var sounds = new TreeMap<String, List<String>>();
        for (var row : rows) {
            words.computeIfAbsent(row.word(), _ -> new Word(row.word(), row.sort(), new ArrayList<>()))
                    .meanings()
                    .add(row.meaning());
            if (row.sort() == Sort.THING) {
                sounds(row.word(), sounds);
                sounds(row.meaning(), sounds);
            }
        }
        return new Known(
                words,
                sounds,
                words.keySet().stream().mapToInt(String::length).max().orElse(0));
    }

    private static void sounds(String word, Map<String, List<String>> sounds) {
        for (var sound : List.of(Pinyin.sound(word), Pinyin.initials(word))) {
            var same = sounds.computeIfAbsent(sound, _ -> new ArrayList<>());
            if (!same.contains(word)) {
                same.add(word);
            }
        }
    }

    /** The question cut at the words that are known, the longest first; what says nothing is left out. */
    Question question(String text) {
        var now = known.get("");
        if (TYPED_SOUND.matcher(text).matches()) {
            return new Question(text, List.of(typed(text, now)));
        }
        var phrases = new ArrayList<Phrase>();
        int done = 0;
        for (int at = 0; at < text.length(); ) {
            var word = longest(text, at, now, phrases.isEmpty() && done == at);
            if (word == null) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            add(text.substring(done, at), Sort.THING, List.of(), phrases);
            add(word.text(), word.sort(), word.meanings(), phrases);
            at += word.text().length();
            done = at;
        }
        add(text.substring(done), Sort.THING, List.of(), phrases);
        return new Question(text, phrases.isEmpty() ? List.of(Phrase.of(text)) : phrases);
    }

    private static void add(String asked, Sort sort, List<String> meanings, List<Phrase> phrases) {
        if (sort != Sort.NOTHING && !Bigrams.ofPlain(asked).isEmpty()) {
            var ways = new LinkedHashSet<String>();
            ways.add(asked);
            ways.addAll(meanings);
            boolean tacit = ways.remove("");
            phrases.add(new Phrase(asked, sort, List.copyOf(ways), tacit));
        }
    }

    /** A single character that says nothing in itself (办, 吗) may be a part of any word; only at the ends it is none. */
    private static @Nullable Word longest(String text, int at, Known known, boolean first) {
        for (int to = Math.min(text.length(), at + known.longest()); to > at; to--) {
            var word = known.words().get(text.substring(at, to));
            if (word != null && (to - at > 1 || first || to == text.length())) {
                return word;
            }
        }
        return null;
    }

    /** A sound is also typed with gaps, with v for ü (jvzhuzheng), and as that of a word that is known. */
    private static Phrase typed(String text, Known known) {
        var ways = new LinkedHashSet<String>();
        ways.add(text);
        ways.add(Pinyin.typed(text.replace(" ", "")));
        ways.addAll(ways.stream()
                .flatMap(sound -> known.sounds().getOrDefault(sound, List.of()).stream())
                .collect(Collectors.toList()));
        return new Phrase(text, Sort.THING, List.copyOf(ways), false);
    }
}
