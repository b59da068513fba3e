package org.tiaokuai.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.Archive;
import org.tiaokuai.casework.CorrectionView;
import org.tiaokuai.casework.RecordedCases;
import org.tiaokuai.course.State;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Taken;
import org.tiaokuai.letter.Letters;

/** Cases as whoever keeps the times of keeping sees them, and whoever holds records against each other. */
@Service
@Transactional
class ArchiveService implements Archive, RecordedCases {

    private static final String HANDLED = """
            select number, draft as dossier, item, item_version as version, handled_by, account, subject,
                (select min(said ->> 'renews') from casework.case_event
                    where case_event.number = application.number and event = 'SUBMIT') as renews,
                (select min(said ->> 'validUntil') from casework.case_event
                    where case_event.number = application.number and event = 'SUBMIT') as renews_until,
                erased_at is not null as erased
            from casework.application
            """;

    private static final Set<State.Event> SETTLING = EnumSet.of(State.Event.GRANT, State.Event.REFUSE);

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

    @Override
    @Transactional(readOnly = true)
    public List<Handled> after(String number, int most) {
        return jdbc.sql(HANDLED + "where number > :number order by number limit :most")
                .param("number", number)
                .param("most", most)
                .query(Handled.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Handled> of(Collection<String> numbers) {
        return jdbc
                .sql(HANDLED + "where number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(Handled.class)
                .stream()
                .collect(Collectors.toMap(Handled::number, Function.identity()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Deed> deeds(Collection<String> numbers) {
        return jdbc.sql("""
                        with accepted as (
                            select number, at, post from casework.case_event
                            where number = any(:numbers) and event = 'ACCEPT' and post is not null),
                        deed as (
                            select number, 'CASE_EVENT' as kind, id::text as row, event as what, at, actor, post
                            from casework.case_event where number = any(:numbers) and post is not null and actor is not null
                            union all
                            select number, 'DECISION',
                                number || '/' || verdict || case when round > 1 then '/' || round else '' end,
                                verdict, at, actor, post
                            from casework.decision where number = any(:numbers))
                        select deed.*, exists (select from accepted where accepted.number = deed.number
                            and accepted.at = deed.at and accepted.post = deed.post) as settled
                        from deed
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .query(ArchiveService::deed)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Step> steps(Collection<String> numbers) {
        return jdbc.sql("""
                        select number, id::text as row, event, at, actor, post, subject
                        from casework.case_event where number = any(:numbers) and event = any(:events) order by id
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param(
                        "events",
                        Arrays.stream(State.Event.values()).map(Enum::name).toArray(String[]::new))
                .query(Step.class)
                .list();
    }

    private static Deed deed(ResultSet row, int at) throws SQLException {
        var kind = Fact.Kind.valueOf(row.getString("kind"));
        var what = row.getString("what");
        var events = events(kind, what);
        return new Deed(
                row.getString("number"),
                kind,
                row.getString("row"),
                what,
                events.stream()
                        .flatMap(event -> Application.roles(event).stream())
                        .collect(Collectors.toSet()),
                row.getBoolean("settled") && events.stream().anyMatch(SETTLING::contains),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor", UUID.class),
                row.getObject("post", UUID.class));
    }

    /** The step, or those that lead to the verdict; what somebody made of it otherwise the register names. */
    private static List<State.Event> events(Fact.Kind kind, String what) {
        return Arrays.stream(State.Event.values())
                .filter(event -> kind == Fact.Kind.DECISION
                        ? what.equals(event.to().name()) && !event.from().equals(Optional.of(event.to()))
                        : what.equals(event.name()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Handing> handings(Collection<String> numbers) {
        return jdbc.sql("""
                        select number, id::text as row, event, handed::text as handed
                        from casework.case_event where number = any(:numbers) and handed <> '{}' order by id
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, at) -> CaseRegisters.handing(
                        row.getString("number"),
                        row.getString("row"),
                        "SUBMIT".equals(row.getString("event")) ? 0 : CorrectionView.ROUND,
                        row.getString("handed")))
                .list();
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

    @Bean
    static Taken casesForgotten() {
        return new Taken("CASE", """
                select number as row, (closed_at at time zone 'Asia/Shanghai')::date as ended from casework.application
                where erased_at is not null or applicant = '' or applicant_id = ''
                """);
    }

    @Bean
    static EnvelopePlace envelopesInApplications() {
        return Applications.PLACE;
    }
}
