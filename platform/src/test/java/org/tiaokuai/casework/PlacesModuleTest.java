package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act.OutOfTurn;
import org.tiaokuai.casework.Act.OutOfTurn.Reason;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Guide.Quota.Period;
import org.tiaokuai.catalogue.Places;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Term;

/** Only so many places: in the order in which complete applications came, and never one too many. */
@EmptyPlatform
class PlacesModuleTest {

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Corrections corrections;

    @Autowired
    Proceedings proceedings;

    @Autowired
    AtOnce atOnce;

    @Autowired
    Places places;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Officer officer;
    private Guide item;

    @Autowired
    PlacesModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        officer = town.officer(department, Role.WINDOW, Role.APPROVER);
        item = town.item(department);
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    private void limited(int amount, Period per) {
        item = SmallTown.limited(item, amount, per);
        town.publish(item, department);
    }

    private Resident resident() {
        return town.resident("周𠮷安", SmallTown.number());
    }

    private String submitted() {
        return submitted(resident());
    }

    private String submitted(Resident resident) {
        var number = town.handIn(resident, item);
        clock.pass(Duration.ofSeconds(1));
        return number;
    }

    private void accept(String number) {
        assertThat(casework.receive(new ReceiveApplication(officer, number, true, "", "")))
                .isInstanceOf(Act.Done.class);
    }

    private String accepted() {
        var number = submitted();
        accept(number);
        return number;
    }

    private Act granted(String number) {
        return casework.decide(new DecideApplication(officer, number, true, "", ""));
    }

    private Act refused(String number, String law) {
        return casework.decide(new DecideApplication(officer, number, false, "见理由", law));
    }

    private static OutOfTurn after(String earlier) {
        return new OutOfTurn(Reason.EARLIER, earlier);
    }

    private List<String> granted() {
        return jdbc.sql("""
                        select number from casework.application where item = :item and state = 'GRANTED'
                        order by closed_at, number
                        """).param("item", item.code()).query(String.class).list();
    }

    /** To the second; who came in the same one, by the number of the case. */
    private List<String> inOrder() {
        return jdbc.sql("""
                        select number from casework.application where item = :item
                        order by date_trunc('second', submitted_at), number
                        """).param("item", item.code()).query(String.class).list();
    }

    @Test
    void nobodyOvertakesWhoCameEarlier() {
        limited(2, Period.OVERALL);
        var first = submitted();
        var second = submitted();
        var third = submitted();
        List.of(third, second, first).forEach(this::accept);
        assertThat(granted(third)).isEqualTo(after(first));
        assertThat(granted(second)).isEqualTo(after(first));
        assertThat(granted()).isEmpty();
        assertThat(granted(first)).isInstanceOf(Act.Done.class);
        assertThat(granted(third)).isEqualTo(after(second));
        assertThat(granted(second)).isInstanceOf(Act.Done.class);
        assertThat(granted(third)).isEqualTo(new OutOfTurn(Reason.USED_UP, ""));
        assertThat(places.left(item.code())).contains(0);
        assertThat(refused(third, "名额已满（行政许可法第五十七条）")).isInstanceOf(Act.Done.class);
    }

    @Test
    void whereThereIsNoEndOfPlacesNobodyWaits() {
        var first = accepted();
        assertThat(granted(accepted())).isInstanceOf(Act.Done.class);
        assertThat(granted(first)).isInstanceOf(Act.Done.class);
        assertThat(places.left(item.code())).isEmpty();
    }

    @Test
    void nobodyIsRefusedForWantOfPlacesWhileThereAreSome() {
        limited(2, Period.OVERALL);
        var first = accepted();
        var second = accepted();
        assertThat(refused(first, "名额已满（行政许可法第五十七条）")).isEqualTo(new OutOfTurn(Reason.PLACES_LEFT, ""));
        assertThat(refused(second, "名额已满")).isEqualTo(new OutOfTurn(Reason.PLACES_LEFT, ""));
        assertThat(refused(second, "某法第一条"))
                .as("for another reason anybody is refused at any time")
                .isInstanceOf(Act.Done.class);
        assertThat(granted(first)).isInstanceOf(Act.Done.class);
    }

    @Test
    void whatIsCorrectedIsNotCompleteAndComesLater() {
        limited(1, Period.OVERALL);
        var first = submitted();
        corrections.request(new RequestCorrection(officer, first, List.of(Point.ofPage("wish", "写明")), 10));
        var second = accepted();
        assertThat(granted(second)).isInstanceOf(Act.Done.class);
    }

    @Test
    void whoIsNotAcceptedYetHoldsAPlace() {
        limited(2, Period.OVERALL);
        var first = submitted();
        var second = accepted();
        var third = accepted();
        assertThat(granted(second)).as("there is one for each").isInstanceOf(Act.Done.class);
        assertThat(granted(third)).isEqualTo(after(first));
        casework.receive(new ReceiveApplication(officer, first, false, "不归我们管", "某法第一条"));
        assertThat(granted(third)).isInstanceOf(Act.Done.class);
    }

    @Test
    void whoWithdrewHoldsNone() {
        limited(1, Period.OVERALL);
        var owner = resident();
        var first = submitted(owner);
        var second = accepted();
        assertThat(granted(second)).isEqualTo(after(first));
        applying.withdraw(new WithdrawApplication(owner, first));
        assertThat(granted(second)).isInstanceOf(Act.Done.class);
    }

    @Test
    void aSpecialProcedureCostsNobodyTheirPlaceAndHoldsUpNobodyElse() {
        limited(2, Period.OVERALL);
        var first = accepted();
        var clerk = town.officer(department, Role.WINDOW);
        var lasts = Term.general(10, Term.Unit.WORKING_DAY);
        proceedings.take(new TakeMeasure(
                clerk, first, null, new Propose(new SpecialProcedure(Event.TESTING, lasts, "要检测", ""))));
        assertThat(proceedings.take(new TakeMeasure(officer, first, null, new Approve())))
                .isInstanceOf(Act.Done.class);
        var second = accepted();
        var third = accepted();
        assertThat(granted(second)).isInstanceOf(Act.Done.class);
        assertThat(granted(third)).isEqualTo(after(first));
    }

    @Test
    void eachYearHasItsPlaces() {
        limited(1, Period.ANNUAL);
        assertThat(granted(accepted())).isInstanceOf(Act.Done.class);
        var second = accepted();
        assertThat(granted(second)).isEqualTo(new OutOfTurn(Reason.USED_UP, ""));
        clock.standOn("2026-12-31");
        assertThat(granted(second)).isEqualTo(new OutOfTurn(Reason.USED_UP, ""));
        clock.standOn("2027-01-01");
        assertThat(places.left(item.code())).contains(1);
        assertThat(granted(second)).isInstanceOf(Act.Done.class);
    }

    @Test
    void whatIsRevisedCountsAtOnce() {
        limited(1, Period.OVERALL);
        granted(accepted());
        var second = accepted();
        assertThat(granted(second)).isInstanceOf(OutOfTurn.class);
        limited(2, Period.OVERALL);
        assertThat(places.left(item.code())).contains(1);
        assertThat(granted(second)).isInstanceOf(Act.Done.class);
    }

    @Test
    void whatIsSettledWhileOneWaitsKeepsTheOrderAndIsNotHalfDone() {
        item = SmallTown.atOnce(item, false);
        limited(1, Period.OVERALL);
        var first = submitted();
        var second = submitted();
        assertThat(atOnce.settle(new DecideApplication(officer, second, true, "", "")))
                .isEqualTo(after(first));
        assertThat(jdbc.sql("select state from casework.application where number = :number")
                        .param("number", second)
                        .query(String.class)
                        .single())
                .isEqualTo("SUBMITTED");
        assertThat(atOnce.settle(new DecideApplication(officer, first, true, "", "")))
                .isInstanceOf(Act.Done.class);
    }

    /** In whatever order people are accepted and tried, those are granted who came first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void inWhateverOrderTheyAreTried(int seed) {
        var random = new Random(seed);
        limited(3, Period.OVERALL);
        for (int at = 0; at < 6; at++) {
            submitted();
            clock.pass(Duration.ofMillis(random.nextInt(3) * 400L).minusSeconds(random.nextBoolean() ? 1 : 0));
        }
        var order = inOrder();
        var some = new ArrayList<>(order);
        Collections.shuffle(some, random);
        some.forEach(this::accept);
        for (int tries = 0; tries < 60; tries++) {
            granted(some.get(random.nextInt(some.size())));
            clock.pass(Duration.ofSeconds(1));
        }
        order.forEach(this::granted);
        assertThat(granted()).containsExactlyElementsOf(order.subList(0, 3));
    }

    /** The last place is being granted, and that is not committed yet. */
    @Test
    void whoDecidesOnTheSameItemWaitsUntilTheOtherIsDone() throws Exception {
        limited(1, Period.OVERALL);
        var first = accepted();
        var second = accepted();
        try (var people = Executors.newSingleThreadExecutor()) {
            var later = Objects.requireNonNull(transactions.execute(_ -> {
                assertThat(granted(first)).isInstanceOf(Act.Done.class);
                var waits = people.submit(() -> granted(second));
                assertThatThrownBy(() -> waits.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                return waits;
            }));
            assertThat(later.get(30, TimeUnit.SECONDS)).isEqualTo(new OutOfTurn(Reason.USED_UP, ""));
        }
    }

    @Test
    void ofManyApproversAtOnceNoneGrantsOneTooMany() throws Exception {
        limited(3, Period.OVERALL);
        var all = new ArrayList<String>();
        for (int at = 0; at < 8; at++) {
            all.add(accepted());
        }
        var tries = new ArrayList<Callable<Act>>();
        for (int round = 0; round < 6; round++) {
            all.forEach(number -> tries.add(() -> granted(number)));
        }
        Collections.shuffle(tries, new Random(57));
        try (var people = Executors.newFixedThreadPool(8)) {
            for (var each : people.invokeAll(tries)) {
                each.get();
            }
        }
        all.forEach(this::granted);
        assertThat(granted()).containsExactlyInAnyOrderElementsOf(all.subList(0, 3));
    }
}
