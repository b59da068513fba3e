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
import org.tiaokuai.privacy.Privacy;

@Service
@Transactional
class ArchiveService implements Archive {

    private final JdbcClient jdbc;
    private final Privacy privacy;
    private final Dossiers dossiers;
    private final Letters letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ArchiveService(
            JdbcClient jdbc,
            Privacy privacy,
            Dossiers dossiers,
            Letters letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.privacy = privacy;
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
        var nothing = privacy.seal("");
        var old = jdbc.sql("""
                        with old as (
                            select number from casework.application
                            where closed_at < :before and erased_at is null
                                and not exists (
                                    select from casework.case_event
                                    where case_event.number = application.number and at >= :before)
                            order by closed_at limit :most for update skip locked)
                        update casework.application
                        set applicant = :nothing, applicant_id = :nothing, answers = '{}', about = '', erased_at = :now
                        from old where application.number = old.number
                        returning application.number, application.draft
                        """)
                .param("before", endedBefore.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("nothing", nothing.envelope())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Old.class)
                .list();
        forget(old.stream().map(Old::number).toList(), nothing);
        old.forEach(each -> dossiers.erase(each.draft()));
        return old.size();
    }

    private void forget(List<String> numbers, Sealed nothing) {
        jdbc.sql("""
                        update casework.correction set points = '[]', answers = :nothing, replaced = '{}'
                        where number = any(:numbers)
                        """)
                .param("nothing", nothing.envelope())
                .param("numbers", numbers.toArray(String[]::new))
                .update();
        letters.erase(numbers);
        numbers.forEach(number -> events.publishEvent(new Erased(number)));
    }
}
