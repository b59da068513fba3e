package org.tiaokuai.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.Appointments.Act;
import org.tiaokuai.organisation.Appointments.Appointing;
import org.tiaokuai.organisation.Appointments.Ending;
import org.tiaokuai.organisation.Appointments.LimitPost;
import org.tiaokuai.organisation.Appointments.Limiting;
import org.tiaokuai.organisation.Organisation.Appointment;

/** What administrators do to posts, and what is kept of it. */
@EmptyPlatform
class AppointmentsModuleTest {

    private final Appointments appointments;
    private final Posts posts;
    private final SmallTown town;
    private final Department department;
    private final Officer administrator;
    private final Officer officer;

    @Autowired
    AppointmentsModuleTest(Appointments appointments, Posts posts, SmallTown town) {
        this.appointments = appointments;
        this.posts = posts;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
        officer = town.employed(department, SmallTown.number(), Role.WINDOW);
    }

    private Appointment asApprover() {
        return new Appointment(officer.account(), department.id(), "科长", Set.of(Role.APPROVER));
    }

    private Limiting limit(Set<String> seen, Set<String> items) {
        var post = officer.post().id();
        return appointments.limit(new LimitPost(officer.account(), post, seen, items, administrator));
    }

    @Test
    void aPostIsGivenOnceToSomebodyElseInADepartmentThatThereIs() {
        assertThat(appointments.appoint(asApprover(), officer)).isEqualTo(new Appointing.OnOneself());
        assertThat(appointments.appoint(
                        new Appointment(officer.account(), UUID.randomUUID(), "科长", Set.of(Role.APPROVER)),
                        administrator))
                .isEqualTo(new Appointing.NotThere());
        assertThat(appointments.appoint(
                        new Appointment(UUID.randomUUID(), department.id(), "科长", Set.of(Role.APPROVER)),
                        administrator))
                .isEqualTo(new Appointing.NotThere());
        var given = (Appointing.Appointed) appointments.appoint(asApprover(), administrator);
        assertThat(appointments.appoint(asApprover(), administrator)).isEqualTo(new Appointing.HeldAlready());
        assertThat(posts.held(officer.account(), given.post())).isPresent();
        assertThat(appointments.end(officer.account(), given.post(), administrator))
                .isInstanceOf(Ending.Ended.class);
        assertThat(appointments.appoint(asApprover(), administrator)).isInstanceOf(Appointing.Appointed.class);
    }

    @RepeatedTest(3)
    void ofTwoWhoGiveTheSamePostAtOnceOneDoes() throws Exception {
        var start = new CountDownLatch(1);
        int given = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            var futures = new ArrayList<Future<Appointing>>();
            for (int at = 0; at < 4; at++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return appointments.appoint(asApprover(), administrator);
                }));
            }
            start.countDown();
            for (var future : futures) {
                try {
                    given += future.get() instanceof Appointing.Appointed ? 1 : 0;
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(DuplicateKeyException.class);
                }
            }
        }
        assertThat(given).isEqualTo(1);
        assertThat(posts.heldBy(officer.account())).hasSize(2);
    }

    @Test
    void aLimitIsKeptWithWhoSetItAndTheSecondIsToldThatItChangedMeanwhile() {
        var item = town.item(department).code();
        var other = town.item(department).code();
        assertThat(limit(Set.of(), Set.of(item))).isInstanceOf(Limiting.Limited.class);
        assertThat(limit(Set.of(), Set.of(other))).isEqualTo(new Limiting.Meanwhile());
        assertThat(limit(Set.of(item), Set.of(item))).isInstanceOf(Limiting.Limited.class);
        assertThat(limit(Set.of(item), Set.of("NOSUCHITEM"))).isEqualTo(new Limiting.NotThere());
        assertThat(appointments.limit(
                        new LimitPost(officer.account(), officer.post().id(), Set.of(item), Set.of(), officer)))
                .isEqualTo(new Limiting.OnOneself());
        assertThat(appointments.limit(
                        new LimitPost(administrator.account(), officer.post().id(), Set.of(), Set.of(), officer)))
                .as("another account's post")
                .isEqualTo(new Limiting.NotThere());
        assertThat(limit(Set.of(item), Set.of())).isInstanceOf(Limiting.Limited.class);
        assertThat(appointments.acts(officer.account()))
                .extracting(Act::items)
                .containsExactly(List.of(), List.of(item));
        assertThat(appointments.acts(officer.account()))
                .allMatch(act -> act.kind() == Act.Kind.LIMITED && act.name().equals(administrator.name()));
        appointments.end(officer.account(), officer.post().id(), administrator);
        assertThat(limit(Set.of(), Set.of(item))).isEqualTo(new Limiting.NotThere());
        assertThatThrownBy(() -> limit(Set.of(), many())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anItemOfAnotherDepartmentGivesNoRight() {
        var elsewhere = town.department("别局" + UUID.randomUUID());
        var item = town.item(elsewhere).code();
        limit(Set.of(), Set.of(item));
        var post = posts.held(officer.account(), officer.post().id()).orElseThrow();
        assertThat(post.handles(elsewhere.id(), item)).isFalse();
        assertThat(post.handles(department.id(), "OTHER")).isFalse();
    }

    private static Set<String> many() {
        return IntStream.rangeClosed(0, LimitPost.MOST)
                .mapToObj(at -> "ITEM" + at)
                .collect(Collectors.toSet());
    }
}
