package org.tiaokuai.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.access.Staff;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.Ending.Ended;
import org.tiaokuai.organisation.Appointments.Ending.LastAdministrator;
import org.tiaokuai.organisation.Appointments.Ending.NotHeld;
import org.tiaokuai.organisation.Appointments.Ending.OnOneself;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Organisation.Appointment;

@Service
@Transactional
class AppointmentService implements Appointments {

    private final Organisation organisation;
    private final Staff staff;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AppointmentService(
            Organisation organisation, Staff staff, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.organisation = organisation;
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public UUID appoint(Appointment appointment, Officer by) {
        var post = organisation.appoint(appointment);
        note(post, Act.Kind.APPOINTED, by);
        return post;
    }

    @Override
    public Ending end(UUID account, UUID post, Officer by) {
        if (account.equals(by.account())) {
            return new OnOneself();
        }
        if (staff.lastAdministrator(account)) {
            return new LastAdministrator();
        }
        int ended = jdbc.sql("""
                        update organisation.post set ended_at = :now
                        where id = :post and account = :account and ended_at is null
                        """)
                .param("post", post)
                .param("account", account)
                .param("now", now())
                .update();
        if (ended == 0) {
            return new NotHeld();
        }
        note(post, Act.Kind.ENDED, by);
        var done = new Ended(account, post);
        events.publishEvent(done);
        return done;
    }

    @Override
    @Transactional(readOnly = true)
    public List<HeldPost> of(Collection<UUID> accounts) {
        return jdbc.sql("""
                        select post.id, account, department, department.name, title, roles, since, ended_at
                        from organisation.post join organisation.department on department.id = post.department
                        where account = any (:accounts) order by since, post.id
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(AppointmentService::post)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Act> acts(UUID account) {
        return jdbc.sql("""
                        select kind, department.name as department, title, post_act.name, unit, at
                        from organisation.post_act
                            join organisation.post on post.id = post_act.post
                            join organisation.department on department.id = post.department
                        where account = :account order by post_act.id desc
                        """)
                .param("account", account)
                .query((row, at) -> new Act(
                        Act.Kind.valueOf(row.getString("kind")),
                        row.getString("department"),
                        row.getString("title"),
                        row.getString("name"),
                        row.getString("unit"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private void note(UUID post, Act.Kind kind, Officer by) {
        jdbc.sql("""
                        insert into organisation.post_act (post, kind, actor, name, unit, at)
                        values (:post, :kind, :actor, :name, :unit, :now)
                        """)
                .param("post", post)
                .param("kind", kind.name())
                .param("actor", by.account())
                .param("name", by.name())
                .param("unit", by.post().departmentName())
                .param("now", now())
                .update();
    }

    private static HeldPost post(ResultSet row, int at) throws SQLException {
        var roles = (String[]) row.getArray("roles").getArray();
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        @Nullable Instant endedAt = ended == null ? null : ended.toInstant();
        return new HeldPost(
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                row.getObject("department", UUID.class),
                row.getString("name"),
                row.getString("title"),
                Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                endedAt);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
