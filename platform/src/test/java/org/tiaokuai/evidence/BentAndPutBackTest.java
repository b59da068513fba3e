package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.LimitPost;
import org.tiaokuai.page.Damaged;

/** Somebody bends a post, uses the rights that it gives, and puts it back before the night: what was done with it is found. */
@EmptyPlatform
class BentAndPutBackTest {

    @Autowired
    Casework casework;

    @Autowired
    Posts posts;

    @Autowired
    Appointments appointments;

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    SmallTown town;

    private final Insider insider;

    @Autowired
    BentAndPutBackTest(AutowireCapableBeanFactory beans) {
        insider = beans.createBean(Insider.class);
    }

    @BeforeEach
    void somebodyHandedInAnApplication() {
        insider.somebodyHandedInAnApplication();
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    @Test
    void whatPostsDidWithTheirRightsHolds() {
        insider.read(insider.window);
        insider.receive(insider.window);
        insider.read(insider.window);
        var approver = town.officer(insider.department, Role.APPROVER);
        insider.read(approver);
        insider.refuse(approver);
        insider.read(approver);
        assertThat(insider.found()).isEmpty();
    }

    @Test
    void aDecisionOfAPostThatWasGivenTheRoleForItAloneIsFound() {
        insider.receive(insider.window);
        insider.bent(
                "organisation.post",
                "roles",
                "{APPROVER}",
                "id",
                insider.window.post().id(),
                () -> insider.refuse(insider.asHeld(insider.window)));
        insider.assertFound("CASE_EVENT", "DECISION");
        assertThat(insider.found())
                .allSatisfy(finding -> assertThat(finding.recorded()).contains("\"roles\":\"WINDOW\""));
        assertThat(insider.found())
                .allSatisfy(finding -> assertThat(finding.standing()).contains("\"needs\":\"APPROVER\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{WINDOW,APPROVER}}", "{{WINDOW}}", "{WINDOW,NULL}", "{{a,b},{c,d}}"})
    void rolesThatWereMadeAnArrayOfArraysStopNoCheck(String bent) {
        insider.receive(insider.window);
        var post = insider.window.post().id();
        insider.bent("organisation.post", "roles", bent, "id", post, () -> assertThat(
                        checks.check().findings())
                .filteredOn(finding ->
                        finding.fault() == Fault.UNREADABLE || finding.about().equals(post.toString()))
                .extracting(Finding::fault, Finding::kind)
                .containsExactly(tuple(Fault.ALTERED, "GRANT")));
        assertThat(insider.found()).isEmpty();
    }

    @Test
    void aReadByAPostThatWasGivenTheRoleForItAloneIsFound() {
        var editor = town.officer(insider.department, Role.EDITOR);
        insider.bent(
                "organisation.post",
                "roles",
                "{WINDOW}",
                "id",
                editor.post().id(),
                () -> insider.read(insider.asHeld(editor)));
        insider.assertFound("READ");
    }

    @Test
    void whatAnotherDepartmentReadWhileTheCaseWasItsIsFoundAndItDoesNothingWithIt() {
        var stranger = town.officer(insider.other, Role.WINDOW);
        insider.bent(
                "casework.application", "handled_by", insider.other.id().toString(), "number", insider.number, () -> {
                    insider.read(stranger);
                    assertThatThrownBy(() -> insider.receive(stranger)).isInstanceOf(Damaged.class);
                });
        insider.assertFound("READ");
    }

    @Test
    void whatAPostDidWhileItWasInAnotherDepartmentIsFound() {
        var stranger = town.officer(insider.other, Role.WINDOW);
        insider.bent(
                "organisation.post",
                "department",
                insider.department.id().toString(),
                "id",
                stranger.post().id(),
                () -> {
                    insider.read(insider.asHeld(stranger));
                    insider.receive(insider.asHeld(stranger));
                });
        insider.assertFound("READ", "CASE_EVENT");
    }

    @Test
    void whatAnotherAccountDidUnderThePostIsFound() {
        var thief = UUID.randomUUID();
        insider.bent(
                "organisation.post",
                "account",
                thief.toString(),
                "id",
                insider.window.post().id(),
                () -> {
                    var officer = insider.asHeld(new Officer(thief, null, "某人", insider.window.post()));
                    insider.read(officer);
                    insider.receive(officer);
                });
        insider.assertFound("READ", "CASE_EVENT");
    }

    @Test
    void whatAPostDidAfterItsEndIsFound() {
        appointments.end(
                insider.window.account(),
                insider.window.post().id(),
                town.officer(insider.other, Role.SYSTEM_ADMINISTRATOR));
        clock.pass(Duration.ofHours(1));
        assertThat(posts.held(insider.window.account(), insider.window.post().id()))
                .isEmpty();
        var ended = jdbc.sql("select ended_at::text from organisation.post where id = ?")
                .param(insider.window.post().id())
                .query(String.class)
                .single();
        insider.sql(
                "update organisation.post set ended_at = null where id = ?",
                insider.window.post().id());
        insider.read(insider.asHeld(insider.window));
        insider.receive(insider.asHeld(insider.window));
        insider.sql(
                "update organisation.post set ended_at = cast(? as timestamptz) where id = ?",
                ended,
                insider.window.post().id());
        insider.assertFound("READ", "CASE_EVENT");
    }

    @Test
    void whatAPostDidThatWasNeverGivenIsFound() {
        var account = UUID.randomUUID();
        var post = UUID.randomUUID();
        insider.sql("""
                insert into organisation.post (id, account, department, title, roles, since)
                values (?, ?, ?, '没有这个岗', '{WINDOW}', '2026-01-01')
                """, post, account, insider.department.id());
        var officer = new Officer(account, null, "某人", posts.held(account, post).orElseThrow());
        insider.read(officer);
        insider.receive(officer);
        insider.sql("delete from organisation.post where id = ?", post);
        insider.assertFound("READ", "CASE_EVENT");
        assertThat(insider.found()).extracting(Finding::recorded).containsOnly("");
    }

    @Test
    void whatAPostDidBeyondItsItemsIsFound() {
        limit(Set.of(), Set.of(town.item(insider.department).code()));
        clock.pass(Duration.ofHours(1));
        assertThat(casework.open(insider.asHeld(insider.window), insider.number))
                .isEmpty();
        insider.bent(
                "organisation.post_item",
                "item",
                insider.item.code(),
                "post",
                insider.window.post().id(),
                () -> {
                    insider.read(insider.asHeld(insider.window));
                    insider.receive(insider.asHeld(insider.window));
                });
        insider.assertFound("READ", "CASE_EVENT");
    }

    private void limit(Set<String> seen, Set<String> items) {
        var administrator = town.officer(insider.other, Role.SYSTEM_ADMINISTRATOR);
        assertThat(appointments.limit(new LimitPost(
                        insider.window.account(), insider.window.post().id(), seen, items, administrator)))
                .isInstanceOf(Appointments.Limiting.Limited.class);
    }

    @Test
    void aPostThatWasLimitedLaterOrToTheItemHadItsRights() {
        insider.read(insider.window);
        var elsewhere = Set.of(town.item(insider.department).code());
        clock.pass(Duration.ofHours(1));
        limit(Set.of(), elsewhere);
        clock.pass(Duration.ofHours(1));
        limit(elsewhere, Set.of(insider.item.code()));
        clock.pass(Duration.ofHours(1));
        insider.receive(insider.asHeld(insider.window));
        limit(Set.of(insider.item.code()), elsewhere);
        appointments.end(
                insider.window.account(),
                insider.window.post().id(),
                town.officer(insider.other, Role.SYSTEM_ADMINISTRATOR));
        clock.pass(Duration.ofHours(1));
        assertThat(insider.found()).isEmpty();
    }

    /** Clocks of several platforms may differ, and an act may be under way when the post ends. */
    @ParameterizedTest
    @CsvSource({"59, false", "60, false", "61, true", "3600, true"})
    void onlyForAMinuteAPostsEndProvesNothing(long seconds, boolean named) {
        var end = clock.instant();
        appointments.end(
                insider.window.account(),
                insider.window.post().id(),
                town.officer(insider.other, Role.SYSTEM_ADMINISTRATOR));
        clock.pass(Duration.ofSeconds(seconds));
        assertThat(clock.instant()).isEqualTo(end.plusSeconds(seconds));
        insider.receive(insider.window);
        assertThat(insider.found()).hasSize(named ? 1 : 0);
    }

    @Test
    void anActBeforeThePostWasGivenIsFound() {
        clock.pass(Duration.ofHours(1));
        var later = town.officer(insider.department, Role.WINDOW);
        clock.pass(Duration.ofMinutes(-2));
        insider.receive(later);
        insider.assertFound("CASE_EVENT");
    }
}
