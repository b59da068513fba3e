package org.tiaokuai.search.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.search.Search.Missed;

/** What was asked for and not found, for the editors; never who asked, and nothing that looks like a person's number. */
@Repository
class MissedQuestions {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST = 30;

    /** More different ones than any editor reads would only be somebody's game. */
    private static final int MOST_KEPT = 5_000;

    private static final Pattern NUMBER = Pattern.compile("\\d{5,}");

    private final JdbcClient jdbc;
    private final Clock clock;

    MissedQuestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In a transaction of its own, for the question itself only reads. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void note(String question) {
        if (question.codePointCount(0, question.length()) > LONGEST
                || NUMBER.matcher(question).find()) {
            return;
        }
        jdbc.sql("""
                        insert into search.missed as m (question, times, last_asked)
                        select :question, 1, :today where (select count(*) from search.missed) < :most
                            or exists (select from search.missed where question = :question)
                        on conflict (question) do update set times = m.times + 1, last_asked = excluded.last_asked
                        """)
                .param("question", question.replaceAll("\\p{Cntrl}", " "))
                .param("today", LocalDate.ofInstant(clock.instant(), ZONE))
                .param("most", MOST_KEPT)
                .update();
    }

    List<Missed> mostFrequent(int limit) {
        return jdbc.sql("""
                        select question, times, last_asked from search.missed
                        order by times desc, last_asked desc, question limit :limit
                        """).param("limit", limit).query(Missed.class).list();
    }
}
