package org.tiaokuai.desk.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.desk.Absences;
import org.tiaokuai.desk.Absences.Entering.DoesNotFit;
import org.tiaokuai.desk.Absences.Entering.Entered;
import org.tiaokuai.desk.Absences.Entering.Overlaps;
import org.tiaokuai.organisation.Colleagues;
import org.tiaokuai.organisation.Colleagues.Colleague;
import org.tiaokuai.page.Text;

@Service
@Transactional
class AbsenceService implements Absences {

    private static final Set<Role> AT_CASES = Set.of(Role.WINDOW, Role.APPROVER);

    private final Colleagues colleagues;
    private final JdbcClient jdbc;
    private final Clock clock;

    AbsenceService(Colleagues colleagues, JdbcClient jdbc, Clock clock) {
        this.colleagues = colleagues;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Absence> of(Officer officer) {
        return jdbc.sql("""
                        select id, post, name, deputy_name as deputy, begins, ends from desk.absence
                        where department = :department and ends >= :today and ended_at is null order by begins, id
                        """)
                .param("department", officer.post().department())
                .param("today", LocalDate.ofInstant(clock.instant(), Text.ZONE))
                .query(Absence.class)
                .list();
    }

    @Override
    public Entering enter(EnterAbsence command) {
        var officer = command.officer();
        var deputy = deputy(officer.post(), command.deputy());
        if (deputy.isEmpty()) {
            return new DoesNotFit();
        }
        return add(command, deputy.get()) ? new Entered() : new Overlaps();
    }

    private Optional<Colleague> deputy(Post absent, UUID post) {
        return colleagues.of(absent.department()).stream()
                .filter(colleague -> colleague.post().id().equals(post))
                .filter(colleague -> standsIn(colleague.post(), absent))
                .findFirst();
    }

    private static boolean standsIn(Post deputy, Post absent) {
        return !deputy.id().equals(absent.id())
                && absent.roles().stream().filter(AT_CASES::contains).allMatch(deputy.roles()::contains);
    }

    private boolean add(EnterAbsence command, Colleague deputy) {
        var officer = command.officer();
        return jdbc.sql("""
                                insert into desk.absence
                                    (department, post, name, deputy, deputy_name, begins, ends, account, at)
                                select :department, :post, :name, :deputy, :deputyName, :begins, :ends, :account, :now
                                where not exists (
                                    select from desk.absence where post = :post and ended_at is null
                                        and begins <= :ends and ends >= :begins)
                                """)
                        .param("department", officer.post().department())
                        .param("post", officer.post().id())
                        .param("name", officer.name())
                        .param("deputy", deputy.post().id())
                        .param("deputyName", deputy.name())
                        .param("begins", command.begins())
                        .param("ends", command.ends())
                        .param("account", officer.account())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Whoever decides for the department may end it too: the absent one may be out of reach. */
    @Override
    public boolean end(Officer officer, long id) {
        return jdbc.sql("""
                                update desk.absence set ended_at = :now
                                where id = :id and department = :department and ended_at is null
                                    and (post = :post or :approver)
                                """)
                        .param("id", id)
                        .param("now", now())
                        .param("department", officer.post().department())
                        .param("post", officer.post().id())
                        .param("approver", officer.has(Role.APPROVER))
                        .update()
                == 1;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> standsInFor(UUID deputy, LocalDate day) {
        var absent = new HashMap<UUID, String>();
        jdbc.sql("""
                        select post, name from desk.absence
                        where deputy = :deputy and :day between begins and ends and ended_at is null
                        """).param("deputy", deputy).param("day", day).query(row -> {
            absent.put(row.getObject("post", UUID.class), row.getString("name"));
        });
        return absent;
    }

    @Override
    public void postEnded(UUID post) {
        jdbc.sql("""
                        update desk.absence set ended_at = :now
                        where (post = :post or deputy = :post) and ended_at is null
                        """).param("post", post).param("now", now()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
