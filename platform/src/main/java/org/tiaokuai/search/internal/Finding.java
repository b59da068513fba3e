package org.tiaokuai.search.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.search.Search.Count;
import org.tiaokuai.search.Search.Held;
import org.tiaokuai.search.Search.Results;
import org.tiaokuai.search.Search.Wanted;

/**
 * One statement for the best, how many there are, and how many bear which labels. The index alone tells kinds and names
 * apart, and of what it finds neither texts nor labels are read one by one.
 */
@Repository
class Finding {

    /** Among more than these, how often a word stands in a text tells less than it costs to find out. */
    private static final int FEW = 300;

    private static final int MOST_OF_A_FACET = 12;

    /** What only comes near is shown to be recognised at a glance, or not at all. */
    private static final int MOST_NEAR = 10;

    private static final Pattern TYPED_SOUND = Pattern.compile("[a-z]{2,}");

    private static final String NARROWED = """
            with narrowed as (
                select label_set from search.label
                where (facet, key) in (select facet, key
                    from unnest(cast(:facets as text[]), cast(:keys as text[])) as wanted (facet, key))
                group by label_set having count(*) = :narrow),
            """;

    private static final String WITHIN = " (:narrow = 0 or label_set in (select narrowed.label_set from narrowed)) ";

    /** A title that is what was asked for, begins with it, holds it, sounds like it, holds its parts. */
    private static final String PLACED = """
            select ref, length(title) as size,
                case when title like any(cast(:holds as text[])) then
                        case when title = any(cast(:said as text[])) then 0
                            when title like any(cast(:begins as text[])) then 1 else 2 end
                    when :typed <> '' and starts_with(initials, :typed) then 3
                    when :parts <> '' and title ~ :parts then 4
                    when title like any(cast(:told as text[])) then 5 else 6 end as place
            from search.entry where""" + WITHIN;

    /** Where titles that hold all of it fill the page, of the others nothing but their labels is looked at. */
    private static final String ASKED = NARROWED
            + "titled as materialized (" + PLACED + " and tokens @@ cast(:titled as tsquery)),"
            + "other as materialized (" + PLACED + """
                and tokens @@ cast(:query as tsquery) and (select count(*) from titled) < :from + :limit),
            candidate as (
                select ref, size, place, 0 as tier from titled
                union all select ref, size, place, 1 from other where ref not in (select titled.ref from titled)),
            best as (
                select ref from candidate where place <= :worst
                order by tier, place, case when place < 6 then size end,
                    case when place = 6 and case tier when 0 then (select count(*) from titled)
                            else (select count(*) from other) end <= :few then (
                        select ts_rank('{0.05, 0.2, 0.6, 1.0}', e.tokens, cast(:query as tsquery), 1)
                        from search.entry e where e.kind = :kind and e.ref = candidate.ref) end desc nulls last,
                    size, ref
                limit :limit offset :from)
            """;

    private static final String COUNTED = """
            , sets as (
                select label_set, count(*) as entries from search.entry
                where""" + WITHIN + """
                    and tokens @@ cast(:query as tsquery) group by label_set)
            """;

    private static final String BROWSED = NARROWED + """
            best as (
                select ref from search.entry where kind = :kind and""" + WITHIN + """
                order by left(title, 100), ref limit :limit offset :from),
            sets as (select label_set, count(*) as entries from search.entry where kind = :kind and""" + WITHIN + """
                group by label_set)
            """;

    private static final String BEST = "select null as label_set, ref, row_number() over () as number from best";

    private static final String TOLD = BEST + " union all select label_set, '', entries from sets";

    /** Where in a title the words must stand. */
    enum Place {
        BEGINNING(1),
        ANY(6);

        private final int worst;

        Place(int worst) {
            this.worst = worst;
        }
    }

    private final JdbcClient jdbc;
    private final Labels labels;

    Finding(JdbcClient jdbc, Labels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    /** All entries of a kind, by title. */
    Results browse(Wanted wanted) {
        return results(jdbc.sql(BROWSED + TOLD), wanted, Held.NAME, List.of());
    }

    /** What holds the whole question in its name. */
    Results inNames(Wanted wanted, Question question) {
        return held(wanted, question, question.inName(), question.inTitle(), Held.NAME);
    }

    /** What holds it at all. */
    Results inTexts(Wanted wanted, Question question) {
        return held(wanted, question, question.inText(), TokenText.NONE, Held.TEXT);
    }

    private Results held(Wanted wanted, Question question, String query, String titled, Held held) {
        var statement = asked(COUNTED + TOLD, wanted, question, query, titled, question.wordings());
        return results(statement.param("worst", Place.ANY.worst), wanted, held, question.said());
    }

    /** The best of what holds the whole question in its name, and no count. */
    List<String> named(Wanted wanted, Question question) {
        var statement = asked(BEST, wanted, question, question.inName(), question.inTitle(), question.wordings());
        return results(statement.param("worst", Place.ANY.worst), wanted, Held.NAME, List.of())
                .refs();
    }

    /** The few that answer a query that is less than the question; they are not counted, nor narrowed any further. */
    Results near(Wanted wanted, Question question, String query, Collection<String> wordings, Place place) {
        var few = new Wanted(
                wanted.kind(), wanted.text(), wanted.within(), wanted.from(), Math.min(wanted.limit(), MOST_NEAR));
        var statement = asked(BEST, few, question, query, TokenText.NONE, wordings);
        var refs = results(statement.param("worst", place.worst), few, Held.NEAR, List.of())
                .refs();
        return new Results(refs, refs.size(), Held.NEAR, question.said(), List.of());
    }

    /** @param wordings in what words a title may hold the question, to tell which is best */
    private JdbcClient.StatementSpec asked(
            String told, Wanted wanted, Question question, String query, String titled, Collection<String> wordings) {
        return jdbc.sql(ASKED + told)
                .param("query", TokenText.of(wanted.kind(), query))
                .param("titled", TokenText.of(wanted.kind(), titled))
                .param("said", wordings.toArray(String[]::new))
                .param("begins", like(wordings, "", "%"))
                .param("holds", like(wordings, "%", "%"))
                .param("told", like(question.told(), "%", "%"))
                .param("typed", TYPED_SOUND.matcher(question.asked()).matches() ? Pinyin.typed(question.asked()) : "")
                .param("parts", question.phrases().size() > 1 ? parts(question) : "")
                .param("few", FEW);
    }

    private Results results(JdbcClient.StatementSpec statement, Wanted wanted, Held held, List<String> said) {
        var facets = List.copyOf(wanted.within().keySet());
        var refs = new TreeMap<Long, String>();
        var sets = new HashMap<UUID, Long>();
        var total = new long[1];
        statement
                .param("kind", wanted.kind())
                .param("facets", facets.toArray(String[]::new))
                .param("keys", facets.stream().map(wanted.within()::get).toArray(String[]::new))
                .param("narrow", facets.size())
                .param("limit", wanted.limit())
                .param("from", wanted.from())
                .query(row -> {
                    var ref = row.getString("ref");
                    long number = row.getLong("number");
                    if (ref.isEmpty()) {
                        total[0] += number;
                        var set = row.getObject("label_set", UUID.class);
                        if (set != null) {
                            sets.put(set, number);
                        }
                    } else {
                        refs.put(number, ref);
                    }
                });
        return new Results(List.copyOf(refs.values()), total[0], held, said, fullest(labels.counts(sets)));
    }

    private static List<Count> fullest(List<Count> counts) {
        return counts.stream().collect(Collectors.groupingBy(Count::facet)).values().stream()
                .flatMap(facet -> facet.stream().limit(MOST_OF_A_FACET))
                .toList();
    }

    /** Which of these queries at least one entry of the kind answers, in their order. */
    List<String> answered(String kind, Collection<String> queries) {
        return jdbc.sql("""
                        select wanted.query from unnest(cast(:queries as text[]), cast(:terms as text[]))
                            with ordinality as wanted (query, term, place)
                        where exists (select from search.entry where tokens @@ cast(wanted.term as tsquery))
                        order by wanted.place
                        """)
                .param("queries", queries.toArray(String[]::new))
                .param(
                        "terms",
                        queries.stream().map(query -> TokenText.of(kind, query)).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static String[] like(Collection<String> words, String before, String after) {
        return words.stream()
                .map(word -> before + word.replaceAll("([\\\\%_])", "\\\\$1") + after)
                .toArray(String[]::new);
    }

    /** A pattern for a title in which every part of the question stands, in whatever order. */
    private static String parts(Question question) {
        return question.phrases().stream()
                .map(phrase -> phrase.ways().stream()
                        .map(way -> way.replaceAll("([\\\\^$.\\[\\](){}*+?|])", "\\\\$1"))
                        .collect(Collectors.joining("|", "(?=.*(?:", "))")))
                .collect(Collectors.joining("", "^", ""));
    }
}
