package org.tiaokuai.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Access.SignIn;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff.Invited;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;

/** An officer's account is what was done to it, or the check says so. */
@EmptyPlatform
class BentAccountsTest {

    private final Staff staff;
    private final Checks checks;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final TakenBack takenBack;
    private final Officer administrator;
    private final Newcomer newcomer;
    private final Invited invited;

    @Autowired
    BentAccountsTest(
            Access access,
            Staff staff,
            Checks checks,
            JdbcClient jdbc,
            SettableClock clock,
            SmallTown town,
            TakenBack takenBack) {
        this.staff = staff;
        this.checks = checks;
        this.jdbc = jdbc;
        this.clock = clock;
        this.takenBack = takenBack;
        administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
        newcomer = new Newcomer(access, staff, administrator);
        invited = newcomer.invited();
        newcomer.activate(invited.code());
    }

    private List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(invited.account().toString()))
                .toList();
    }

    /** What is found after somebody did this; all of it is taken back. */
    private List<Finding> found(String sql, @Nullable Object... parameters) {
        return takenBack.of(() -> {
            bend(sql, parameters);
            return found();
        });
    }

    private void bend(String sql, @Nullable Object... parameters) {
        assertThat(jdbc.sql(sql).params(Arrays.asList(parameters)).update())
                .as(sql)
                .isPositive();
    }

    private void assertOne(List<Finding> found, Fault fault, String kind) {
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(fault);
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.standing()).isNotEqualTo(finding.recorded());
        });
    }

    @Test
    void whatAdministratorsDidHoldsHoweverOften() {
        assertThat(found()).isEmpty();
        for (int time = 0; time < 2; time++) {
            staff.block(invited.account(), administrator);
            assertThat(found()).isEmpty();
            clock.pass(Duration.ofMinutes(2));
            staff.unblock(invited.account(), administrator);
            assertThat(newcomer.signIn()).isInstanceOf(SignIn.SignedIn.class);
            assertThat(found()).isEmpty();
            clock.pass(Duration.ofMinutes(2));
        }
        staff.resetSecondFactor(invited.account(), administrator);
        staff.renewCode(invited.account(), administrator);
        assertThat(found()).isEmpty();
    }

    @Test
    void whoWasUnblockedByHandIsNamed() {
        staff.block(invited.account(), administrator);
        assertOne(
                found("update access.account set blocked_at = null where id = ?", invited.account()),
                Fault.CONTRADICTED,
                "ACCOUNT_ACT");
    }

    @Test
    void whoWasBlockedByHandIsNamedWhateverWasDoneBefore() {
        var byHand = "update access.account set blocked_at = now() where id = ?";
        assertOne(found(byHand, invited.account()), Fault.CONTRADICTED, "ACCOUNT_ACT");
        staff.block(invited.account(), administrator);
        staff.unblock(invited.account(), administrator);
        assertOne(found(byHand, invited.account()), Fault.CONTRADICTED, "ACCOUNT_ACT");
    }

    private List<Finding> contradicted() {
        return found().stream()
                .filter(finding -> finding.fault() == Fault.CONTRADICTED)
                .toList();
    }

    /** As a session that begins writes it down. */
    private void signedIn() {
        bend(
                "insert into access.sign_in (account, at) values (?, ?)",
                invited.account(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Test
    void whoWasUnblockedByHandToSignInAndBlockedAgainIsNamedByTheSignIn() {
        staff.block(invited.account(), administrator);
        clock.pass(Duration.ofMinutes(2));
        bend("update access.account set blocked_at = null where id = ?", invited.account());
        assertThat(newcomer.signIn()).isInstanceOf(SignIn.SignedIn.class);
        signedIn();
        bend("update access.account set blocked_at = now() where id = ?", invited.account());
        assertOne(contradicted(), Fault.CONTRADICTED, "SIGN_IN");
        clock.pass(Duration.ofMinutes(2));
        staff.unblock(invited.account(), administrator);
        assertOne(contradicted(), Fault.CONTRADICTED, "SIGN_IN");
    }

    @Test
    void withinAMinuteOfABlockOrItsEndASignInProvesNothing() {
        staff.block(invited.account(), administrator);
        clock.pass(Duration.ofSeconds(50));
        signedIn();
        assertThat(contradicted()).isEmpty();
        clock.pass(Duration.ofMinutes(5));
        signedIn();
        assertThat(contradicted()).hasSize(1);
        clock.pass(Duration.ofSeconds(50));
        staff.unblock(invited.account(), administrator);
        assertThat(contradicted()).isEmpty();
        signedIn();
        assertThat(contradicted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access.account set name = '周砚秋' where id = ?",
                "update access.account set name = '' where id = ?",
                "update access.account set kind = 'RESIDENT', person_key = 'x' where id = ?"
            })
    void anOfficerUnderAnotherNameOrWhoIsNoneIsNamed(String bent) {
        assertOne(found(bent, invited.account()), Fault.ALTERED, "ACCOUNT_ACT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access.account_act set named = false where account = ?",
                "update access.account_act set kind = 'CODE_RENEWED' where account = ?",
                "update access.account_act set actor = account where account = ?"
            })
    void anActThatWasBentIsNamed(String bent) {
        assertOne(found(bent, invited.account()), Fault.ALTERED, "ACCOUNT_ACT");
    }

    /** No account from before December 2026 has its name in the ledger: it is told without, and holds. */
    @Test
    void anActWithoutANameIsToldAsItWas() {
        staff.renewCode(invited.account(), administrator);
        assertThat(found()).isEmpty();
        assertThat(found(
                        "update access.account_act set named = true where account = ? and kind = 'CODE_RENEWED'",
                        invited.account()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fault()).isEqualTo(Fault.ALTERED));
    }

    @Test
    void anAccountThatIsGoneIsNamed() {
        staff.block(invited.account(), administrator);
        var found = takenBack.of(() -> {
            jdbc.sql("alter table access.account_act drop constraint account_act_account_fkey")
                    .update();
            for (var table : List.of("activation", "recovery_code", "second_factor")) {
                jdbc.sql("delete from access." + table + " where account = ?")
                        .param(invited.account())
                        .update();
            }
            bend("delete from access.account where id = ?", invited.account());
            return found();
        });
        assertThat(found).extracting(Finding::fault).containsExactlyInAnyOrder(Fault.ALTERED, Fault.CONTRADICTED);
    }
}
