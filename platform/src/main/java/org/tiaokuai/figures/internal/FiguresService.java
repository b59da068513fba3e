package org.tiaokuai.figures.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.Closing;
import org.tiaokuai.figures.Figures;
import org.tiaokuai.page.Text;

@Service
@Transactional
class FiguresService implements Figures {

    /** Fewer would say something of single persons' cases and nothing of the office. */
    private static final int ENOUGH = 10;

    private static final int MONTHS = 12;

    private final JdbcClient jdbc;
    private final Casework casework;
    private final Calendar calendar;
    private final Clock clock;

    FiguresService(JdbcClient jdbc, Casework casework, Calendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.casework = casework;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Pace> paceOf(String item) {
        return jdbc.sql("select cases, half, nine_tenths, until from figures.pace where item = :item")
                .param("item", item)
                .query(Pace.class)
                .optional();
    }

    /** All or nothing, so that a page never shows figures of two nights. */
    @Override
    @Scheduled(cron = "0 30 2 * * *", zone = "Asia/Shanghai")
    public void count() {
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        Map<String, List<Closing>> byItem = casework.closings(today.minusMonths(MONTHS), today).stream()
                .collect(Collectors.groupingBy(Closing::item));
        jdbc.sql("delete from figures.pace").update();
        byItem.forEach((item, closings) -> keep(item, closings, today.minusDays(1)));
    }

    private void keep(String item, List<Closing> closings, LocalDate until) {
        var distribution = new Distribution();
        closings.forEach(closing ->
                distribution.add(calendar.workingDays(closing.accepted(), closing.closed()), closing.cases()));
        if (distribution.cases() < ENOUGH) {
            return;
        }
        jdbc.sql("""
                        insert into figures.pace (item, cases, half, nine_tenths, until)
                        values (:item, :cases, :half, :nineTenths, :until)
                        on conflict (item) do nothing
                        """)
                .param("item", item)
                .param("cases", distribution.cases())
                .param("half", distribution.percentile(50))
                .param("nineTenths", distribution.percentile(90))
                .param("until", until)
                .update();
    }
}
