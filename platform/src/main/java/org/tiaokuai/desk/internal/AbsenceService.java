package org.tiaokuai.desk.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.tiaokuai.desk.Absences.Entering.NotTheirs;
import org.tiaokuai.desk.Absences.Entering.Overlaps;
import org.tiaokuai.organisation.Colleagues;
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
    public List<Absence> of(UUID department) {
        return jdbc.sql("""
                        select id, post, name, deputy_name as deputy, begins, ends, by_whom from desk.absence
                        where department = :department and ends >= :today and ended_at is null order by begins, id
                        """)
                .param("department", department)
                .param("today", LocalDate.ofInstant(clock.instant(), Text.ZONE))
                .query(Absence.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Officer> deputies(UUID department, UUID absent) {
        var there = colleagues.of(department);
        return there.stream()
                .filter(colleague -> colleague.post().id().equals(absent))
                .flatMap(away -> there.stream().filter(colleague -> standsIn(colleague.post(), away.post())))
                .toList();
    }

    @Override
    public Entering enter(EnterAbsence command) {
        var there = colleagues.of(command.department());
        var absent = there.stream()
                .filter(colleague -> colleague.post().id().equals(command.absent()))
                .filter(colleague -> colleague.post().roles().stream().anyMatch(AT_CASES::contains))
                .findFirst();
        if (absent.isEmpty() || !speaksFor(command.by(), command.absent())) {
            return new NotTheirs();
        }
        var deputy = there.stream()
                .filter(colleague -> colleague.post().id().equals(command.deputy()))
                .filter(colleague -> standsIn(colleague.post(), absent.get().post()))
                .findFirst();
        if (deputy.isEmpty()) {
            return new DoesNotFit();
        }
        lock(command.absent());
        return add(command, absent.get(), deputy.get()) ? new Entered() : new Overlaps();
    }

    /** Two that overlap come one after the other. */
    private void lock(UUID post) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:post, 0))")
                .param("post", "absence " + post)
                .query((_, _) -> "")
                .list();
    }

    private static boolean speaksFor(Officer officer, UUID post) {
        return officer.post().id().equals(post) || officer.has(Role.SYSTEM_ADMINISTRATOR);
    }

    private static boolean standsIn(Post deputy, Post absent) {
        return !deputy.id().equals(absent.id())
                && absent.roles().stream().filter(AT_CASES::contains).allMatch(deputy.roles()::contains);
    }

    private boolean add(EnterAbsence command, Officer absent, Officer deputy) {
        return jdbc.sql("""
                                insert into desk.absence
                                    (department, post, name, deputy, deputy_name, begins, ends, account, by_whom, at)
                                select :department, :post, :name, :deputy, :deputyName, :begins, :ends, :account,
                                    :byWhom, :now
                                where not exists (
                                    select from desk.absence where post = :post and ended_at is null
                                        and begins <= :ends and ends >= :begins)
                                """)
                        .param("department", command.department())
                        .param("post", absent.post().id())
                        .param("name", absent.name())
                        .param("deputy", deputy.post().id())
                        .param("deputyName", deputy.name())
                        .param("begins", command.begins())
                        .param("ends", command.ends())
                        .param("account", command.by().account())
                        .param("byWhom", command.by().name())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Whoever decides for the department may end it too, and administrators: the absent one may be out of reach. */
    @Override
    public boolean end(Officer officer, long id) {
        return jdbc.sql("""
                                update desk.absence
                                set ended_at = :now, ended_account = :account, ended_by = :name
                                where id = :id and ended_at is null
                                    and (:administrator or department = :department and (post = :post or :approver))
                                """)
                        .param("id", id)
                        .param("now", now())
                        .param("department", officer.post().department())
                        .param("post", officer.post().id())
                        .param("approver", officer.has(Role.APPROVER))
                        .param("administrator", officer.has(Role.SYSTEM_ADMINISTRATOR))
                        .param("account", officer.account())
                        .param("name", officer.name())
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
