package org.tiaokuai.search.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.search.Search.Missed;

/** What was asked for and not found, for the editors; never who asked, and nothing that looks like a person's number. */
@Repository
class MissedQuestions {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST = 30;

    /** More different ones than any editor reads would only be somebody's game: the rarest go. */
    private static final int MOST_KEPT = 5_000;

    private static final int MOST_WAITING = 1_000;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    /** However it is spaced, such as 138-1234 5678. */
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{Nd}]");

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{5,}");

    /** What does not fit in is not noted: it is a hint for editors, and not an act. */
    private final BlockingQueue<String> asked = new ArrayBlockingQueue<>(MOST_WAITING);

    private final JdbcClient jdbc;
    private final Clock clock;

    MissedQuestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Written a moment later: whoever asks must not wait for a second connection while holding one. */
    void note(String question) {
        var readable = UNSEEN.matcher(question).replaceAll("");
        if (readable.codePointCount(0, readable.length()) <= LONGEST
                && !NUMBER.matcher(SIGNS.matcher(readable).replaceAll("")).find()) {
            asked.offer(readable);
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    @Transactional
    public void write() {
        var questions = new ArrayList<String>();
        asked.drainTo(questions);
        if (questions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into search.missed as m (question, times, last_asked)
                        select question, count(*), :today from unnest(:questions) as noted (question) group by question
                        on conflict (question) do update
                            set times = m.times + excluded.times, last_asked = excluded.last_asked
                        """)
                .param("questions", questions.toArray(String[]::new))
                .param("today", LocalDate.ofInstant(clock.instant(), ZONE))
                .update();
        jdbc.sql("""
                        delete from search.missed where question in (
                            select question from search.missed order by times desc, last_asked desc offset :most)
                        """).param("most", MOST_KEPT).update();
    }

    List<Missed> mostFrequent(int limit) {
        return jdbc.sql("""
                        select question, times, last_asked from search.missed
                        order by times desc, last_asked desc, question limit :limit
                        """).param("limit", limit).query(Missed.class).list();
    }
}
