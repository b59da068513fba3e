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

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    SearchService(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void index(Collection<Entry> entries) {
        batches.batchUpdate("""
                insert into search.entry (kind, ref, title, tokens) values (?, ?, ?, ?::tsvector)
                on conflict (kind, ref) do update set title = excluded.title, tokens = excluded.tokens
                """, entries, BATCH, (row, entry) -> {
            row.setString(1, entry.kind());
            row.setString(2, entry.ref());
            row.setString(3, entry.title());
            row.setString(4, TokenText.vector(entry));
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Results find(String kind, String text, int limit) {
        var question = text.codePointCount(0, text.length()) <= LONGEST_QUESTION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUESTION));
        var tokens = Bigrams.of(question);
        if (tokens.isEmpty()) {
            return new Results(List.of(), 0);
        }
        var readings = readings(question);
        var exact =
                run(kind, question, readings.stream().map(TokenText::all).collect(Collectors.joining(" | ")), limit);
        return exact.total() > 0 ? exact : run(kind, question, TokenText.any(tokens), limit);
    }

    /** The question as asked, and with each word that offices call differently put in their words. */
    private List<List<String>> readings(String question) {
        var readings = new ArrayList<List<String>>();
        readings.add(Bigrams.of(question));
        jdbc.sql("select word, meaning from search.synonym where strpos(:question, word) > 0")
                .param("question", question.replace("\u0000", ""))
                .query((row, at) -> question.replace(row.getString("word"), row.getString("meaning")))
                .list()
                .forEach(meant -> readings.add(Bigrams.of(meant)));
        return readings;
    }

    private Results run(String kind, String question, String query, int limit) {
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
        return new Results(refs, total[0]);
    }
}
