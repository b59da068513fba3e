package org.tiaokuai.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.search.Search;

@Service
class SearchService implements Search {

    /** Longer texts are no questions; the rest of them would only slow the index down. */
    private static final int LONGEST_QUESTION = 60;

    private static final int BATCH = 500;

    /** How entries are made; a higher number than that of an entry means that it must be made anew. */
    private static final int GENERATION = 2;

    /** Two syllables at least: fewer would find everything. */
    private static final int SHORTEST_SOUND = 4;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final MissedQuestions missed;

    SearchService(JdbcTemplate batches, JdbcClient jdbc, MissedQuestions missed) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.missed = missed;
    }

    @Override
    @Transactional
    public void index(Collection<Entry> entries) {
        batches.batchUpdate("""
                insert into search.entry (kind, ref, title, tokens, generation) values (?, ?, ?, ?::tsvector, ?)
                on conflict (kind, ref) do update set
                    title = excluded.title, tokens = excluded.tokens, generation = excluded.generation
                """, entries, BATCH, (row, entry) -> {
            row.setString(1, entry.kind());
            row.setString(2, entry.ref());
            row.setString(3, entry.title());
            row.setString(4, TokenText.vector(entry));
            row.setInt(5, GENERATION);
        });
    }

    @Override
    @Transactional
    public void forget(String kind, String ref) {
        jdbc.sql("delete from search.entry where kind = :kind and ref = :ref")
                .param("kind", kind)
                .param("ref", ref)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Results find(String kind, String text, int limit) {
        var question = Spelling.plain(cut(text)).strip();
        var tokens = Bigrams.of(question);
        if (tokens.isEmpty()) {
            return new Results(List.of(), 0, true, List.of());
        }
        var readings = readings(question);
        var wanted = readings.stream()
                .map(reading -> TokenText.all(Bigrams.of(reading)))
                .collect(Collectors.joining(" | "));
        var exact = run(kind, question, wanted, limit, true, readings);
        if (exact.total() > 0) {
            return exact;
        }
        return near(kind, question, tokens, limit, readings);
    }

    /**
     * What sounds the same (居住正), else what holds all that is known of the question (理发店卫生许可, where only the
     * seam between two words is found nowhere), else what holds a part of it.
     */
    private Results near(String kind, String question, List<String> tokens, int limit, List<String> said) {
        var sound = Pinyin.sound(question);
        if (sound.length() >= SHORTEST_SOUND) {
            var alike = run(kind, question, TokenText.all(List.of(sound)), limit, false, said);
            if (alike.total() > 0) {
                return alike;
            }
        }
        var known = known(kind, tokens);
        if (known.size() * 2 < tokens.size()) {
            missed.note(question);
        } else {
            var most = run(kind, question, TokenText.all(known), limit, false, said);
            if (most.total() > 0) {
                return most;
            }
        }
        return run(kind, question, TokenText.any(tokens), limit, false, said);
    }

    private List<String> known(String kind, List<String> tokens) {
        return jdbc.sql("""
                        select wanted.token from unnest(:tokens, :terms) as wanted (token, term) where exists (
                            select from search.entry where kind = :kind and tokens @@ cast(wanted.term as tsquery))
                        """)
                .param("kind", kind)
                .param("tokens", tokens.toArray(String[]::new))
                .param(
                        "terms",
                        tokens.stream()
                                .map(token -> TokenText.all(List.of(token)))
                                .toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_QUESTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUESTION));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> outdated(String kind, int limit) {
        return jdbc.sql("select ref from search.entry where kind = :kind and generation < :now limit :limit")
                .param("kind", kind)
                .param("now", GENERATION)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Missed> missed(int limit) {
        return missed.mostFrequent(limit);
    }

    /** The question as asked, and with each word that offices call differently put in their words. */
    private List<String> readings(String question) {
        var readings = new ArrayList<String>();
        readings.add(question);
        jdbc.sql("select word, meaning from search.synonym where strpos(:question, word) > 0")
                .param("question", question.replace("\u0000", ""))
                .query((row, at) -> question.replace(row.getString("word"), row.getString("meaning")))
                .list()
                .forEach(readings::add);
        return readings;
    }

    private Results run(String kind, String question, String query, int limit, boolean exact, List<String> said) {
        var total = new long[1];
        var refs = jdbc.sql("""
                        with found as (
                            select ref, title, tokens from search.entry
                            where kind = :kind and tokens @@ cast(:query as tsquery))
                        select ref, count(*) over () as total from found
                        order by (title = :question) desc, (strpos(title, :question) > 0) desc,
                            ts_rank('{0.05, 0.2, 0.6, 1.0}', tokens, cast(:query as tsquery), 1) desc,
                            length(title), ref
                        limit :limit
                        """)
                .param("kind", kind)
                .param("query", query)
                .param("question", question.replace("\u0000", "").strip())
                .param("limit", limit)
                .query((row, at) -> {
                    total[0] = row.getLong("total");
                    return row.getString("ref");
                })
                .list();
        return new Results(refs, total[0], exact, said);
    }
}
