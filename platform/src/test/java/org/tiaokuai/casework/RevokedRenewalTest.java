package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Outcome.Body;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.course.State;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.page.Damaged;
import org.tiaokuai.page.Text;

/** A permit that is revoked, replaced or given back for another decision, and what its renewal comes to. */
@EmptyPlatform
class RevokedRenewalTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Certificates certificates;

    @Autowired
    SettableClock clock;

    private final PermitToRenew renewal;

    @Autowired
    RevokedRenewalTest(AutowireCapableBeanFactory beans) {
        renewal = beans.createBean(PermitToRenew.class);
    }

    @BeforeEach
    void somebodyHoldsAPermit() {
        renewal.somebodyHoldsAPermit();
    }

    @AfterEach
    void theOthersDay() {
        renewal.theOthersDay();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"SUBMITTED", "CORRECTING", "ACCEPTED", "SUSPENDED"})
    void onceThePermitIsRevokedNothingIsLeftToRenew(State state) {
        renewal.number = renewal.asked();
        renewal.bringTo(state);
        renewal.revoke();
        assertThat(renewal.state()).isEqualTo(State.TERMINATED);
        assertThat(renewal.history().getLast().event().lapses()).isTrue();
        assertThat(renewal.letters()).last().isEqualTo(LetterKind.TERMINATED);
        assertThat(renewal.decide(renewal.number, true)).isEqualTo(new Act.NotNow(State.TERMINATED));
        renewal.keptOn("2026-05-20");
        assertThat(renewal.state()).isEqualTo(State.TERMINATED);
        assertThat(certificates.ofCase(renewal.number)).isEmpty();
        assertThat(renewal.found()).isEmpty();
    }

    @Test
    void whatSilenceHadRenewedBeforeThePermitWasRevokedStands() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        clock.standOn("2026-05-04");
        renewal.revoke();
        assertThat(renewal.state()).isEqualTo(State.GRANTED);
        assertThat(renewal.history().getLast().at()).isEqualTo(PermitToRenew.END);
        assertThat(renewal.found()).isEmpty();
    }

    /** The renewal is hidden from the revocation, which would have ended it, and put back afterwards. */
    @Test
    void whatWasRevokedWhileItsRenewalWasHiddenIsRenewedByNothing() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        say("said - 'renews' || jsonb_build_object('hidden', said -> 'renews')");
        renewal.revoke();
        say("said - 'hidden' || jsonb_build_object('renews', said -> 'hidden')");
        renewal.keptOn("2026-05-04");
        assertThat(renewal.state()).isEqualTo(State.ACCEPTED);
        assertThatThrownBy(() -> renewal.decide(renewal.number, true)).isInstanceOf(Damaged.class);
        assertThat(certificates.ofCase(renewal.number)).isEmpty();
        clock.standOn("2026-04-02"); // before its end the applicant can still withdraw it
    }

    private void say(String said) {
        assertThat(jdbc.sql("update casework.case_event set said = " + said + " where number = ? and event = 'SUBMIT'")
                        .param(renewal.number)
                        .update())
                .isOne();
    }

    @Test
    void aCertificateThatWasLostMeanwhileIsTheSamePermit() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        assertThat(proceedings.reissue(renewal.resident, renewal.permit, null, Replacement.LOST))
                .isInstanceOf(Act.Done.class);
        renewal.keptAt(PermitToRenew.END);
        assertThat(renewal.state()).isEqualTo(State.GRANTED);
        assertThat(renewal.found()).isEmpty();
    }

    @Test
    void whatSilenceRenewedCanBeTakenBackAndDecidedAgain() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        renewal.keptOn("2026-05-04");
        var day = clock.instant().atZone(Text.ZONE).toLocalDate();
        var order = new Outcome(Body.COURT, "区法院", "行初" + UUID.randomUUID(), day, Ruling.REMANDED, null);
        assertThat(proceedings.take(new TakeMeasure(renewal.head, renewal.number, null, new Conclude(order))))
                .isInstanceOf(Act.Done.class);
        assertThat(renewal.state()).isEqualTo(State.ACCEPTED);
        assertThat(renewal.certificate(renewal.number).standing()).isEqualTo(Standing.REVOKED);
        renewal.keptOn("2026-06-20");
        assertThat(renewal.state()).as("silence renews once").isEqualTo(State.ACCEPTED);
        assertThat(renewal.decide(renewal.number, true)).isInstanceOf(Act.Done.class);
        assertThat(renewal.certificate(renewal.number).validFrom()).isEqualTo("2026-06-20");
        assertThat(renewal.found()).isEmpty();
    }

    @Test
    void aRenewalThatWasNeverAcceptedIsTakenBackTooAndTheCheckFollows() {
        renewal.number = renewal.asked();
        renewal.bringTo(State.CORRECTING);
        renewal.keptOn("2026-05-04");
        var day = clock.instant().atZone(Text.ZONE).toLocalDate();
        var order = new Outcome(Body.COURT, "区法院", "行初" + UUID.randomUUID(), day, Ruling.REMANDED, null);
        assertThat(proceedings.take(new TakeMeasure(renewal.head, renewal.number, null, new Conclude(order))))
                .isInstanceOf(Act.Done.class);
        assertThat(renewal.found()).isEmpty();
    }
}
