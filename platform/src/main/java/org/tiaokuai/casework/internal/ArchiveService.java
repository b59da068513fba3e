package org.tiaokuai.casework.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.Archive;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.letter.Letters;

@Service
@Transactional
class ArchiveService implements Archive {

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Letters letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ArchiveService(JdbcClient jdbc, Dossiers dossiers, Letters letters, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Instant> lastEnds(Collection<UUID> accounts) {
        var ends = new HashMap<UUID, Instant>();
        jdbc.sql("""
                        select account, max(coalesce(closed_at, 'infinity')) = 'infinity' as open, max(closed_at) as closed
                        from casework.application where account = any(:accounts) group by account
                        """).param("accounts", accounts.toArray(UUID[]::new)).query(row -> {
            Timestamp closed = row.getTimestamp("closed");
            ends.put(
                    row.getObject("account", UUID.class),
                    row.getBoolean("open") || closed == null ? Instant.MAX : closed.toInstant());
        });
        return ends;
    }

    /** One case that is forgotten, and its dossier. */
    private record Old(String number, UUID draft) {}

    @Override
    public int erase(Instant endedBefore, int most) {
        var old = jdbc.sql("""
                        with old as (
                            select number from casework.application
                            where closed_at < :before and erased_at is null
                                and not exists (
                                    select from casework.case_event
                                    where case_event.number = application.number and at >= :before)
                            order by closed_at limit :most for update skip locked)
                        update casework.application
                        set applicant = :erased, applicant_id = :erased, answers = '{}', about = '', erased_at = :now
                        from old where application.number = old.number
                        returning application.number, application.draft
                        """)
                .param("before", endedBefore.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("erased", Sealed.ERASED)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Old.class)
                .list();
        forget(old.stream().map(Old::number).toList());
        old.forEach(each -> dossiers.erase(each.draft()));
        return old.size();
    }

    private void forget(List<String> numbers) {
        jdbc.sql("""
                        with handed as (
                            update casework.case_event set handed = handed - 'salt' - 'papers'
                            where number = any(:numbers) and handed <> '{}')
                        update casework.correction
                        set points = '[]', answers = :erased, replaced = '{}', replaced_about = null
                        where number = any(:numbers)
                        """)
                .param("erased", Sealed.ERASED)
                .param("numbers", numbers.toArray(String[]::new))
                .update();
        letters.erase(numbers);
        numbers.forEach(number -> events.publishEvent(new Erased(number)));
    }
}
