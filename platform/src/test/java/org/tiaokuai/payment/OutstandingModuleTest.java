package org.tiaokuai.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Measure.Terminate;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Outcome.Body;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.course.State;
import org.tiaokuai.payment.ChargeView.Channel;
import org.tiaokuai.payment.Charges.Charging.Charged;
import org.tiaokuai.payment.Charges.IssueNotice;
import org.tiaokuai.payment.Charges.RecordPayment;
import org.tiaokuai.payment.Charges.RefundPayment;
import org.tiaokuai.payment.Charges.Settling;
import org.tiaokuai.payment.Charges.WithdrawNotice;
import org.tiaokuai.payment.Outstanding.Row;
import org.tiaokuai.payment.Outstanding.Why;
import org.tiaokuai.payment.TariffLine.Unit;

/** What is unpaid, and what was paid for nothing, is found by who may act on it, until it is settled. */
@EmptyPlatform
class OutstandingModuleTest {

    private static final int ROWS = 50;

    private final Charges charges;
    private final Outstanding outstanding;
    private final Applying applying;
    private final Casework casework;
    private final Proceedings proceedings;
    private final SettableClock clock;
    private final SmallTown town;
    private final org.tiaokuai.payment.Charged charged;
    private final TariffLine line;

    @Autowired
    OutstandingModuleTest(
            Charges charges,
            Outstanding outstanding,
            Applying applying,
            Casework casework,
            Proceedings proceedings,
            SettableClock clock,
            SmallTown town,
            Tariffs tariffs) {
        clock.standOn("2026-03-02");
        this.charges = charges;
        this.outstanding = outstanding;
        this.applying = applying;
        this.casework = casework;
        this.proceedings = proceedings;
        this.clock = clock;
        this.town = town;
        charged = org.tiaokuai.payment.Charged.in(town, casework, tariffs);
        line = charged.line("工本费", 2000, Unit.COPY);
    }

    @BeforeEach
    void monday() {
        clock.standOn("2026-03-02");
    }

    private static Bill bill() {
        return new Bill("B" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, Long.MAX_VALUE));
    }

    private long due(String number) {
        return ((Charged) charges.charge(new IssueNotice(charged.window(), number, line.line(), line.version(), 2)))
                .charge();
    }

    private void pay(String number, long charge) {
        assertThat(charges.pay(
                        new RecordPayment(charged.window(), number, charge, bill(), Channel.CARD, clock.instant())))
                .isInstanceOf(Settling.Settled.class);
    }

    private long paid(String number) {
        long charge = due(number);
        pay(number, charge);
        return charge;
    }

    private void refuse(String number) {
        casework.decide(new DecideApplication(charged.approver(), number, false, "理由", "某法"));
    }

    private List<Long> found(Officer officer, Why why) {
        return outstanding.of(officer, why, "", ROWS).rows().stream()
                .map(Row::charge)
                .toList();
    }

    @Test
    void whatIsUnpaidIsFoundAlsoOnceTheCaseHasEnded() {
        var number = charged.accepted();
        long charge = due(number);
        assertThat(outstanding.of(charged.window(), Why.UNPAID, "", ROWS).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.caseNumber()).isEqualTo(number);
                    assertThat(row.amount()).isEqualTo(new Yuan(4000));
                    assertThat(row.since()).isEqualTo(clock.instant());
                    assertThat(row.state()).isEqualTo(State.ACCEPTED);
                });
        refuse(number);
        assertThat(found(charged.approver(), Why.UNPAID)).containsExactly(charge);
        assertThat(found(charged.approver(), Why.REFUNDABLE)).isEmpty();
        charges.withdraw(new WithdrawNotice(charged.window(), number, charge, "不予了，不收"));
        assertThat(found(charged.approver(), Why.UNPAID)).isEmpty();
    }

    @Test
    void whatWasPaidAndIsExaminedOrGrantedIsDone() {
        var number = charged.accepted();
        paid(number);
        assertThat(found(charged.window(), Why.UNPAID)).isEmpty();
        casework.decide(new DecideApplication(charged.approver(), number, true, "", ""));
        assertThat(found(charged.window(), Why.REFUNDABLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawn", "refused", "terminated"})
    void whatWasPaidForNothingIsFoundUntilItIsGivenBack(String end) {
        var number = charged.accepted();
        long charge = paid(number);
        clock.pass(Duration.ofHours(1));
        switch (end) {
            case "withdrawn" -> applying.withdraw(new WithdrawApplication(charged.resident(), number));
            case "refused" -> refuse(number);
            default -> {
                var terminate = new Terminate("经营场所已经拆除。", "参照行政许可法第七十条第五项");
                assertThat(proceedings.take(new TakeMeasure(charged.approver(), number, null, terminate)))
                        .isInstanceOf(Act.Done.class);
            }
        }
        assertThat(outstanding.of(charged.approver(), Why.REFUNDABLE, "", ROWS).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.charge()).isEqualTo(charge);
                    assertThat(row.since()).isEqualTo(clock.instant());
                    assertThat(row.state().resulted()).isFalse();
                });
        charges.refund(new RefundPayment(charged.approver(), number, charge, bill(), "没有办成"));
        assertThat(found(charged.approver(), Why.REFUNDABLE)).isEmpty();
    }

    @Test
    void whoPaysAfterTheEndPaidForNothingToo() {
        var number = charged.accepted();
        long charge = due(number);
        refuse(number);
        pay(number, charge);
        assertThat(found(charged.window(), Why.UNPAID)).isEmpty();
        assertThat(found(charged.window(), Why.REFUNDABLE)).containsExactly(charge);
    }

    @Test
    void whatIsDecidedAgainIsNotPaidForNothing() {
        var number = charged.accepted();
        paid(number);
        refuse(number);
        var day = java.time.LocalDate.parse("2026-03-02");
        var remand = new Outcome(Body.COURT, "江北区人民法院", "（2026）行初1号", day, Ruling.REMANDED, null);
        assertThat(proceedings.take(new TakeMeasure(charged.approver(), number, null, new Conclude(remand))))
                .isInstanceOf(Act.Done.class);
        assertThat(found(charged.window(), Why.REFUNDABLE)).isEmpty();
    }

    @Test
    void othersAndWhomItIsAboutFindNothing() {
        due(charged.accepted());
        var post = charged.approver().post();
        var elsewhere = town.officer(town.department("别局" + UUID.randomUUID()), Role.WINDOW, Role.APPROVER);
        var oneself = new Officer(charged.resident().account(), null, "本人", post);
        var other = new Post(
                UUID.randomUUID(),
                post.department(),
                post.departmentName(),
                post.title(),
                post.roles(),
                Set.of("别的事项"));
        var limited = new Officer(UUID.randomUUID(), null, "别的事项的人", other);
        for (var nobody : List.of(elsewhere, oneself, limited)) {
            assertThat(found(nobody, Why.UNPAID)).as(nobody.name()).isEmpty();
        }
        assertThat(found(charged.window(), Why.UNPAID)).hasSize(1);
    }

    @Test
    void theNewestComesFirstAndEachPageGoesOnWhereTheOneBeforeEnded() {
        var due = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            clock.pass(Duration.ofMinutes(i % 2));
            due.addFirst(due(charged.accepted()));
        }
        var read = new ArrayList<Long>();
        var after = "";
        do {
            var page = outstanding.of(charged.window(), Why.UNPAID, after, 2);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(2);
            page.rows().forEach(row -> read.add(row.charge()));
            after = page.next();
        } while (!after.isEmpty());
        assertThat(read).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "_", "2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z_x", "99999999_1", "'; drop table x"})
    void whatIsNoRowOfAPageIsTheBeginning(String after) {
        due(charged.accepted());
        assertThat(outstanding.of(charged.window(), Why.UNPAID, after, ROWS).rows())
                .hasSize(1);
    }
}
