package org.tiaokuai.search.internal;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
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
    private static final int GENERATION = 3;

    /** Two syllables at least: fewer would find everything. */
    private static final int SHORTEST_SOUND = 4;

    /** Among more than these, how often a word stands in a text tells less than it costs to find out. */
    private static final int FEW = 3_000;

    private static final Pattern TYPED_SOUND = Pattern.compile("[a-z]{2,}");

    private static final Results NOTHING = new Results(List.of(), 0, true, List.of());

    /** A name that is what was asked for, begins with it, holds it, sounds like it; of these the shortest first. */
    private static final String RANKED = """
            with found as (
                select ref, title, initials, tokens, count(*) over () as total from search.entry
                where kind = :kind and tokens @@ cast(:query as tsquery)),
            placed as (
                select ref, title, tokens, total, (
                        select min(case when title = word then 0 when starts_with(title, word) then 1
                            when strpos(title, word) > 0 then 2
                            when :typed <> '' and starts_with(initials, :typed) then 3 else 4 end)
                        from unnest(:said) as said (word)) as place
                from found)
            select ref, total from placed
            order by place, case when place < 4 then length(title) end,
                case when total <= :few
                    then ts_rank('{0.05, 0.2, 0.6, 1.0}', tokens, cast(:query as tsquery), 1) end desc nulls last,
                length(title), ref
            limit :limit
            """;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Vocabulary vocabulary;
    private final MissedQuestions missed;

    SearchService(JdbcTemplate batches, JdbcClient jdbc, Vocabulary vocabulary, MissedQuestions missed) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.vocabulary = vocabulary;
        this.missed = missed;
    }

    @Override
    @Transactional
    public void index(Collection<Entry> entries) {
        batches.batchUpdate("""
                insert into search.entry (kind, ref, title, tokens, generation, initials, owner)
                values (?, ?, ?, ?::tsvector, ?, ?, ?)
                on conflict (kind, ref) do update set title = excluded.title, tokens = excluded.tokens,
                    generation = excluded.generation, initials = excluded.initials, owner = excluded.owner
                """, entries, BATCH, (row, entry) -> {
            row.setString(1, entry.kind());
            row.setString(2, entry.ref());
            row.setString(3, entry.title());
            row.setString(4, TokenText.vector(entry));
            row.setInt(5, GENERATION);
            row.setString(6, Pinyin.initials(entry.title()));
            row.setString(7, entry.owner());
        });
    }

    @Override
    @Transactional
    public void forget(String kind, Collection<String> refs) {
        jdbc.sql("""
                        delete from search.entry
                        where kind = :kind and (ref = any(:refs) or owner <> '' and owner = any(:refs))
                        """)
                .param("kind", kind)
                .param("refs", refs.toArray(String[]::new))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Results find(String kind, String text, int limit) {
        var asked = Asked.of(text);
        if (asked.tokens().isEmpty()) {
            return NOTHING;
        }
        var readings = vocabulary.readings(asked.question());
        var exact = run(kind, asked.question(), wanted(readings), limit, true, readings);
        return exact.total() > 0 ? exact : near(kind, asked.question(), asked.tokens(), limit, readings);
    }

    @Override
    @Transactional(readOnly = true)
    public Results findExactly(String kind, String text, int limit) {
        var asked = Asked.of(text);
        if (asked.tokens().isEmpty()) {
            return NOTHING;
        }
        var readings = vocabulary.readings(asked.question());
        return run(kind, asked.question(), wanted(readings), limit, true, readings);
    }

    private record Asked(String question, List<String> tokens) {

        static Asked of(String text) {
            var question = Spelling.plain(cut(text)).replace("\u0000", "").strip();
            return new Asked(question, Bigrams.of(question));
        }
    }

    private static String wanted(List<String> readings) {
        return readings.stream()
                .map(reading -> TokenText.all(Bigrams.of(reading)))
                .collect(Collectors.joining(" | "));
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

    private Results run(String kind, String question, String query, int limit, boolean exact, List<String> said) {
        var total = new long[1];
        var refs = jdbc.sql(RANKED)
                .param("kind", kind)
                .param("query", query)
                .param("said", said.toArray(String[]::new))
                .param("typed", TYPED_SOUND.matcher(question).matches() ? question : "")
                .param("few", FEW)
                .param("limit", limit)
                .query((row, at) -> {
                    total[0] = row.getLong("total");
                    return row.getString("ref");
                })
                .list();
        return new Results(refs, total[0], exact, said);
    }
}
