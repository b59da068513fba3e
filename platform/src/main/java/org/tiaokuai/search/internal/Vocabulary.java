package org.tiaokuai.search.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words that people use for words that offices use, and how both sound; an editor's change counts within a minute. */
@Repository
class Vocabulary {

    private static final int SHORTEST_SOUND = 3;

    private final JdbcClient jdbc;
    private final LoadingCache<String, List<Synonym>> known =
            Caffeine.newBuilder().refreshAfterWrite(Duration.ofMinutes(1)).build(_ -> load());

    Vocabulary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Synonym(String word, String meaning, String sound, String initials) {}

    private List<Synonym> load() {
        return jdbc.sql("select word, meaning from search.synonym order by word, meaning")
                .query((row, at) -> {
                    var meaning = row.getString("meaning");
                    return new Synonym(row.getString("word"), meaning, Pinyin.sound(meaning), Pinyin.initials(meaning));
                })
                .list();
    }

    /**
     * The question as asked, with each word that offices call differently put in their words, and what is known to sound
     * as it was typed.
     */
    List<String> readings(String question) {
        var readings = new LinkedHashSet<String>();
        readings.add(question);
        for (var synonym : known.get("")) {
            if (question.contains(synonym.word())) {
                readings.add(question.replace(synonym.word(), synonym.meaning()));
            }
            if (question.length() >= SHORTEST_SOUND
                    && (question.equals(synonym.initials()) || question.equals(synonym.sound()))) {
                readings.add(synonym.meaning());
            }
        }
        return new ArrayList<>(readings);
    }
}
