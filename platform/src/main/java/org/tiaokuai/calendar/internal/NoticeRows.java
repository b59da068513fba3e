package org.tiaokuai.calendar.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotices.NoticeLine;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;

/** The notices and the days that they arrange; rows are only ever added. */
@Repository
class NoticeRows {

    private static final String LINE = """
            select id, title, document, noticed_on, year, whole, division, at, by_whom,
                (select count(*) from calendar.arranged where notice = notice.id) as arranged
            from calendar.notice
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Ledger ledger;

    NoticeRows(JdbcClient jdbc, JdbcTemplate batches, Ledger ledger) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.ledger = ledger;
    }

    List<NoticeLine> lines() {
        return jdbc.sql(LINE + " where office is null order by id desc")
                .query(NoticeRows::line)
                .list();
    }

    Optional<NoticeLine> line(long id) {
        return jdbc.sql(LINE + " where id = :id")
                .param("id", id)
                .query(NoticeRows::line)
                .optional();
    }

    List<String> divisions() {
        return jdbc.sql("select distinct division from calendar.notice where division <> '' order by division")
                .query(String.class)
                .list();
    }

    long latest() {
        return jdbc.sql("select max(id) from calendar.notice").query(Long.class).single();
    }

    /** In the order in which they count: what came with the platform, then by the day of the notice. */
    List<Arrangement> arrangements() {
        return arrangements("office is null");
    }

    /** When departments are closed. */
    List<Arrangement> closings() {
        return arrangements("office is not null");
    }

    private List<Arrangement> arrangements(String which) {
        var days = jdbc
                .sql("select notice, day, name, is_off from calendar.arranged order by notice, day")
                .query((row, at) -> Map.entry(
                        row.getLong("notice"),
                        new HolidayNotice.Day(
                                row.getObject("day", LocalDate.class),
                                row.getString("name"),
                                row.getBoolean("is_off"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select id, title, document, noticed_on, year, whole, division, at, office, by_whom"
                        + " from calendar.notice where " + which + " order by noticed_on nulls first, id")
                .query((row, at) -> new Arrangement(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        noticedOn(row),
                        row.getInt("year"),
                        row.getBoolean("whole"),
                        row.getString("division"),
                        Arrangement.cited(row.getString("title"), row.getString("document")),
                        days.getOrDefault(row.getLong("id"), List.of()),
                        row.getObject("office", UUID.class),
                        row.getString("by_whom")))
                .list();
    }

    private static @Nullable LocalDate noticedOn(ResultSet row) throws SQLException {
        return row.getObject("noticed_on", LocalDate.class);
    }

    /** Until the transaction ends nobody publishes another. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('notices of holidays', 0))")
                .query((_, _) -> "")
                .list();
    }

    /** @param closed the department that is; none of a notice of holidays */
    long add(HolidayNotice notice, @Nullable UUID closed, Officer officer, Instant now) {
        long id = jdbc.sql("""
                        insert into calendar.notice
                            (title, document, noticed_on, year, whole, division, at, account, post, by_whom, office)
                        values (:title, :document, :noticedOn, :year, :whole, :division, :now, :account, :post, :byWhom,
                            :closed)
                        returning id
                        """)
                .param("title", notice.title())
                .param("document", notice.document())
                .param("noticedOn", notice.noticedOn())
                .param("year", notice.year())
                .param("whole", notice.whole())
                .param("division", notice.division())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", officer.account())
                .param("post", officer.post().id())
                .param("byWhom", officer.post().departmentName() + "　" + officer.name())
                .param("closed", closed)
                .query(Long.class)
                .single();
        batches.batchUpdate(
                "insert into calendar.arranged (notice, day, name, is_off) values (?, ?, ?, ?)",
                notice.days().stream()
                        .map(day -> new Object[] {id, day.date(), day.name(), day.off()})
                        .toList());
        ledger.append(
                new Fact(Fact.Kind.HOLIDAYS, "calendar", String.valueOf(id), now, content(notice, closed, officer)));
        return id;
    }

    private static Map<String, String> content(HolidayNotice notice, @Nullable UUID closed, Officer officer) {
        var content = new HashMap<>(Map.of(
                "title", notice.title(),
                "document", notice.document(),
                "noticedOn", notice.noticedOn().toString(),
                "year", String.valueOf(notice.year()),
                "whole", String.valueOf(notice.whole()),
                "division", notice.division(),
                "days", Veiled.text(text(notice.days())),
                "actor", officer.account().toString(),
                "post", officer.post().id().toString()));
        if (closed != null) {
            content.put("office", closed.toString());
        }
        return content;
    }

    private static String text(List<HolidayNotice.Day> days) {
        return days.stream()
                .sorted(Comparator.comparing(HolidayNotice.Day::date))
                .map(day -> day.date() + "," + day.name() + "," + (day.off() ? "off" : "work"))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> hashed(Map<String, String> row) {
        var content = new HashMap<>(row);
        content.computeIfPresent("days", (_, days) -> Veiled.text(days));
        return content;
    }

    /** No name has two lines, whoever brings it; one that does would tell of a day that there is not, and is told as none. */
    @Bean
    static Register noticesOfHolidays() {
        return new Register(Fact.Kind.HOLIDAYS, """
                select id::text as row, 'calendar' as about, at,
                    jsonb_build_object('title', title, 'document', document, 'noticedOn', noticed_on::text,
                        'year', year::text, 'whole', whole::text, 'division', division,
                        'days', coalesce((
                            select string_agg(day || ',' || case when arranged.name ~ '[\\r\\n]' then '' else arranged.name end
                                    || ',' || case when is_off then 'off' else 'work' end,
                                E'\\n' order by day)
                            from calendar.arranged where notice = notice.id), ''),
                        'actor', account::text, 'post', post::text)
                        || case when office is null then '{}'::jsonb
                            else jsonb_build_object('office', office::text) end as content
                from calendar.notice where account is not null
                """, NoticeRows::hashed);
    }

    private static NoticeLine line(ResultSet row, int at) throws SQLException {
        return new NoticeLine(
                row.getLong("id"),
                row.getString("title"),
                row.getString("document"),
                noticedOn(row),
                row.getInt("year"),
                row.getBoolean("whole"),
                row.getString("division"),
                row.getInt("arranged"),
                row.getTimestamp("at").toInstant(),
                row.getString("by_whom"));
    }
}
