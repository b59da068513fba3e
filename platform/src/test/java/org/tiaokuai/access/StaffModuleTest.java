package org.tiaokuai.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.Authenticator;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Access.SignIn;
import org.tiaokuai.access.Access.SignInOfficer;
import org.tiaokuai.access.Access.StaffSignIn;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.SecondFactor.Confirmation;
import org.tiaokuai.access.SecondFactor.Proof;
import org.tiaokuai.access.Staff.Account.State;
import org.tiaokuai.access.Staff.Activate;
import org.tiaokuai.access.Staff.Activation;
import org.tiaokuai.access.Staff.Change;
import org.tiaokuai.access.Staff.Invitation;
import org.tiaokuai.access.Staff.Invited;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.Ending;
import org.tiaokuai.standard.CitizenNumber;

@EmptyPlatform
class StaffModuleTest {

    private static final String GOOD = SmallTown.PASSWORD;
    private static final String HERE = "this session";

    private final Access access;
    private final Staff staff;
    private final SecondFactor secondFactor;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final SmallTown town;
    private final Appointments appointments;
    private final TransactionTemplate transaction;
    private final String address = "address " + UUID.randomUUID();
    private Officer administrator;
    private Invited invited;

    @Autowired
    StaffModuleTest(
            Access access,
            Staff staff,
            SecondFactor secondFactor,
            JdbcClient jdbc,
            SettableClock clock,
            SmallTown town,
            Appointments appointments,
            TransactionTemplate transaction) {
        this.access = access;
        this.staff = staff;
        this.secondFactor = secondFactor;
        this.jdbc = jdbc;
        this.clock = clock;
        this.town = town;
        this.appointments = appointments;
        this.transaction = transaction;
    }

    @BeforeEach
    void someoneIsInvited() {
        administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
        var login = "Invited." + UUID.randomUUID().toString().substring(0, 8);
        invited = staff.invite(List.of(new Invitation(login, "何闻笛")), administrator)
                .getFirst();
    }

    private Activation activate(String code) {
        return activate(code, GOOD);
    }

    private Activation activate(String code, String password) {
        var number = CitizenNumber.of(SmallTown.number());
        return staff.activate(new Activate(invited.login(), code, number, password, address));
    }

    private StaffSignIn signIn() {
        return access.signIn(new SignInOfficer(invited.login(), GOOD, "address " + UUID.randomUUID()));
    }

    @Test
    void anAccountIsOfNoUseBeforeItsOwnerHasSetAPassword() {
        assertThat(signIn()).isEqualTo(new SignIn.Wrong());
        assertThat(staff.account(invited.account()).orElseThrow().state()).isEqualTo(State.WAITING);
        assertThat(activate(invited.code().toLowerCase(Locale.ROOT).replace("-", " ")))
                .isEqualTo(new Activation.Activated());
        assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
        assertThat(((SignIn.SignedIn) signIn()).principal().personKey()).isNotNull();
        assertThat(staff.account(invited.account()).orElseThrow().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void aCodeIsGoodOnceForItsOwnAccountAndForAFewDays() {
        assertThat(activate("AAAA-BBBB-CCCC-DDDD")).isEqualTo(new Activation.WrongCode());
        assertThat(activate(invited.code(), "12345678")).isEqualTo(new Activation.WeakPassword());
        var other = staff.invite(List.of(new Invitation("other." + invited.login(), "别人")), administrator)
                .getFirst();
        assertThat(activate(other.code())).isEqualTo(new Activation.WrongCode());
        assertThat(activate(invited.code())).isEqualTo(new Activation.Activated());
        assertThat(activate(invited.code())).isEqualTo(new Activation.WrongCode());
        clock.pass(Duration.ofDays(14));
        invited = other;
        assertThat(activate(other.code())).isEqualTo(new Activation.WrongCode());
    }

    @Test
    void guessesOfACodeAreCounted() {
        for (int i = 0; i < 5; i++) {
            assertThat(activate("AAAA-BBBB-CCCC-DDD" + i)).isEqualTo(new Activation.WrongCode());
        }
        assertThat(activate(invited.code())).isEqualTo(new Activation.TooMany());
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
        activate(old);
        var change = staff.renewCode(invited.account(), administrator);
        assertThat(signIn()).isEqualTo(new SignIn.Wrong());
        assertThat(activate(old)).isEqualTo(new Activation.WrongCode());
        var code = ((Change.Done) change).code().orElseThrow().code();
        assertThat(activate(code)).isEqualTo(new Activation.Activated());
        assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
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
                var activating = threads.submit(() -> activate(invited.code()));
                while (nobodyWaitsForALock()) {
                    Thread.onSpinWait();
                }
                staff.renewCode(invited.account(), administrator);
                return activating;
            });
            assertThat(Objects.requireNonNull(used).get()).isEqualTo(new Activation.WrongCode());
        }
        assertThat(signIn()).isEqualTo(new SignIn.Wrong());
    }

    private boolean nobodyWaitsForALock() {
        return jdbc.sql("select not exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoIsBlockedNeitherSignsInNorActivatesUntilUnblocked() {
        staff.block(invited.account(), administrator);
        assertThat(activate(invited.code())).isEqualTo(new Activation.WrongCode());
        staff.unblock(invited.account(), administrator);
        activate(invited.code());
        staff.block(invited.account(), administrator);
        assertThat(signIn()).isEqualTo(new StaffSignIn.Blocked());
        staff.unblock(invited.account(), administrator);
        assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
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

    private String enrolled() {
        activate(invited.code());
        var secret = secondFactor
                .enrolment(invited.account(), "he", HERE)
                .orElseThrow()
                .secret();
        assertThat(secondFactor
                        .enrolment(invited.account(), "he", HERE)
                        .orElseThrow()
                        .secret())
                .isEqualTo(secret);
        assertThat(secondFactor.confirm(invited.account(), HERE, "000000")).isEqualTo(new Proof.Wrong());
        assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
        assertThat(secondFactor.confirm(invited.account(), HERE, Authenticator.code(secret, clock.instant())))
                .isInstanceOf(Confirmation.Confirmed.class);
        return secret;
    }

    @Test
    void whoHasAnAuthenticatorIsAskedForItAndItsCodeIsGoodOnce() {
        var secret = enrolled();
        assertThat(signIn()).isInstanceOf(StaffSignIn.FactorAsked.class);
        var used = Authenticator.code(secret, clock.instant());
        assertThat(secondFactor.prove(invited.account(), used)).isEqualTo(new Proof.Wrong());
        clock.pass(Duration.ofSeconds(60));
        var next = Authenticator.code(secret, clock.instant());
        assertThat(secondFactor.prove(invited.account(), next)).isEqualTo(new Proof.Proven());
        assertThat(secondFactor.prove(invited.account(), next)).isEqualTo(new Proof.Wrong());
        assertThat(secondFactor.enrolment(invited.account(), "he", HERE)).isEmpty();
    }

    @Test
    void theSecretLiesInAnEnvelope() {
        var secret = enrolled();
        var kept = jdbc.sql("select secret from access.second_factor where account = ?")
                .param(invited.account())
                .query(String.class)
                .single();
        assertThat(kept).startsWith("k1:").doesNotContain(secret);
    }

    @Test
    void aRecoveryCodeReplacesTheAuthenticatorOnce() {
        activate(invited.code());
        var secret = secondFactor
                .enrolment(invited.account(), "he", HERE)
                .orElseThrow()
                .secret();
        var confirmed = secondFactor.confirm(invited.account(), HERE, Authenticator.code(secret, clock.instant()));
        var codes = ((Confirmation.Confirmed) confirmed).recoveryCodes();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(secondFactor.prove(invited.account(), codes.getFirst())).isEqualTo(new Proof.Proven());
        assertThat(secondFactor.prove(invited.account(), codes.getFirst())).isEqualTo(new Proof.Wrong());
        assertThat(secondFactor.prove(UUID.randomUUID(), codes.getLast())).isEqualTo(new Proof.Wrong());
    }

    @Test
    void recoveryCodesAreRenewedWithTheAuthenticatorAloneAndThoseBeforeAreVoid() {
        activate(invited.code());
        var owner = new Officer(invited.account(), null, "何闻笛", administrator.post());
        var secret = secondFactor
                .enrolment(invited.account(), "he", HERE)
                .orElseThrow()
                .secret();
        assertThat(secondFactor.renewRecoveryCodes(owner, Authenticator.code(secret, clock.instant())))
                .as("before the authenticator is set up")
                .isEqualTo(new Proof.Wrong());
        var confirmed = secondFactor.confirm(invited.account(), HERE, Authenticator.code(secret, clock.instant()));
        var before = ((Confirmation.Confirmed) confirmed).recoveryCodes();
        secondFactor.prove(invited.account(), before.getFirst());
        assertThat(secondFactor.recoveryCodesLeft(invited.account())).isEqualTo(9);
        assertThat(secondFactor.renewRecoveryCodes(owner, before.getLast())).isEqualTo(new Proof.Wrong());
        assertThat(secondFactor.renewRecoveryCodes(owner, Authenticator.code(secret, clock.instant())))
                .as("the code that confirmed it is used")
                .isEqualTo(new Proof.Wrong());
        clock.pass(Duration.ofSeconds(60));
        var renewed = secondFactor.renewRecoveryCodes(owner, Authenticator.code(secret, clock.instant()));
        var after = ((Confirmation.Confirmed) renewed).recoveryCodes();
        assertThat(after).hasSize(10).doesNotContainAnyElementsOf(before);
        assertThat(secondFactor.recoveryCodesLeft(invited.account())).isEqualTo(10);
        assertThat(secondFactor.prove(invited.account(), before.getLast())).isEqualTo(new Proof.Wrong());
        assertThat(secondFactor.prove(invited.account(), after.getLast())).isEqualTo(new Proof.Proven());
        assertThat(staff.acts(invited.account()).getFirst().kind()).isEqualTo(Staff.Act.Kind.RECOVERY_CODES_RENEWED);
        assertThat(staff.acts(invited.account()).getFirst().name()).isEqualTo("何闻笛");
    }

    @Test
    void guessesOfASecondFactorAreCountedAndABlockedAccountHasNone() {
        var secret = enrolled();
        clock.pass(Duration.ofSeconds(60));
        for (int i = 0; i < 5; i++) {
            assertThat(secondFactor.prove(invited.account(), "00000" + i)).isEqualTo(new Proof.Wrong());
        }
        var right = Authenticator.code(secret, clock.instant());
        assertThat(secondFactor.prove(invited.account(), right)).isEqualTo(new Proof.TooMany());
        clock.pass(Duration.ofMinutes(16));
        staff.block(invited.account(), administrator);
        assertThat(secondFactor.prove(invited.account(), Authenticator.code(secret, clock.instant())))
                .isEqualTo(new Proof.Wrong());
    }

    @Test
    void manyWhoGuessAtOnceWaitForNoSecondConnection() throws Exception {
        enrolled();
        var oneself = new Officer(invited.account(), null, "何闻笛", administrator.post());
        var begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(100)) {
            var guesses = new ArrayList<Future<?>>();
            for (int at = 0; at < 100; at++) {
                guesses.add(threads.submit(() -> secondFactor.renewRecoveryCodes(oneself, "000000")));
            }
            for (var guess : guesses) {
                guess.get();
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void afterAResetTheOldAuthenticatorIsWorthless() {
        var secret = enrolled();
        var reset = (Change.Done) staff.resetSecondFactor(invited.account(), administrator);
        assertThat(signIn()).as("nor does the old password set up another").isInstanceOf(SignIn.Wrong.class);
        activate(reset.code().orElseThrow().code());
        assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
        clock.pass(Duration.ofSeconds(60));
        assertThat(secondFactor.prove(invited.account(), Authenticator.code(secret, clock.instant())))
                .isEqualTo(new Proof.Wrong());
        assertThat(secondFactor
                        .enrolment(invited.account(), "he", HERE)
                        .orElseThrow()
                        .secret())
                .isNotEqualTo(secret);
    }

    @Test
    void aSecretThatAnotherSessionSawIsNeverConfirmed() {
        activate(invited.code());
        var account = invited.account();
        var seen = secondFactor.enrolment(account, "he", "another session").orElseThrow();
        var own = secondFactor.enrolment(account, "he", HERE).orElseThrow();
        assertThat(own.secret()).isNotEqualTo(seen.secret());
        var code = Authenticator.code(own.secret(), clock.instant());
        assertThat(secondFactor.confirm(account, "another session", code)).isEqualTo(new Proof.Wrong());
        assertThat(secondFactor.confirm(account, HERE, Authenticator.code(seen.secret(), clock.instant())))
                .isEqualTo(new Proof.Wrong());
        assertThat(secondFactor.confirm(account, HERE, code)).isInstanceOf(Confirmation.Confirmed.class);
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
