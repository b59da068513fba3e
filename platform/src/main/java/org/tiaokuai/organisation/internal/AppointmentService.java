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
import java.util.Set;
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
import org.tiaokuai.organisation.HandledItems;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Organisation.Appointment;

@Service
@Transactional
class AppointmentService implements Appointments {

    private final Organisation organisation;
    private final Staff staff;
    private final HandledItems handledItems;
    private final Grants grants;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AppointmentService(
            Organisation organisation,
            Staff staff,
            HandledItems handledItems,
            Grants grants,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.organisation = organisation;
        this.staff = staff;
        this.handledItems = handledItems;
        this.grants = grants;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Appointing appoint(Appointment appointment, Officer by) {
        if (appointment.account().equals(by.account())) {
            return new Appointing.OnOneself();
        }
        var place = place(appointment);
        if (!place.there() || staff.account(appointment.account()).isEmpty()) {
            return new Appointing.NotThere();
        }
        if (place.held()) {
            return new Appointing.HeldAlready();
        }
        var post = organisation.appoint(appointment);
        note(post, Act.Kind.APPOINTED, Set.of(), by);
        return new Appointing.Appointed(post);
    }

    private record Place(boolean there, boolean held) {}

    private Place place(Appointment appointment) {
        return jdbc.sql("""
                        select exists (select from organisation.department where id = :department) as there,
                            exists (select from organisation.post
                                    where account = :account and department = :department and title = :title
                                        and ended_at is null) as held
                        """)
                .param("account", appointment.account())
                .param("department", appointment.department())
                .param("title", appointment.title())
                .query(Place.class)
                .single();
    }

    @Override
    public Limiting limit(LimitPost command) {
        if (command.account().equals(command.by().account())) {
            return new Limiting.OnOneself();
        }
        if (!lock(command.account(), command.post()) || !known(command.items())) {
            return new Limiting.NotThere();
        }
        if (!items(command.post()).equals(command.seen())) {
            return new Limiting.Meanwhile();
        }
        var done = new Limiting.Limited(command.account(), command.post(), command.items());
        if (!command.items().equals(command.seen())) {
            write(command.post(), command.items());
            note(command.post(), Act.Kind.LIMITED, command.items(), command.by());
            events.publishEvent(done);
        }
        return done;
    }

    /** False when it is not held; nobody else limits or ends it until the transaction ends. */
    private boolean lock(UUID account, UUID post) {
        return jdbc.sql("""
                        select id from organisation.post
                        where id = :post and account = :account and ended_at is null for update
                        """)
                .param("post", post)
                .param("account", account)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Whoever handles them now: an item may go to another department and come back, and gives no right meanwhile. */
    private boolean known(Set<String> items) {
        return handledItems.named(items).size() == items.size();
    }

    private Set<String> items(UUID post) {
        return jdbc.sql("select item from organisation.post_item where post = :post")
                .param("post", post)
                .query(String.class)
                .set();
    }

    private void write(UUID post, Set<String> items) {
        jdbc.sql("delete from organisation.post_item where post = :post")
                .param("post", post)
                .update();
        jdbc.sql("insert into organisation.post_item (post, item) select :post, unnest(:items)")
                .param("post", post)
                .param("items", items.toArray(String[]::new))
                .update();
    }

    @Override
    public Ending end(UUID account, UUID post, Officer by) {
        if (account.equals(by.account())) {
            return new OnOneself();
        }
        if (staff.lastAdministrator(account)) {
            return new LastAdministrator();
        }
        var now = clock.instant();
        int ended = jdbc.sql("""
                        update organisation.post set ended_at = :now
                        where id = :post and account = :account and ended_at is null
                        """)
                .param("post", post)
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (ended == 0) {
            return new NotHeld();
        }
        grants.ended(post, now);
        note(post, Act.Kind.ENDED, Set.of(), by);
        var done = new Ended(account, post);
        events.publishEvent(done);
        return done;
    }

    @Override
    @Transactional(readOnly = true)
    public List<HeldPost> of(Collection<UUID> accounts) {
        return jdbc.sql("""
                        select post.id, account, department, department.name, title, roles, since, ended_at,
                            array(select item from organisation.post_item where post_item.post = post.id) as items
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
                        select kind, department.name as department, title, items, post_act.name, unit, at
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
                        List.of((String[]) row.getArray("items").getArray()),
                        row.getString("name"),
                        row.getString("unit"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private void note(UUID post, Act.Kind kind, Set<String> items, Officer by) {
        var now = clock.instant();
        long act = jdbc.sql("""
                        insert into organisation.post_act (post, kind, items, actor, name, unit, at)
                        values (:post, :kind, :items, :actor, :name, :unit, :now)
                        returning id
                        """)
                .param("post", post)
                .param("kind", kind.name())
                .param("items", items.stream().sorted().toArray(String[]::new))
                .param("actor", by.account())
                .param("name", by.name())
                .param("unit", by.post().departmentName())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        grants.acted(act, post, kind, items, by, now);
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
                Set.of((String[]) row.getArray("items").getArray()),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                endedAt);
    }
}
