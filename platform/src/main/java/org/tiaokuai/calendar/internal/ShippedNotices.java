package org.tiaokuai.calendar.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Fact;

/**
 * Notices of holidays that no officer brought are those that came with the program, day by day. They have no leaves; a row that
 * somebody puts beside them or turns moves every last day for good.
 */
@Component
class ShippedNotices implements Comparison {

    /** What the notices were first made of; a released migration never changes. */
    private static final ClassPathResource SHIPPED = new ClassPathResource("db/migration/calendar/V1__exceptions.sql");

    private static final Pattern DAY =
            Pattern.compile("\\('([0-9]{4}-[0-9]{2}-[0-9]{2})', '([^']+)', (true|false), ([0-9]{4})\\)");
    private static final int OF_DAY = 1;
    private static final int OF_NAME = 2;
    private static final int OF_OFF = 3;
    private static final int OF_YEAR = 4;

    /** As written it is a midnight of wherever the database was first set up. */
    private static final String SINCE = "2007-01-01";

    private static final Duration A_DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;

    ShippedNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Standing(String id, String year, String told) {}

    @Override
    public void run(Consumer<Finding> found) {
        var shipped = shipped();
        var others = new ArrayList<Standing>();
        for (var notice : standing()) {
            if (!shipped.remove(notice.year(), notice.told())) {
                others.add(notice);
            }
        }
        for (var notice : others) {
            var told = Objects.requireNonNullElse(shipped.remove(notice.year()), "");
            found.accept(finding(told.isEmpty() ? Fault.UNRECORDED : Fault.ALTERED, notice.id(), told, notice.told()));
        }
        shipped.values().forEach(told -> found.accept(finding(Fault.DELETED, "", told, "")));
    }

    private static Finding finding(Fault fault, String row, String recorded, String standing) {
        return new Finding(fault, Fact.Kind.HOLIDAYS.name(), "calendar", row, recorded, standing);
    }

    /** What came with the program, by the year that it arranges. */
    private static Map<String, String> shipped() {
        var days = new TreeMap<String, List<String>>();
        var line = DAY.matcher(text());
        while (line.find()) {
            days.computeIfAbsent(line.group(OF_YEAR), _ -> new ArrayList<>())
                    .add(day(line.group(OF_DAY), line.group(OF_NAME), line.group(OF_OFF)));
        }
        var told = new TreeMap<String, String>();
        days.forEach((year, each) -> told.put(
                year,
                Canonical.text(Map.of(
                        "title",
                        "国务院办公厅关于" + year + "年部分节假日安排的通知",
                        "document",
                        "",
                        "noticedOn",
                        "",
                        "year",
                        year,
                        "whole",
                        "true",
                        "division",
                        "",
                        "since",
                        SINCE,
                        "days",
                        sorted(each)))));
        return told;
    }

    private static String text() {
        try {
            return SHIPPED.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String day(String day, String name, String off) {
        return day + "," + name + "," + ("true".equals(off) ? "off" : "work");
    }

    private static List<String> sorted(List<String> days) {
        return days.stream().sorted().toList();
    }

    private List<Standing> standing() {
        var days = new HashMap<String, List<String>>();
        jdbc.sql("select notice::text as notice, day::text as day, name, is_off::text as off from calendar.arranged")
                .query(row -> {
                    days.computeIfAbsent(row.getString("notice"), _ -> new ArrayList<>())
                            .add(day(row.getString("day"), row.getString("name"), row.getString("off")));
                });
        return jdbc.sql("""
                        select id::text as id, title, document, coalesce(noticed_on::text, '') as noticed, year::text as year,
                            whole::text as whole, division, at
                        from calendar.notice where account is null order by id
                        """)
                .query((row, _) -> standing(row, days.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    private static Standing standing(ResultSet row, List<String> days) throws SQLException {
        return new Standing(
                row.getString("id"),
                row.getString("year"),
                Canonical.text(Map.of(
                        "title", row.getString("title"),
                        "document", row.getString("document"),
                        "noticedOn", row.getString("noticed"),
                        "year", row.getString("year"),
                        "whole", row.getString("whole"),
                        "division", row.getString("division"),
                        "since", since(row.getTimestamp("at").toInstant()),
                        "days", sorted(days))));
    }

    private static String since(Instant at) {
        var first = Instant.parse(SINCE + "T00:00:00Z");
        return Duration.between(first, at).abs().compareTo(A_DAY) <= 0 ? SINCE : at.toString();
    }
}
