package org.tiaokuai.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Authenticator;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Access.SignIn;
import org.tiaokuai.access.Access.StaffSignIn;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.SecondFactor.Confirmation;
import org.tiaokuai.access.SecondFactor.Proof;
import org.tiaokuai.access.Staff.Change;
import org.tiaokuai.access.Staff.Invited;

/** The authenticator of an officer and the codes that replace it. */
@EmptyPlatform
class SecondFactorModuleTest {

    private static final String HERE = "this session";

    private final Staff staff;
    private final SecondFactor secondFactor;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final Officer administrator;
    private final Newcomer newcomer;
    private final Invited invited;

    @Autowired
    SecondFactorModuleTest(
            Access access,
            Staff staff,
            SecondFactor secondFactor,
            JdbcClient jdbc,
            SettableClock clock,
            SmallTown town) {
        this.staff = staff;
        this.secondFactor = secondFactor;
        this.jdbc = jdbc;
        this.clock = clock;
        administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
        newcomer = new Newcomer(access, staff, administrator);
        invited = newcomer.invited();
    }

    private String enrolled() {
        newcomer.activate(invited.code());
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
        assertThat(newcomer.signIn()).isInstanceOf(SignIn.SignedIn.class);
        assertThat(secondFactor.confirm(invited.account(), HERE, Authenticator.code(secret, clock.instant())))
                .isInstanceOf(Confirmation.Confirmed.class);
        return secret;
    }

    @Test
    void whoHasAnAuthenticatorIsAskedForItAndItsCodeIsGoodOnce() {
        var secret = enrolled();
        assertThat(newcomer.signIn()).isInstanceOf(StaffSignIn.FactorAsked.class);
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
        assertThat(kept).matches("b[0-9]+:.+").doesNotContain(secret);
    }

    @Test
    void aRecoveryCodeReplacesTheAuthenticatorOnce() {
        newcomer.activate(invited.code());
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
        newcomer.activate(invited.code());
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
        assertThat(newcomer.signIn())
                .as("nor does the old password set up another")
                .isInstanceOf(SignIn.Wrong.class);
        newcomer.activate(reset.code().orElseThrow().code());
        assertThat(newcomer.signIn()).isInstanceOf(SignIn.SignedIn.class);
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
        newcomer.activate(invited.code());
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
}
