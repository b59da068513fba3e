package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.Submission.NotRenewable;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Measure.Terminate;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.Saving;

/** Who holds a permit may ask once that it be renewed, and what was asked for ends like any other case. */
@EmptyPlatform
class AskedRenewalTest {

    @Autowired
    Drafts drafts;

    @Autowired
    Applying applying;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Certificates certificates;

    @Autowired
    SettableClock clock;

    @Autowired
    SmallTown town;

    private final PermitToRenew renewal;

    @Autowired
    AskedRenewalTest(AutowireCapableBeanFactory beans) {
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

    @Test
    void whatIsGrantedBeforeTheEndFollowsOnAndUntilThenTheOldOneHolds() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        assertThat(renewal.decide(renewal.number, true)).isInstanceOf(Act.Done.class);
        assertThat(renewal.certificate(renewal.permit))
                .returns(Standing.VALID, CertificateView::standing)
                .returns(LocalDate.parse("2026-05-02"), CertificateView::renewedFrom);
        assertThat(renewal.certificate(renewal.number))
                .returns(Standing.UPCOMING, CertificateView::standing)
                .returns(LocalDate.parse("2026-05-02"), CertificateView::validFrom)
                .returns(LocalDate.parse("2026-06-30"), CertificateView::validUntil);
        renewal.keptOn("2026-05-01");
        assertThat(renewal.certificate(renewal.permit).standing()).isEqualTo(Standing.VALID);
        renewal.keptOn("2026-05-02");
        assertThat(renewal.certificate(renewal.permit).standing()).isEqualTo(Standing.EXPIRED);
        assertThat(renewal.certificate(renewal.number).standing()).isEqualTo(Standing.VALID);
        assertThat(renewal.history()).noneMatch(each -> each.event().renews());
        assertThat(renewal.found()).isEmpty();
    }

    @Test
    void whatWasRenewedIsRenewedAgainByItsOwnCase() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        renewal.decide(renewal.number, true);
        var first = renewal.number;
        assertThat(held()).as("it is continued, or has not begun").isEmpty();
        clock.standOn("2026-05-20");
        assertThat(held()).containsExactly(first);
        renewal.number = ((Submitted) renewal.handIn(renewal.resident, renewal.other, first)).number();
        renewal.accept(renewal.number);
        renewal.keptOn("2026-07-01");
        assertThat(renewal.certificate(renewal.number))
                .returns(LocalDate.parse("2026-07-01"), CertificateView::validFrom)
                .returns(renewal.item.code(), CertificateView::item);
    }

    private List<String> held() {
        return certificates.held(renewal.resident.personKey(), renewal.item.code()).stream()
                .map(Certificates.Held::caseNumber)
                .toList();
    }

    @Test
    void whatIsRefusedEndsWhenItWouldHaveEnded() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        assertThat(renewal.decide(renewal.number, false)).isInstanceOf(Act.Done.class);
        renewal.keptOn("2026-05-01");
        assertThat(renewal.certificate(renewal.permit).standing()).isEqualTo(Standing.VALID);
        renewal.keptOn("2026-05-02");
        assertThat(renewal.certificate(renewal.permit).standing()).isEqualTo(Standing.EXPIRED);
        assertThat(renewal.state()).isEqualTo(State.REFUSED);
        assertThat(certificates.ofCase(renewal.number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasWithdrawnOrTerminatedIsNotRenewed(boolean byOffice) {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        assertThat(
                        byOffice
                                ? proceedings.take(
                                        new TakeMeasure(renewal.head, renewal.number, null, new Terminate("人已故", "某法")))
                                : applying.withdraw(new WithdrawApplication(renewal.resident, renewal.number)))
                .isInstanceOf(Act.Done.class);
        renewal.keptOn("2026-05-20");
        assertThat(renewal.state()).isEqualTo(byOffice ? State.TERMINATED : State.WITHDRAWN);
        assertThat(certificates.ofCase(renewal.number)).isEmpty();
    }

    @Test
    void whoAsksForSomethingNewIsRenewedNothing() {
        renewal.number = ((Submitted) renewal.handIn(renewal.resident, renewal.item, "")).number();
        renewal.accept(renewal.number);
        renewal.keptOn("2026-05-20");
        assertThat(renewal.state()).isEqualTo(State.ACCEPTED);
        renewal.decide(renewal.number, true);
        assertThat(renewal.certificate(renewal.number).validFrom()).isNull();
    }

    @Test
    void onlyOnesOwnCertificateOfThatItemThatIsInForceCanBeChosen() {
        var stranger = town.resident("李四", SmallTown.number());
        clock.standOn("2026-03-02");
        var theirs = renewal.granted(stranger);
        var elsewhere = ((Submitted) renewal.handIn(renewal.resident, town.item(renewal.department), null)).number();
        renewal.accept(elsewhere);
        renewal.decide(elsewhere, true);
        clock.standOn("2026-04-01");
        for (var none : List.of(theirs, elsewhere, "20260302-000000", "", "' or true", "\u0000")) {
            assertThat(drafts.renew(renewal.resident, renewal.other.code(), none))
                    .as(none)
                    .isEqualTo(new Saving.NoSuchPage());
        }
        assertThat(drafts.renew(renewal.resident, "NONE", renewal.permit)).isEqualTo(new Saving.NoSuchPage());
        clock.standOn("2026-05-02");
        assertThat(drafts.renew(renewal.resident, renewal.other.code(), renewal.permit))
                .as("it has ended")
                .isEqualTo(new Saving.NoSuchPage());
    }

    @Test
    void whoHoldsNothingHandsNothingInToBeRenewed() {
        var nobody = town.resident("李四", SmallTown.number());
        assertThat(renewal.handIn(nobody, renewal.other, null)).isInstanceOf(Submission.Incomplete.class);
        assertThat(renewal.handIn(renewal.resident, renewal.other, null))
                .as("nor who chose nothing")
                .isInstanceOf(Submission.Incomplete.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsGoneSinceItWasChosenIsNotHandedIn(boolean revoked) {
        var draft = renewal.filledIn(renewal.resident, renewal.other, renewal.permit);
        if (revoked) {
            renewal.revoke();
        } else {
            clock.standOn("2026-05-02");
        }
        assertThat(applying.submit(new SubmitApplication(renewal.resident, draft)))
                .isInstanceOf(Submission.Incomplete.class);
        assertThat(drafts.draft(renewal.resident, renewal.other.code()))
                .as("the draft stays")
                .isPresent();
    }

    @Test
    void onePermitIsAskedToBeRenewedOnceAtATime() {
        renewal.number = renewal.asked();
        assertThat(renewal.handIn(renewal.resident, renewal.other, renewal.permit))
                .isEqualTo(new NotRenewable(renewal.number));
        assertThat(renewal.handIn(renewal.resident, renewal.item, renewal.permit))
                .isEqualTo(new NotRenewable(renewal.number));
        applying.withdraw(new WithdrawApplication(renewal.resident, renewal.number));
        renewal.number = ((Submitted) renewal.handIn(renewal.resident, renewal.item, renewal.permit)).number();
    }

    @Test
    void ofTwoAtTheSameMomentOneIsTaken() throws Exception {
        var one = renewal.filledIn(renewal.resident, renewal.item, renewal.permit);
        var two = renewal.filledIn(renewal.resident, renewal.other, renewal.permit);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Submission> first = () -> applying.submit(new SubmitApplication(renewal.resident, one));
            Callable<Submission> second = () -> applying.submit(new SubmitApplication(renewal.resident, two));
            var outcomes = List.of(threads.submit(first), threads.submit(second));
            var taken = new ArrayList<Submission>();
            for (var outcome : outcomes) {
                taken.add(outcome.get());
            }
            assertThat(taken).filteredOn(Submitted.class::isInstance).hasSize(1);
            assertThat(taken).filteredOn(NotRenewable.class::isInstance).hasSize(1);
            renewal.number = taken.stream()
                    .flatMap(each -> each instanceof Submitted done ? Stream.of(done.number()) : Stream.empty())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
