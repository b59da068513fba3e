package org.tiaokuai.operation.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.tiaokuai.operation.Maintenance.State;
import org.tiaokuai.operation.SiteNotices.Severity;
import org.tiaokuai.operation.SiteNotices.Standing;
import org.tiaokuai.page.Notices;

/** What every page has to know, read from the tables every few seconds, so that no page asks and each node hears soon. */
@Component
class Board implements Notices, SmartInitializingSingleton {

    private final BoardRows rows;
    private final Clock clock;
    private volatile State maintenance = new State(0, Optional.empty());
    private volatile List<Standing> notices = List.of();

    Board(BoardRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        read();
    }

    @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
    void refresh() {
        try {
            read();
        } catch (DataAccessException | CannotCreateTransactionException e) {
            // The database is away: what was known last is still said.
            return;
        }
    }

    void read() {
        maintenance = rows.maintenance();
        notices = rows.standing();
    }

    State maintenance() {
        return maintenance;
    }

    @Override
    public List<Notice> now() {
        var now = clock.instant();
        return notices.stream()
                .map(Standing::draft)
                .filter(draft -> !now.isBefore(draft.begins()) && now.isBefore(draft.ends()))
                .map(draft -> new Notice(draft.chinese(), draft.english(), draft.severity() == Severity.WARNING))
                .toList();
    }
}
