package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.Claims.Claiming.Claimed;
import org.tiaokuai.casework.Claims.Claiming.DoesNotFit;
import org.tiaokuai.casework.Claims.Claiming.Meanwhile;
import org.tiaokuai.casework.Claims.Claiming.NoSuchCase;
import org.tiaokuai.casework.Proposals;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.State;

/**
 * Who does what. Claims are compared with what the officer saw and then set, on the row that is locked; a proposal waits for
 * who may approve it, until it was approved or rejected or the decision is made again.
 */
@Service
@Transactional
class ClaimService implements Claims, Proposals {

    private static final String FOR_THE_OFFICER = CaseQueries.RIGHTS + """
            and closed_at is null and number <> :butNot
            """;

    private static final String OWN = """
            select number from casework.application
            where claimed_by = any(:posts) and state = any(:states) and\s""" + FOR_THE_OFFICER + """
            order by handed_at is null, due_on, number limit 1
            """;

    private static final String NOBODYS = """
            update casework.application
            set claimed_by = :post, claimed_name = :name, claimed_at = :now
            where number = (
                select free.number from unnest(:states) as wanted (state) cross join lateral (
                    select number, due_on from casework.application
                    where state = wanted.state and claimed_by is null and\s""" + FOR_THE_OFFICER + """
                    order by due_on, number limit 1 for update skip locked) as free
                order by due_on, number limit 1)
            returning number
            """;

    private static final String PROPOSED = """
            with kind (proposal, stands, what, endings) as (values
                ('PROPOSE_SUSPENSION', 'ACCEPTED', 'SUSPENSION', array['REJECT_SUSPENSION', 'SUSPEND']),
                ('PROPOSE_RECTIFICATION', 'GRANTED', 'RECTIFICATION',
                    array['REJECT_RECTIFICATION', 'RECTIFY', 'REMAND', 'REMAND_REFUSED', 'REMAND_NOT_ACCEPTED']),
                ('PROPOSE_RECTIFICATION_REFUSED', 'REFUSED', 'RECTIFICATION',
                    array['REJECT_RECTIFICATION_REFUSED', 'RECTIFY_REFUSED', 'REMAND', 'REMAND_REFUSED', 'REMAND_NOT_ACCEPTED']))
            select step.number, item_name, item_name_en, kind.what, step.at, step.by_whom
            from casework.case_event step join kind on kind.proposal = step.event
                join casework.application on application.number = step.number and application.state = kind.stands
            where step.event in ('PROPOSE_SUSPENSION', 'PROPOSE_RECTIFICATION', 'PROPOSE_RECTIFICATION_REFUSED')
                and step.actor <> :account
                and not exists (select 1 from casework.case_event later
                    where later.number = step.number and later.id > step.id and later.event = any(kind.endings))
                and handled_by = :department and (:all or item = any(:items)) and application.account <> :account
                and application.subject is distinct from cast(:person as text)
            order by step.at, step.id limit :rows
            """;

    private final Applications applications;
    private final Beside beside;
    private final Clocks clocks;
    private final JdbcClient jdbc;

    ClaimService(Applications applications, Beside beside, Clocks clocks, JdbcClient jdbc) {
        this.applications = applications;
        this.beside = beside;
        this.clocks = clocks;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> next(Officer officer, String butNot) {
        var own = about(jdbc.sql(OWN), officer, butNot)
                .param(
                        "posts",
                        CaseQueries.posts(officer, beside.absent(officer.post().id(), clocks.today())))
                .query(String.class)
                .optional();
        return own.or(() -> about(jdbc.sql(NOBODYS), officer, butNot)
                .param("post", officer.post().id())
                .param("name", officer.name())
                .param("now", clocks.now().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Proposal> of(Officer officer, int rows) {
        return officer.has(Role.APPROVER)
                ? CaseQueries.rights(jdbc.sql(PROPOSED), officer)
                        .param("rows", rows)
                        .query(Proposal.class)
                        .list()
                : List.of();
    }

    private static StatementSpec about(StatementSpec sql, Officer officer, String butNot) {
        return CaseQueries.rights(sql, officer)
                .param("butNot", butNot)
                .param(
                        "states",
                        Arrays.stream(State.values())
                                .filter(state -> state.waitsFor(officer))
                                .map(State::name)
                                .toArray(String[]::new));
    }

    @Override
    public Claiming claim(ClaimCase command) {
        var found = locked(command.officer(), command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        if (!Objects.equals(holder(found.get()), command.from())) {
            return new Meanwhile();
        }
        if (!found.get().state().concerns(command.officer().post())) {
            return new DoesNotFit();
        }
        return set(found.get(), command.officer().post().id(), command.officer().name(), null);
    }

    @Override
    public Claiming handOver(HandOverCase command) {
        var found = locked(command.officer(), command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var to = command.to();
        if (!Objects.equals(holder(row), command.from())) {
            return new Meanwhile();
        }
        if (!row.application().concerns(to) || !row.state().concerns(to.post())) {
            return new DoesNotFit();
        }
        return set(row, to.post().id(), to.name(), clocks.now());
    }

    @Override
    public Claiming release(ReleaseCase command) {
        var found = locked(command.officer(), command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var absent = beside.absent(command.officer().post().id(), clocks.today());
        var mine = Arrays.asList(CaseQueries.posts(command.officer(), absent));
        if (!mine.contains(holder(row))) {
            return new Meanwhile();
        }
        jdbc.sql("""
                        update casework.application
                        set claimed_by = null, claimed_name = null, claimed_at = null, handed_at = null
                        where number = :number
                        """).param("number", row.number()).update();
        return new Claimed(row.number(), row.claim());
    }

    @Override
    public int releaseBeyond(UUID post, Set<String> items) {
        return jdbc.sql("""
                        update casework.application
                        set claimed_by = null, claimed_name = null, claimed_at = null, handed_at = null
                        where claimed_by = :post and item <> all(:items)
                        """)
                .param("post", post)
                .param("items", items.toArray(String[]::new))
                .update();
    }

    private Optional<ApplicationRow> locked(Officer officer, String number) {
        return applications
                .locked(number)
                .filter(row -> row.state().open() && row.application().concerns(officer));
    }

    private static @Nullable UUID holder(ApplicationRow row) {
        var claim = row.claim();
        return claim == null ? null : claim.post();
    }

    private Claimed set(ApplicationRow row, UUID post, String name, @Nullable Instant handed) {
        jdbc.sql("""
                        update casework.application
                        set claimed_by = :post, claimed_name = :name, claimed_at = :now, handed_at = :handed
                        where number = :number
                        """)
                .param("number", row.number())
                .param("post", post)
                .param("name", name)
                .param("now", clocks.now().atOffset(ZoneOffset.UTC))
                .param("handed", handed == null ? null : handed.atOffset(ZoneOffset.UTC))
                .update();
        return new Claimed(row.number(), row.claim());
    }
}
