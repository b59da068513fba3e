package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.page.Damaged;

/** Whoever bends what a renewal follows from is found, also where it was put back. */
@EmptyPlatform
class BentRenewalTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    SmallTown town;

    private final PermitToRenew renewal;

    @Autowired
    BentRenewalTest(AutowireCapableBeanFactory beans) {
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
    @ValueSource(
            strings = {
                "said || '{\"validUntil\": \"2026-04-15\"}'",
                "said || '{\"validUntil\": \"2026-05-02\"}'",
                "said || '{\"renews\": \"20260302-000000\"}'",
                "said - 'renews'",
                "'{}'"
            })
    void whoBendsWhatWasAskedForIsFound(String bent) {
        renewal.number = renewal.asked();
        assertThat(renewal.found("update casework.case_event set said = " + bent
                        + " where number = :number and event = 'SUBMIT' and :permit <> ''"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid_from = '2026-04-01'",
                "valid_from = null",
                "valid_until = '2027-06-30'",
                "renews = 'other'",
                "renews = null, valid_from = null"
            })
    void whoBendsWhatTheRenewedCertificateSaysIsFound(String bent) {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        renewal.keptAt(PermitToRenew.END);
        assertThat(renewal.found("update certificate.certificate set " + bent
                        + " where case_number = :number and :permit <> ''"))
                .isNotEmpty();
    }

    private void bend(String said) {
        assertThat(jdbc.sql("update casework.case_event set said = said || cast(:said as jsonb)"
                                + " where number = :number and event = 'SUBMIT'")
                        .param("said", said)
                        .param("number", renewal.number)
                        .update())
                .isEqualTo(1);
    }

    /** Silence is to speak nine days late; it says nothing, and what it owes is written for the day on which it was due. */
    @Test
    void aLastDayThatIsBentRenewsNothing() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        bend("{\"validUntil\": \"2026-05-10\"}");
        jdbc.sql("update casework.application set wakes_at = '2026-04-01' where number = ?")
                .param(renewal.number)
                .update();
        renewal.keptOn("2026-05-04");
        renewal.keptOn("2026-05-11");
        assertThat(renewal.state()).isEqualTo(State.ACCEPTED);
        bend("{\"validUntil\": \"2026-05-01\"}");
        renewal.keptOn("2026-05-12");
        assertThat(renewal.state()).isEqualTo(State.GRANTED);
        assertThat(renewal.found()).isEmpty();
    }

    @Test
    void aPermitOfSomebodyElseIsNotRenewedByNamingItForAWhile() {
        var stranger = town.resident("李四", SmallTown.number());
        clock.standOn("2026-03-02");
        var theirs = renewal.granted(stranger);
        clock.standOn("2026-04-01");
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        bend("{\"renews\": \"" + theirs + "\"}");
        assertThatThrownBy(() -> renewal.decide(renewal.number, true)).isInstanceOf(Damaged.class);
        bend("{\"renews\": \"" + renewal.permit + "\"}");
        renewal.decide(renewal.number, true);
        assertThat(renewal.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.case_event set at = at - interval '1 second' where event = 'DEEM_RENEWED'",
                "update casework.case_event set at = at + interval '1 day' where event = 'DEEM_RENEWED'",
                "update casework.case_event set at = '2026-04-20' where event = 'SUBMIT'",
                "update casework.case_event set said = said - 'renews' - 'validUntil' where event = 'SUBMIT'",
                "update casework.case_event set said = said || '{\"validUntil\": \"soon\"}' where event = 'SUBMIT'"
            })
    void aRenewalAtAnotherMomentThanTheEndIsContradicted(String bent) {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        renewal.keptAt(PermitToRenew.END);
        assertThat(renewal.found(bent + " and number = :number and :permit <> ''"))
                .anyMatch(finding -> finding.fault() == Fault.CONTRADICTED
                        && finding.standing().contains("DEEM_RENEWED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"holder_key = 'somebody else'", "valid_until = '2026-12-31'", "case_number = 'other'"})
    void aPermitThatIsAnotherOneThanWasSaidIsContradicted(String bent) {
        renewal.number = renewal.asked();
        assertThat(renewal.found("update certificate.certificate set " + bent
                        + " where case_number = :permit and :number <> ''"))
                .anyMatch(finding -> finding.fault() == Fault.CONTRADICTED
                        && finding.about().equals(renewal.number)
                        && finding.standing().contains(renewal.permit));
    }
}
