package org.tiaokuai.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Access.SignIn;
import org.tiaokuai.access.Access.StaffSignIn;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff.Account.State;
import org.tiaokuai.access.Staff.Activation;
import org.tiaokuai.access.Staff.Change;
import org.tiaokuai.access.Staff.Invitation;
import org.tiaokuai.access.Staff.Invited;

@EmptyPlatform
class StaffModuleTest {

    private final Staff staff;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final TransactionTemplate transaction;
    private final Officer administrator;
    private final Newcomer newcomer;
    private final Invited invited;

    @Autowired
    StaffModuleTest(
            Access access,
            Staff staff,
            JdbcClient jdbc,
            SettableClock clock,
            SmallTown town,
            TransactionTemplate transaction) {
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
        newcomer = new Newcomer(access, staff, administrator);
        invited = newcomer.invited();
    }

    @Test
    void anAccountIsOfNoUseBeforeItsOwnerHasSetAPassword() {
        assertThat(newcomer.signIn()).isEqualTo(new SignIn.Wrong());
        assertThat(staff.account(invited.account()).orElseThrow().state()).isEqualTo(State.WAITING);
        assertThat(newcomer.activate(invited.code().toLowerCase(Locale.ROOT).replace("-", " ")))
                .isEqualTo(new Activation.Activated());
        assertThat(newcomer.signIn()).isInstanceOf(SignIn.SignedIn.class);
        assertThat(((SignIn.SignedIn) newcomer.signIn()).principal().personKey())
                .isNotNull();
        assertThat(staff.account(invited.account()).orElseThrow().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void aCodeIsGoodOnceForItsOwnAccountAndForAFewDays() {
        assertThat(newcomer.activate("AAAA-BBBB-CCCC-DDDD")).isEqualTo(new Activation.WrongCode());
        assertThat(newcomer.activate(invited.code(), "12345678")).isEqualTo(new Activation.WeakPassword());
        var other = staff.invite(List.of(new Invitation("other." + invited.login(), "别人")), administrator)
                .getFirst();
        assertThat(newcomer.activate(other.code())).isEqualTo(new Activation.WrongCode());
        assertThat(newcomer.activate(invited.code())).isEqualTo(new Activation.Activated());
        assertThat(newcomer.activate(invited.code())).isEqualTo(new Activation.WrongCode());
        clock.pass(Duration.ofDays(14));
        assertThat(newcomer.activate(other, other.code(), SmallTown.PASSWORD)).isEqualTo(new Activation.WrongCode());
    }

    @Test
    void guessesOfACodeAreCounted() {
        for (int i = 0; i < 5; i++) {
            assertThat(newcomer.activate("AAAA-BBBB-CCCC-DDD" + i)).isEqualTo(new Activation.WrongCode());
        }
        assertThat(newcomer.activate(invited.code())).isEqualTo(new Activation.TooMany());
    }

    @Test
    void theCodeIsKeptAsAHashOnly() {
        var kept = jdbc.sql("select code from access.activation where account = ?")
                .param(invited.account())
                .query(String.class)
                .single();
        assertThat(kept).matches("[0-9a-f]{64}").doesNotContain(invited.code());
    }

    @Test
    void aNewCodeVoidsThePasswordAndTheOldCode() {
        var old = invited.code();
        newcomer.activate(old);
        var change = staff.renewCode(invited.account(), administrator);
        assertThat(newcomer.signIn()).isEqualTo(new SignIn.Wrong());
        assertThat(newcomer.activate(old)).isEqualTo(new Activation.WrongCode());
        var code = ((Change.Done) change).code().orElseThrow().code();
        assertThat(newcomer.activate(code)).isEqualTo(new Activation.Activated());
        assertThat(newcomer.signIn()).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    @Timeout(60)
    void aCodeThatIsUsedWhileItIsRenewedOpensNothing() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var used = transaction.execute(_ -> {
                jdbc.sql("select id from access.account where id = ? for update")
                        .param(invited.account())
                        .query(UUID.class)
                        .single();
                var activating = threads.submit(() -> newcomer.activate(invited.code()));
                while (nobodyWaitsForALock()) {
                    Thread.onSpinWait();
                }
                staff.renewCode(invited.account(), administrator);
                return activating;
            });
            assertThat(Objects.requireNonNull(used).get()).isEqualTo(new Activation.WrongCode());
        }
        assertThat(newcomer.signIn()).isEqualTo(new SignIn.Wrong());
    }

    private boolean nobodyWaitsForALock() {
        return jdbc.sql("select not exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoIsBlockedNeitherSignsInNorActivatesUntilUnblocked() {
        staff.block(invited.account(), administrator);
        assertThat(newcomer.activate(invited.code())).isEqualTo(new Activation.WrongCode());
        staff.unblock(invited.account(), administrator);
        newcomer.activate(invited.code());
        staff.block(invited.account(), administrator);
        assertThat(newcomer.signIn()).isEqualTo(new StaffSignIn.Blocked());
        staff.unblock(invited.account(), administrator);
        assertThat(newcomer.signIn()).isInstanceOf(SignIn.SignedIn.class);
    }

    @Test
    void everyActIsKeptWithWhoDidItAndNobodyActsOnThemselves() {
        staff.block(invited.account(), administrator);
        staff.block(invited.account(), administrator);
        staff.unblock(invited.account(), administrator);
        staff.renewCode(invited.account(), administrator);
        staff.resetSecondFactor(invited.account(), administrator);
        assertThat(staff.acts(invited.account()))
                .extracting(act -> act.kind().name())
                .containsExactly("SECOND_FACTOR_RESET", "CODE_RENEWED", "UNBLOCKED", "BLOCKED", "INVITED");
        assertThat(staff.acts(invited.account()))
                .allMatch(act -> act.name().equals(administrator.name())
                        && act.unit().equals(administrator.post().departmentName()));
        var oneself = new Officer(invited.account(), null, "何闻笛", administrator.post());
        assertThat(staff.block(invited.account(), oneself)).isEqualTo(new Change.OnOneself());
        assertThat(staff.resetSecondFactor(invited.account(), oneself)).isEqualTo(new Change.OnOneself());
        assertThat(staff.renewCode(invited.account(), oneself)).isEqualTo(new Change.OnOneself());
        assertThat(staff.block(UUID.randomUUID(), administrator)).isEqualTo(new Change.NoSuchAccount());
        assertThat(staff.acts(invited.account())).hasSize(5);
    }

    @Test
    void aLoginThatIsTakenIsLeftAsItIs() {
        assertThat(staff.invite(List.of(new Invitation(invited.login().toUpperCase(Locale.ROOT), "别人")), administrator))
                .isEmpty();
        assertThat(staff.byLogin(List.of(invited.login(), "nobody")))
                .containsOnlyKeys(invited.login())
                .allSatisfy((_, account) -> assertThat(account.name()).isEqualTo("何闻笛"));
        assertThat(staff.accounts(invited.login(), 7).accounts()).hasSize(1);
    }
}
