package org.tiaokuai.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Reasons.StateReason;

/** A stop that was taken out of the table, for a read, and put back before anybody looked: the check finds the read. */
@EmptyPlatform
class StoppedReadsTest {

    private static final Instant STOPPED = Instant.parse("2026-12-15T01:00:00Z");

    private final Privacy privacy;
    private final Freezes freezes;
    private final Reasons reasons;
    private final Checks checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SettableClock clock;

    private final String number = "N" + UUID.randomUUID();
    private final String subject = "person-" + UUID.randomUUID();
    private final Officer officer = new Officer(
            UUID.randomUUID(),
            null,
            "方立",
            new Post(UUID.randomUUID(), UUID.randomUUID(), "卫健委", "科长", Set.of(Role.WINDOW, Role.APPROVER)));

    @Autowired
    StoppedReadsTest(
            Privacy privacy,
            Freezes freezes,
            Reasons reasons,
            Checks checks,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            SettableClock clock) {
        this.privacy = privacy;
        this.freezes = freezes;
        this.reasons = reasons;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        clock.standOn("2026-03-02");
    }

    @BeforeEach
    void theUseOfTheCaseIsStopped() {
        clock.standOn("2026-12-15");
        assertThat(clock.instant()).isEqualTo(STOPPED);
        freezes.freeze(subject, number);
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    private Ruling read(Purpose purpose, Duration later) {
        var reading = new Reading(Requester.of(officer), purpose, "依据", "事项", number, subject, STOPPED.plus(later));
        var field = new Field("number", Grade.IDENTITY, privacy.seal("320282198807129750", SmallTown.cell(subject)));
        return Objects.requireNonNull(privacy.open(reading, List.of(field)).get("number"))
                .ruling();
    }

    private List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding ->
                        finding.about().equals(subject) || finding.about().equals(number))
                // The post was never given, which is found besides and is no matter here.
                .filter(finding -> finding.fault() != Fault.CONTRADICTED
                        || finding.recorded().contains("freeze"))
                .toList();
    }

    /** As whoever has the database in hand would, and leaves all as it was. */
    private void withoutTheStop(Runnable deed) {
        jdbc.sql("update privacy.freeze set case_number = 'away' || case_number where case_number = :number")
                .param("number", number)
                .update();
        deed.run();
        jdbc.sql("update privacy.freeze set case_number = :number where case_number = 'away' || :number")
                .param("number", number)
                .update();
    }

    @Test
    void whoTakesTheStopAwayToReadAndPutsItBackIsFoundByTheRead() {
        withoutTheStop(
                () -> assertThat(read(Purpose.FOLLOW_UP, Duration.ofHours(1))).isEqualTo(Ruling.MASK));
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
            assertThat(finding.kind()).isEqualTo("READ");
            assertThat(finding.about()).isEqualTo(subject);
            assertThat(finding.recorded()).contains(number).contains("infinity");
            assertThat(finding.standing()).contains("FOL-2");
            assertThat(jdbc.sql("select subject from privacy.read where id = :id")
                            .param("id", Long.parseLong(finding.row()))
                            .query(String.class)
                            .single())
                    .isEqualTo(subject);
        });
    }

    @Test
    void whoSlipsInThatItWasAllowedAgainIsFoundByTheRead() {
        jdbc.sql(
                        "insert into privacy.freeze (subject, case_number, frozen, at) values (:subject, :number, false, now())")
                .param("subject", subject)
                .param("number", number)
                .update();
        read(Purpose.FOLLOW_UP, Duration.ofHours(1));
        assertThat(found()).extracting(Finding::fault).contains(Fault.UNRECORDED);
        jdbc.sql("delete from privacy.freeze where case_number = :number and not frozen")
                .param("number", number)
                .update();
        assertThat(found()).extracting(Finding::fault).containsExactly(Fault.CONTRADICTED);
    }

    /** Only a case that ended is stopped: who made it an open one for the while reads for an act that could not be. */
    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"ACCEPTANCE", "DECISION"})
    void aReadForTheWorkOnAnOpenCaseIsFoundToo(Purpose purpose) {
        assertThat(read(purpose, Duration.ofHours(1))).isNotEqualTo(Ruling.REFUSE);
        assertThat(found()).extracting(Finding::fault).containsExactly(Fault.CONTRADICTED);
    }

    @Test
    void whoAlsoDatesTheStopLaterIsFoundByTheStop() {
        withoutTheStop(() -> read(Purpose.FOLLOW_UP, Duration.ofHours(1)));
        jdbc.sql("update privacy.freeze set at = at + interval '2 hours' where case_number = :number")
                .param("number", number)
                .update();
        assertThat(found()).extracting(Finding::fault).containsExactly(Fault.REDATED);
    }

    @Test
    void whatTheRulesGiveIsNoContradiction() {
        assertThat(read(Purpose.FOLLOW_UP, Duration.ofHours(-1)))
                .as("stopped already, though the read says otherwise")
                .isEqualTo(Ruling.REFUSE);
        assertThat(read(Purpose.FOLLOW_UP, Duration.ofHours(1))).isEqualTo(Ruling.REFUSE);
        assertThat(read(Purpose.DISPUTE, Duration.ofHours(1))).isEqualTo(Ruling.REFUSE);
        var order = new Reason("人民法院调取", new Reason.Order("民事诉讼法第七十条", "1号", null));
        reasons.state(new StateReason(officer, number, order));
        assertThat(read(Purpose.FOLLOW_UP, Duration.ofMinutes(5))).isEqualTo(Ruling.GIVE);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatWasReadBeforeTheStopAndAfterItsEndIsNoContradiction() {
        var other = "N" + UUID.randomUUID();
        withoutTheStop(() -> read(Purpose.FOLLOW_UP, Duration.ofHours(-1)));
        clock.standOn("2026-12-17");
        freezes.thaw(subject, number);
        assertThat(read(Purpose.FOLLOW_UP, Duration.ofDays(2))).isEqualTo(Ruling.MASK);
        assertThat(read(Purpose.FOLLOW_UP, Duration.ofDays(3))).isEqualTo(Ruling.MASK);
        freezes.freeze("somebody else", number);
        freezes.freeze(subject, other);
        assertThat(read(Purpose.FOLLOW_UP, Duration.ofDays(4))).isEqualTo(Ruling.MASK);
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "10,false", "11,true", "172789,true", "172790,false", "172800,false", "172801,false"})
    void onlyAsLongAsOneMayHaveWaitedForTheOtherTheirTimesProveNothing(long seconds, boolean contradicted) {
        withoutTheStop(() -> read(Purpose.FOLLOW_UP, Duration.ofSeconds(seconds)));
        clock.standOn("2026-12-17");
        freezes.thaw(subject, number);
        assertThat(found()).hasSize(contradicted ? 1 : 0);
    }

    @Test
    void aStopWaitsForAReadUnderWayAndHoldsForTheNext() throws Exception {
        freezes.thaw(subject, number);
        var stopping = Objects.requireNonNull(transactions.execute(_ -> {
            assertThat(read(Purpose.FOLLOW_UP, Duration.ZERO)).isEqualTo(Ruling.MASK);
            var waiting = CompletableFuture.supplyAsync(() -> freezes.freeze(subject, number));
            assertThat(waiting).failsWithin(Duration.ofMillis(500));
            assertThat(freezes.frozen(subject)).isEmpty();
            return waiting;
        }));
        assertThat(stopping.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(read(Purpose.FOLLOW_UP, Duration.ZERO)).isEqualTo(Ruling.REFUSE);
    }
}
