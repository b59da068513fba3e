package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Measure.Reissue;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.organisation.Department;

/** A certificate that was lost gives way to another, at the holder's word or the office's; the case stays as it was decided. */
@EmptyPlatform
class ReissueModuleTest {

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Certificates certificates;

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TakenBack takenBack;

    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Resident resident;
    private final Officer head;
    private final Guide item;
    private String number = "";

    @Autowired
    ReissueModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        clock.standOn("2026-03-02");
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        resident = town.resident("周𠮷安", SmallTown.number());
        head = town.officer(department, Role.WINDOW, Role.APPROVER);
    }

    @BeforeEach
    void aCaseIsExamined() {
        clock.standOn("2026-03-02");
        number = town.handIn(resident, item);
        casework.receive(new ReceiveApplication(head, number, true, "", ""));
    }

    private String granted() {
        casework.decide(new DecideApplication(head, number, true, "可以", ""));
        return certificates.ofCase(number).orElseThrow().code();
    }

    private Act take(Officer officer) {
        return proceedings.take(new TakeMeasure(officer, number, null, new Reissue(Replacement.DAMAGED)));
    }

    private Act ask(Resident who) {
        return proceedings.reissue(who, number, null, Replacement.LOST);
    }

    private Standing standing(String code) {
        return certificates.verify(code).orElseThrow().standing();
    }

    private List<Checks.Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }

    @Test
    void theHolderAndTheOfficeMayHaveAnotherOneAndTheCaseStaysAsItIs() {
        var first = granted();
        var ended = applying.open(resident, number).orElseThrow();
        assertThat(ask(resident)).isEqualTo(new Act.Done(number, State.Event.REISSUE, State.GRANTED));
        var second = certificates.ofCase(number).orElseThrow().code();
        assertThat(take(town.officer(department, Role.WINDOW))).isInstanceOf(Act.Done.class);
        var third = certificates.ofCase(number).orElseThrow().code();
        assertThat(List.of(standing(first), standing(second), standing(third)))
                .containsExactly(Standing.REPLACED, Standing.REPLACED, Standing.VALID);
        var mine = applying.open(resident, number).orElseThrow();
        assertThat(mine.decision()).isEqualTo(ended.decision());
        assertThat(mine.decidedBy()).contains(head.name());
        assertThat(mine.history().get(3).byWhom()).isEmpty();
        assertThat(mine.history().get(3).said()).containsEntry("why", "LOST");
        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsNotGrantedOrHoldsNoMoreIsNotIssuedAnew() {
        assertThat(ask(resident)).isEqualTo(new Act.NotNow(State.ACCEPTED));
        assertThat(take(head)).isEqualTo(new Act.NotNow(State.ACCEPTED));
        granted();
        certificates.revoke(new RevokeCertificate(number, head, "行政许可法第六十九条", "骗取"));
        assertThat(ask(resident)).isEqualTo(new Act.NotNow(State.REVOKED));
        assertThat(take(head)).isEqualTo(new Act.NotNow(State.REVOKED));
        assertThat(applying.open(resident, number).orElseThrow().history()).hasSize(4);
        assertThat(found()).isEmpty();
    }

    @Test
    void aStrangerAndAnotherOfficeHaveNoneAndNobodyServesTheirOwnCase() {
        var code = granted();
        assertThat(ask(town.resident("别人", SmallTown.number()))).isEqualTo(new Act.NoSuchCase());
        assertThat(proceedings.reissue(resident, "20260101-0000000", null, Replacement.LOST))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(take(town.officer(town.department("别" + UUID.randomUUID()), Role.APPROVER)))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(take(town.officer(department, Role.EDITOR))).isEqualTo(new Act.NotEntitled());
        assertThat(proceedings.take(new TakeMeasure(head, number, 1, new Reissue(Replacement.LOST))))
                .isEqualTo(new Act.Meanwhile());
        assertThat(standing(code)).isEqualTo(Standing.VALID);
        assertThat(applying.open(resident, number).orElseThrow().history()).hasSize(3);
    }

    @Test
    void ofManyWhoAskAtOnceEachIsServedInTurnAndOneHolds() throws Exception {
        granted();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var acts = new ArrayList<Act>();
            for (var act : threads.invokeAll(Collections.nCopies(4, (Callable<Act>) () -> ask(resident)))) {
                acts.add(act.get());
            }
            assertThat(acts).allMatch(Act.Done.class::isInstance);
        }
        assertThat(jdbc.sql("""
                        select count(*) from certificate.certificate
                        where case_number = :number and replaced_at is null
                        """).param("number", number).query(Integer.class).single())
                .isEqualTo(1);
        assertThat(found()).isEmpty();
    }

    private Act asked(int seen) {
        return proceedings.reissue(resident, number, seen, Replacement.LOST);
    }

    @Test
    void whoClicksFourTimesHasOneOtherCertificate() throws Exception {
        granted();
        int seen = applying.open(resident, number).orElseThrow().history().size();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var acts = new ArrayList<Act>();
            for (var act : threads.invokeAll(Collections.nCopies(4, (Callable<Act>) () -> asked(seen)))) {
                acts.add(act.get());
            }
            assertThat(acts).filteredOn(Act.Done.class::isInstance).hasSize(1);
            assertThat(acts).filteredOn(new Act.Meanwhile()::equals).hasSize(3);
        }
        assertThat(jdbc.sql("select count(*) from certificate.certificate where case_number = :number")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(asked(0)).isEqualTo(new Act.Meanwhile());
        assertThat(asked(-1)).isEqualTo(new Act.Meanwhile());
        assertThat(asked(seen + 2)).isEqualTo(new Act.Meanwhile());
        assertThat(asked(seen + 1)).as("who read it again has another").isInstanceOf(Act.Done.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.case_event set said = said || '{\"why\": \"DAMAGED\"}' where event = 'REISSUE'",
                "update casework.case_event set actor = gen_random_uuid() where event = 'REISSUE'",
                "delete from casework.case_event where event = 'REISSUE'",
                "update casework.case_event set event = 'REVOKE' where event = 'REISSUE'",
            })
    void whoBendsWhoAskedAndWhyIsFound(String bent) {
        granted();
        ask(resident);
        assertThat(found()).isEmpty();
        takenBack.run(() -> {
            assertThat(jdbc.sql(bent + " and number = :number")
                            .param("number", number)
                            .update())
                    .isEqualTo(1);
            assertThat(found()).isNotEmpty();
        });
    }
}
