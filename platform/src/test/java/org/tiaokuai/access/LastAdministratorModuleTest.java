package org.tiaokuai.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff.Change;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.Ending;

/** Somebody is left who administers the platform, whatever is done to accounts and posts. */
@EmptyPlatform
class LastAdministratorModuleTest {

    private final Staff staff;
    private final Appointments appointments;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SmallTown town;
    private final Officer administrator;

    @Autowired
    LastAdministratorModuleTest(
            Staff staff, Appointments appointments, JdbcClient jdbc, TransactionTemplate transaction, SmallTown town) {
        this.staff = staff;
        this.appointments = appointments;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.town = town;
        administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
    }

    @RepeatedTest(5)
    void ofTheLastTwoAdministratorsWhoAreTakenAwayAtOnceOneStays() throws Exception {
        var one = town.employed(town.department("平台管理"), SmallTown.number(), Role.SYSTEM_ADMINISTRATOR);
        var other = town.employed(town.department("平台管理"), SmallTown.number(), Role.SYSTEM_ADMINISTRATOR);
        var blocked = jdbc.sql("""
                        update access.account set blocked_at = now()
                        where kind = 'STAFF' and blocked_at is null and id not in (?, ?) returning id
                        """)
                .params(one.account(), other.account())
                .query(UUID.class)
                .list();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var ending = threads.submit(() -> {
                start.await();
                return appointments.end(one.account(), one.post().id(), other);
            });
            var blocking = threads.submit(() -> {
                start.await();
                return staff.block(other.account(), one);
            });
            start.countDown();
            boolean ended = ending.get() instanceof Ending.Ended;
            boolean shut = blocking.get() instanceof Change.Done;
            assertThat(List.of(ended, shut)).containsExactlyInAnyOrder(true, false);
        } finally {
            jdbc.sql("update access.account set blocked_at = null where id = any(?)")
                    .param(blocked.toArray(UUID[]::new))
                    .update();
        }
    }

    @Test
    void theLastAdministratorWhoCanSignInIsNotTakenAway() {
        var last = town.employed(town.department("平台管理"), SmallTown.number(), Role.SYSTEM_ADMINISTRATOR);
        var another = town.employed(town.department("平台管理"), SmallTown.number(), Role.SYSTEM_ADMINISTRATOR);
        assertThat(staff.lastAdministrator(last.account())).isFalse();
        assertThat(staff.lastAdministrator(another.account())).isFalse();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update access.account set blocked_at = now() where id <> ?")
                    .param(last.account())
                    .update();
            assertThat(staff.block(last.account(), administrator)).isEqualTo(new Change.LastAdministrator());
            assertThat(staff.renewCode(last.account(), administrator)).isEqualTo(new Change.LastAdministrator());
            assertThat(appointments.end(last.account(), last.post().id(), administrator))
                    .isEqualTo(new Ending.LastAdministrator());
            status.setRollbackOnly();
        });
        assertThat(staff.block(last.account(), administrator)).isInstanceOf(Change.Done.class);
    }
}
