package org.tiaokuai.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.State;
import org.tiaokuai.payment.ChargeState.Event;
import org.tiaokuai.payment.ChargeView.Channel;
import org.tiaokuai.payment.Charges.Charging;
import org.tiaokuai.payment.Charges.IssueNotice;
import org.tiaokuai.payment.Charges.RecordPayment;
import org.tiaokuai.payment.Charges.RefundPayment;
import org.tiaokuai.payment.Charges.Settling;
import org.tiaokuai.payment.Charges.WaiveCharge;
import org.tiaokuai.payment.Charges.WithdrawNotice;
import org.tiaokuai.payment.TariffLine.Unit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is charged follows from the tariff and from nothing else, and each charge is settled once. */
@EmptyPlatform
class ChargesModuleTest {

    private static final int AT_ONCE = 8;

    private final Charges charges;
    private final Tariffs tariffs;
    private final Applying applying;
    private final Casework casework;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final SmallTown town;
    private final Charged charged;
    private final TariffLine line;

    @Autowired
    ChargesModuleTest(
            Charges charges,
            Tariffs tariffs,
            Applying applying,
            Casework casework,
            JdbcClient jdbc,
            SettableClock clock,
            SmallTown town) {
        clock.standOn("2026-03-02");
        this.charges = charges;
        this.tariffs = tariffs;
        this.applying = applying;
        this.casework = casework;
        this.jdbc = jdbc;
        this.clock = clock;
        this.town = town;
        charged = Charged.in(town, casework, tariffs);
        line = charged.line("工本费", 2000, Unit.COPY);
    }

    @BeforeEach
    void monday() {
        clock.standOn("2026-03-02");
    }

    private static Bill bill() {
        return new Bill("B" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, Long.MAX_VALUE));
    }

    private Charging charge(Officer officer, String number, TariffLine of, int quantity) {
        return charges.charge(new IssueNotice(officer, number, of.line(), of.version(), quantity));
    }

    private long due(String number) {
        return ((Charging.Charged) charge(charged.window(), number, line, 2)).charge();
    }

    private Settling pay(Officer officer, String number, long charge, Bill bill, Instant at) {
        return charges.pay(new RecordPayment(officer, number, charge, bill, Channel.CARD, at));
    }

    private Settling pay(String number, long charge) {
        return pay(charged.window(), number, charge, bill(), clock.instant());
    }

    private Settling waive(Officer officer, String number, long charge) {
        return charges.waive(new WaiveCharge(officer, number, charge, "某办法第三条", "低收入家庭"));
    }

    private Settling withdraw(Officer officer, String number, long charge) {
        return charges.withdraw(new WithdrawNotice(officer, number, charge, "开错了"));
    }

    private Settling refund(Officer officer, String number, long charge) {
        return charges.refund(new RefundPayment(officer, number, charge, bill(), "多缴"));
    }

    private ChargeState state(String number) {
        return charges.of(number).getFirst().state();
    }

    @Test
    void aNoticeIsThePriceTimesTheQuantityAndIsPaidWhole() {
        var number = charged.accepted();
        assertThat(charge(charged.window(), number, line, 3))
                .isInstanceOfSatisfying(Charging.Charged.class, done -> assertThat(done.amount())
                        .isEqualTo(new Yuan(6000)));
        assertThat(charges.waiting(List.of(number, "没有"))).isEqualTo(Set.of(number));
        long id = charges.of(number).getFirst().id();
        var bill = bill();
        clock.pass(Duration.ofMinutes(5));
        assertThat(pay(charged.window(), number, id, bill, clock.instant()))
                .isEqualTo(new Settling.Settled(number, id, ChargeState.PAID));
        assertThat(charges.waiting(List.of(number))).isEmpty();
        var paid = charges.of(number).getFirst().step(Event.PAID).orElseThrow();
        assertThat(paid.bill()).isEqualTo(bill.number());
        assertThat(paid.channel()).isEqualTo(Channel.CARD);
    }

    @Test
    void whatIsChargedStaysAsTheTariffWasThen() {
        var number = charged.accepted();
        due(number);
        charged.changed(line, 9900);
        assertThat(charges.of(number).getFirst().amount()).isEqualTo(new Yuan(4000));
        assertThat(charges.of(number).getFirst().line().version()).isEqualTo(1);
    }

    @Test
    void aNoticeByATariffThatTheOfficerDidNotSeeIsNotIssued() {
        var number = charged.accepted();
        var newer = charged.changed(line, 9900);
        assertThat(charge(charged.window(), number, line, 1)).isEqualTo(new Charging.Meanwhile());
        tariffs.end(new Tariffs.EndLine(charged.editor(), charged.item().code(), 1, 2));
        assertThat(charge(charged.window(), number, newer, 1)).isEqualTo(new Charging.NoTariff());
        assertThat(charges.of(number)).isEmpty();
    }

    @Test
    void nothingIsChargedThatIsNotInTheTariff() {
        var number = charged.accepted();
        assertThat(charges.charge(new IssueNotice(charged.window(), number, 9, 1, 1)))
                .isEqualTo(new Charging.NoTariff());
        assertThat(charges.charge(new IssueNotice(charged.window(), number, 0, 0, 1)))
                .isEqualTo(new Charging.NoTariff());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void ofCopiesThereAreOnlySoMany(int quantity) {
        assertThat(charge(charged.window(), charged.accepted(), line, quantity))
                .isEqualTo(new Charging.NotThatMany(line, Unit.COPY.most()));
    }

    @Test
    void whatIsChargedOnceInACaseIsChargedOnce() {
        var once = charged.line("审查费", 500, Unit.CASE);
        var number = charged.accepted();
        assertThat(charge(charged.window(), number, once, 2)).isEqualTo(new Charging.NotThatMany(once, 1));
        long id = ((Charging.Charged) charge(charged.window(), number, once, 1)).charge();
        assertThat(charge(charged.window(), number, once, 1)).isEqualTo(new Charging.ChargedBefore(id));
        pay(number, id);
        assertThat(charge(charged.window(), number, once, 1)).isEqualTo(new Charging.ChargedBefore(id));
        refund(charged.approver(), number, id);
        assertThat(charge(charged.window(), number, once, 1)).isInstanceOf(Charging.Charged.class);
    }

    @Test
    void furtherCopiesAreChargedOnceTheFirstArePaid() {
        var number = charged.accepted();
        long id = due(number);
        assertThat(charge(charged.approver(), number, line, 1)).isEqualTo(new Charging.ChargedBefore(id));
        pay(number, id);
        assertThat(charge(charged.approver(), number, line, 1)).isInstanceOf(Charging.Charged.class);
    }

    @Test
    void anAmountBeyondAllIsNotCharged() {
        var dear = charged.line("占用费", Yuan.MOST / 10, Unit.SQUARE_METRE_DAY);
        assertThat(charge(charged.window(), charged.accepted(), dear, 11))
                .isEqualTo(new Charging.NotThatMany(dear, 10));
    }

    @Test
    void nothingIsChargedBeforeAcceptanceNorAfterARefusalOrAWithdrawal() {
        var submitted = charged.submitted();
        assertThat(charge(charged.window(), submitted, line, 1)).isEqualTo(new Charging.NotNow(State.SUBMITTED));
        var refused = charged.accepted();
        casework.decide(new DecideApplication(charged.approver(), refused, false, "理由", "某法"));
        assertThat(charge(charged.window(), refused, line, 1)).isEqualTo(new Charging.NotNow(State.REFUSED));
        var withdrawn = charged.accepted();
        applying.withdraw(new WithdrawApplication(charged.resident(), withdrawn));
        assertThat(charge(charged.window(), withdrawn, line, 1)).isEqualTo(new Charging.NotNow(State.WITHDRAWN));
        assertThat(charges.account(charged.window(), withdrawn).orElseThrow().lines())
                .isEmpty();
    }

    @Test
    void whatWasGrantedMayCostSomethingToo() {
        var number = charged.accepted();
        casework.decide(new DecideApplication(charged.approver(), number, true, "", ""));
        assertThat(charge(charged.window(), number, line, 1)).isInstanceOf(Charging.Charged.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsChargedWhereTheGuideOfTheCaseOrTheOneInForceSaysSo(boolean first) {
        ObjectNode tree = JsonMapper.shared().valueToTree(charged.item());
        var free = JsonMapper.shared().treeToValue(tree.put("fee", "不收费"), Guide.class);
        if (first) {
            town.publish(free, charged.department());
        }
        var number = charged.accepted();
        town.publish(first ? charged.item() : free, charged.department());
        assertThat(charge(charged.window(), number, line, 1)).isEqualTo(new Charging.Free());
        assertThat(charges.account(charged.window(), number).orElseThrow().lines())
                .isEmpty();
    }

    @Test
    void toStrangersAndToWhomItIsAboutTheCaseIsNotThere() {
        var number = charged.accepted();
        long id = due(number);
        var stranger = town.officer(town.department("别局" + UUID.randomUUID()), Role.WINDOW, Role.APPROVER);
        var oneself = new Officer(
                charged.resident().account(), null, "本人", charged.approver().post());
        for (var nobody : List.of(stranger, oneself)) {
            assertThat(charges.account(nobody, number)).isEmpty();
            assertThat(charge(nobody, number, line, 1)).isEqualTo(new Charging.NoSuchCase());
            assertThat(pay(nobody, number, id, bill(), clock.instant())).isEqualTo(new Settling.NoSuchCharge());
            assertThat(waive(nobody, number, id)).isEqualTo(new Settling.NoSuchCharge());
            assertThat(withdraw(nobody, number, id)).isEqualTo(new Settling.NoSuchCharge());
            assertThat(refund(nobody, number, id)).isEqualTo(new Settling.NoSuchCharge());
        }
        assertThat(state(number)).isEqualTo(ChargeState.DUE);
    }

    @Test
    void aChargeOfAnotherCaseIsNotInThisOne() {
        long id = due(charged.accepted());
        var other = charged.accepted();
        assertThat(pay(other, id)).isEqualTo(new Settling.NoSuchCharge());
        assertThat(waive(charged.approver(), other, id)).isEqualTo(new Settling.NoSuchCharge());
        assertThat(pay(other, Long.MAX_VALUE)).isEqualTo(new Settling.NoSuchCharge());
    }

    @ParameterizedTest
    @CsvSource({"EDITOR", "LEGAL_OFFICE", "SUPERVISOR", "INFORMATION_AUTHORITY", "SYSTEM_ADMINISTRATOR"})
    void aPostThatDoesNoCasesChargesNothing(Role role) {
        var number = charged.accepted();
        long id = due(number);
        var other = town.officer(charged.department(), role);
        assertThat(charge(other, number, line, 1)).isEqualTo(new Charging.NotEntitled());
        assertThat(pay(other, number, id, bill(), clock.instant())).isEqualTo(new Settling.NotEntitled());
        assertThat(withdraw(other, number, id)).isEqualTo(new Settling.NotEntitled());
    }

    @Test
    void theWindowNeitherWaivesNorGivesBack() {
        var number = charged.accepted();
        long id = due(number);
        assertThat(waive(charged.window(), number, id)).isEqualTo(new Settling.NotEntitled());
        pay(number, id);
        assertThat(refund(town.officer(charged.department(), Role.WINDOW), number, id))
                .isEqualTo(new Settling.NotEntitled());
        assertThat(state(number)).isEqualTo(ChargeState.PAID);
    }

    @Test
    void whoIssuedANoticeDoesNotWaiveItUnderWhateverPost() {
        var both = town.officer(charged.department(), Role.WINDOW, Role.APPROVER);
        var number = charged.accepted();
        long id = ((Charging.Charged) charge(both, number, line, 1)).charge();
        assertThat(waive(both, number, id)).isEqualTo(new Settling.SamePerson());
        var otherHat = new Officer(
                both.account(),
                both.personKey(),
                both.name(),
                charged.approver().post());
        assertThat(waive(otherHat, number, id)).isEqualTo(new Settling.SamePerson());
        assertThat(state(number)).isEqualTo(ChargeState.DUE);
        assertThat(waive(charged.approver(), number, id))
                .isEqualTo(new Settling.Settled(number, id, ChargeState.WAIVED));
    }

    @Test
    void whatIsOnlyLookedAtIsNotCharged() {
        var number = charged.accepted();
        var command = new IssueNotice(charged.window(), number, line.line(), line.version(), 3);
        assertThat(charges.look(command)).isEqualTo(new Charging.Chargeable(line, new Yuan(6000)));
        assertThat(charges.of(number)).isEmpty();
        due(number);
        assertThat(charges.look(command)).isInstanceOf(Charging.ChargedBefore.class);
        var stranger = town.officer(town.department("别局" + UUID.randomUUID()), Role.WINDOW);
        assertThat(charges.look(new IssueNotice(stranger, number, line.line(), line.version(), 3)))
                .isEqualTo(new Charging.NoSuchCase());
    }

    @Test
    void whoRecordedAPaymentDoesNotGiveItBackUnderWhateverPost() {
        var both = town.officer(charged.department(), Role.WINDOW, Role.APPROVER);
        var number = charged.accepted();
        long id = due(number);
        pay(both, number, id, bill(), clock.instant());
        assertThat(refund(both, number, id)).isEqualTo(new Settling.SamePerson());
        var otherwise = new Officer(
                both.account(), null, both.name(), charged.approver().post());
        assertThat(refund(otherwise, number, id)).isEqualTo(new Settling.SamePerson());
        assertThat(refund(charged.approver(), number, id))
                .isEqualTo(new Settling.Settled(number, id, ChargeState.REFUNDED));
    }

    @Test
    void whatIsSettledIsNotSettledAgain() {
        var number = charged.accepted();
        long waived = due(number);
        waive(charged.approver(), number, waived);
        assertNothingMore(number, waived, ChargeState.WAIVED);
        long withdrawn = due(number);
        withdraw(charged.window(), number, withdrawn);
        assertNothingMore(number, withdrawn, ChargeState.WITHDRAWN);
        long refunded = due(number);
        assertThat(refund(charged.approver(), number, refunded)).isEqualTo(new Settling.NotNow(ChargeState.DUE));
        pay(number, refunded);
        refund(charged.approver(), number, refunded);
        assertNothingMore(number, refunded, ChargeState.REFUNDED);
    }

    private void assertNothingMore(String number, long id, ChargeState state) {
        var refused = new Settling.NotNow(state);
        assertThat(pay(number, id)).isEqualTo(refused);
        assertThat(waive(charged.approver(), number, id)).isEqualTo(refused);
        assertThat(withdraw(charged.window(), number, id)).isEqualTo(refused);
        assertThat(refund(charged.approver(), number, id)).isEqualTo(refused);
    }

    @Test
    void aBillHasOnePaymentAndTheRedOneHasItsOwnNumber() {
        var number = charged.accepted();
        var bill = bill();
        long first = due(number);
        pay(charged.window(), number, first, bill, clock.instant());
        long second = due(number);
        assertThat(pay(charged.window(), number, second, bill, clock.instant())).isEqualTo(new Settling.BillUsed());
        assertThat(charges.refund(new RefundPayment(charged.approver(), number, first, bill, "多缴")))
                .isEqualTo(new Settling.BillUsed());
        assertThat(charges.of(number)).extracting(ChargeView::state).containsExactly(ChargeState.PAID, ChargeState.DUE);
    }

    @ParameterizedTest
    @CsvSource({"-60, false", "-1, false", "0, true", "59, true", "60, true", "61, false", "1440, false"})
    void nobodyPaysBeforeTheNoticeNorInDaysToCome(int minutes, boolean taken) {
        var number = charged.accepted();
        long id = due(number);
        var noticed = clock.instant();
        clock.pass(Duration.ofHours(1));
        var paying = pay(charged.window(), number, id, bill(), noticed.plus(Duration.ofMinutes(minutes)));
        assertThat(paying instanceof Settling.Settled).isEqualTo(taken);
        assertThat(paying.equals(new Settling.NotThen())).isEqualTo(!taken);
    }

    @Test
    void whatIsTakenBackHasReasonsAndWhatIsWaivedALaw() {
        var officer = charged.approver();
        assertThatThrownBy(() -> new WaiveCharge(officer, "", 1, "", "理由")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new WaiveCharge(officer, "", 1, "法", " ")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new WithdrawNotice(officer, "", 1, "")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new RefundPayment(officer, "", 1, bill(), "")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new Bill("")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aNoticeStopsNoClock() {
        var number = charged.accepted();
        var before = applying.open(charged.resident(), number).orElseThrow().clock();
        due(number);
        assertThat(applying.open(charged.resident(), number).orElseThrow().clock())
                .isEqualTo(before);
    }

    @RepeatedTest(3)
    void ofOfficersWhoChargeTheSameAtOnceExactlyOneDoes() throws Exception {
        var number = charged.accepted();
        var outcomes = atOnce(at -> () -> charge(at % 2 == 0 ? charged.window() : charged.approver(), number, line, 1));
        assertThat(outcomes).filteredOn(Charging.Charged.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Charging.ChargedBefore.class::isInstance)
                .hasSize(AT_ONCE - 1);
        assertThat(charges.of(number)).hasSize(1);
    }

    @RepeatedTest(3)
    void ofOfficersWhoSettleTheSameAtOnceExactlyOneDoes() throws Exception {
        var number = charged.accepted();
        long id = due(number);
        var outcomes = atOnce(at -> () -> switch (at % 3) {
            case 0 -> pay(number, id);
            case 1 -> waive(charged.approver(), number, id);
            default -> withdraw(charged.window(), number, id);
        });
        assertThat(outcomes).filteredOn(Settling.Settled.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Settling.NotNow.class::isInstance).hasSize(AT_ONCE - 1);
        assertThat(charges.of(number).getFirst().steps()).hasSize(2);
    }

    @RepeatedTest(3)
    void ofPaymentsThatNameOneBillAtOnceExactlyOneIsTaken() throws Exception {
        var bill = bill();
        var numbers = new ArrayList<String>();
        var ids = new ArrayList<Long>();
        for (int at = 0; at < AT_ONCE; at++) {
            numbers.add(charged.accepted());
            ids.add(due(numbers.get(at)));
        }
        var outcomes = atOnce(at -> () -> pay(charged.window(), numbers.get(at), ids.get(at), bill, clock.instant()));
        assertThat(outcomes).filteredOn(Settling.Settled.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Settling.BillUsed.class::isInstance).hasSize(AT_ONCE - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bill = null",
                "channel = null",
                "channel = 'SHELLS'",
                "paid_at = null",
                "reasons = 'x'",
                "law = 'x'",
                "event = 'WAIVED'",
                "event = 'STOLEN'",
                "charge = -1"
            })
    void theTableTakesNoPaymentThatCannotBe(String bent) {
        var number = charged.accepted();
        long id = due(number);
        pay(number, id);
        assertThatThrownBy(() -> jdbc.sql("update payment.step set " + bent + " where charge = :id and event = 'PAID'")
                        .param("id", id)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static <T> List<T> atOnce(IntFunction<Callable<T>> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < AT_ONCE; i++) {
                var task = work.apply(i);
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            var outcomes = new ArrayList<T>();
            for (var future : futures) {
                outcomes.add(Objects.requireNonNull(future.get()));
            }
            return outcomes;
        }
    }
}
