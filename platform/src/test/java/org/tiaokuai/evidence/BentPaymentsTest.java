package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.page.Damaged;
import org.tiaokuai.payment.Bill;
import org.tiaokuai.payment.ChargeView.Channel;
import org.tiaokuai.payment.Charged;
import org.tiaokuai.payment.Charges;
import org.tiaokuai.payment.Charges.Charging;
import org.tiaokuai.payment.Charges.IssueNotice;
import org.tiaokuai.payment.Charges.RecordPayment;
import org.tiaokuai.payment.Charges.RefundPayment;
import org.tiaokuai.payment.Charges.Settling;
import org.tiaokuai.payment.Charges.WaiveCharge;
import org.tiaokuai.payment.TariffLine;
import org.tiaokuai.payment.TariffLine.Unit;
import org.tiaokuai.payment.Tariffs;

/** Whoever bends what was charged, paid, waived or given back, or a tariff, is found, also where it was put back. */
@EmptyPlatform
class BentPaymentsTest {

    private static final String MINE = " where charge = :one and event = ";

    private final Checks checks;
    private final Ledger ledger;
    private final Charges charges;
    private final Tariffs tariffs;
    private final Casework casework;
    private final Posts posts;
    private final JdbcClient jdbc;
    private final TakenBack takenBack;
    private final SettableClock clock;
    private final SmallTown town;
    private final Charged charged;
    private final TariffLine line;
    private String number = "";
    private long one;
    private long other;
    private long due;

    @Autowired
    BentPaymentsTest(
            Checks checks,
            Ledger ledger,
            Charges charges,
            Tariffs tariffs,
            Casework casework,
            Posts posts,
            JdbcClient jdbc,
            TakenBack takenBack,
            SettableClock clock,
            SmallTown town) {
        clock.standOn("2026-03-02");
        this.checks = checks;
        this.ledger = ledger;
        this.charges = charges;
        this.tariffs = tariffs;
        this.casework = casework;
        this.posts = posts;
        this.jdbc = jdbc;
        this.takenBack = takenBack;
        this.clock = clock;
        this.town = town;
        charged = Charged.in(town, casework, tariffs);
        line = charged.line("工本费", 2000, Unit.COPY);
    }

    /** One was given back, another waived, and one is due. */
    @BeforeEach
    void severalWereCharged() {
        clock.standOn("2026-03-02");
        hourPasses();
        number = charged.accepted();
        hourPasses();
        one = charge(charged.window(), line, 2);
        hourPasses();
        pay(charged.window(), one);
        hourPasses();
        refund(charged.approver(), one);
        other = charge(charged.window(), line, 1);
        hourPasses();
        waive(charged.approver(), other);
        hourPasses();
        due = charge(charged.approver(), line, 3);
        hourPasses();
    }

    private void hourPasses() {
        clock.pass(Duration.ofHours(1));
    }

    private static Bill bill() {
        return new Bill("B" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, Long.MAX_VALUE));
    }

    private long charge(Officer officer, TariffLine of, int quantity) {
        var charging = charges.charge(new IssueNotice(officer, number, of.line(), of.version(), quantity));
        return ((Charging.Charged) charging).charge();
    }

    private void pay(Officer officer, long charge) {
        done(charges.pay(new RecordPayment(officer, number, charge, bill(), Channel.CASH, clock.instant())));
    }

    private void waive(Officer officer, long charge) {
        done(charges.waive(new WaiveCharge(officer, number, charge, "某办法第三条", "低收入家庭")));
    }

    private void refund(Officer officer, long charge) {
        done(charges.refund(new RefundPayment(officer, number, charge, bill(), "多缴")));
    }

    private static void done(Settling settling) {
        assertThat(settling).isInstanceOf(Settling.Settled.class);
    }

    private List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number)
                        || finding.about().equals(charged.item().code()))
                .toList();
    }

    private void sql(String sql) {
        int rows = jdbc.sql(sql)
                .param("number", number)
                .param("item", charged.item().code())
                .param("one", one)
                .param("other", other)
                .param("due", due)
                .param("uuid", UUID.randomUUID())
                .update();
        assertThat(rows).as(sql).isPositive();
    }

    /** What is found after somebody did this in the database; all of it is taken back. */
    private List<Finding> found(String... statements) {
        return takenBack.of(() -> {
            Arrays.stream(statements).forEach(this::sql);
            return found();
        });
    }

    @Test
    void whatWasChargedAsItShouldBeHolds() {
        assertThat(found()).isEmpty();
        charged.changed(line, 2500);
        assertThat(found()).isEmpty();
        casework.decide(new DecideApplication(charged.approver(), number, true, "", ""));
        hourPasses();
        pay(charged.window(), due);
        assertThat(found()).isEmpty();
    }

    /** Nothing of who did it, or why, can be read in the ledger. */
    @Test
    void theLedgerNamesNobodyAndQuotesNothing() {
        assertThat(ledger.about(number)).allSatisfy(leaf -> assertThat(leaf.text())
                .doesNotContain(charged.window().name(), "低收入", "多缴", "周𠮷安"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update payment.step set bill = 'X9999999' where charge = :one and event = 'PAID'",
                "update payment.step set bill = 'X9999999' where charge = :one and event = 'REFUNDED'",
                "update payment.step set channel = 'TRANSFER' where charge = :one and event = 'PAID'",
                "update payment.step set paid_at = paid_at - interval '1 minute' where charge = :one and event = 'PAID'",
                "update payment.step set paid_at = paid_at + interval '1 microsecond' where charge = :one and event = 'PAID'",
                "update payment.step set law = '另一部法' where charge = :other and event = 'WAIVED'",
                "update payment.step set reasons = '人情' where charge = :other and event = 'WAIVED'",
                "update payment.step set reasons = '另一回事' where charge = :one and event = 'REFUNDED'",
                "update payment.step set by_whom = '某局　李四' where charge = :one and event = 'PAID'",
                "update payment.step set salt = 'AAAA' where charge = :one and event = 'PAID'",
                "update payment.charge set amount = amount + 1 where id = :due",
                "update payment.charge set quantity = quantity + 1 where id = :due",
                "update payment.charge set amount = 2 * price, quantity = 2 from payment.tariff where charge.id = :due"
                        + " and tariff.item = charge.item",
            })
    void anAlteredStepIsNamedWithBothStories(String bent) {
        assertThat(found(bent)).isNotEmpty().anySatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.ALTERED);
            assertThat(finding.kind()).isEqualTo("PAYMENT");
            assertThat(finding.standing()).isNotEqualTo(finding.recorded());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor", "post"})
    void anotherOfficerInTheRowIsNamed(String column) {
        assertThat(found("update payment.step set " + column + " = :uuid" + MINE + "'PAID'"))
                .extracting(Finding::fault)
                .contains(Fault.ALTERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHARGED", "PAID", "REFUNDED"})
    void aDeletedStepIsNamedWithWhatItSaid(String event) {
        assertThat(found("delete from payment.step" + MINE + "'" + event + "'")).anySatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.DELETED);
            assertThat(finding.recorded()).contains("\"event\":\"" + event + "\"", "\"fen\":\"4000\"");
        });
    }

    @Test
    void aChargeThatIsDeletedWithAllItsStepsIsNamed() {
        assertThat(found("delete from payment.step where charge = :one", "delete from payment.charge where id = :one"))
                .hasSize(3)
                .extracting(Finding::fault)
                .containsOnly(Fault.DELETED);
    }

    @ParameterizedTest
    @CsvSource({"CHARGED, 1 microsecond", "PAID, 1 microsecond", "REFUNDED, 1 day"})
    void aBackDatedStepIsNamed(String event, String by) {
        assertThat(found("update payment.step set at = at - interval '%s'".formatted(by) + MINE + "'" + event + "'"))
                .extracting(Finding::fault)
                .contains(Fault.REDATED);
    }

    @Test
    void twoPaymentsWhoseBillsChangedPlacesAreNamed() {
        pay(charged.window(), due);
        assertThat(found(
                        "update payment.step set bill = 'SWAP' || bill where charge in (:one, :due) and event = 'PAID'",
                        """
                        update payment.step set bill = substr(swapped.bill, 5) from payment.step swapped
                        where step.event = 'PAID' and swapped.event = 'PAID' and step.charge <> swapped.charge
                            and step.charge in (:one, :due) and swapped.charge in (:one, :due)
                        """))
                .hasSize(2)
                .extracting(Finding::fault)
                .containsOnly(Fault.ALTERED);
    }

    @Test
    void twoStepsThatChangedPlacesAreNamed() {
        assertThat(found("""
                        update payment.step set at = turned.at from payment.step turned
                        where step.charge = :one and turned.charge = :one and step.event <> turned.event
                            and step.event <> 'CHARGED' and turned.event <> 'CHARGED'
                        """)).hasSize(2).extracting(Finding::fault).containsOnly(Fault.REDATED);
    }

    @Test
    void aStepThatNobodyRecordedIsNamed() {
        assertThat(found("""
                        insert into payment.step (charge, event, at, actor, post, by_whom, bill, channel, paid_at, salt)
                        select charge, 'PAID', at, actor, post, by_whom, 'X8888888', 'CASH', at, salt
                        from payment.step where charge = :due
                        """)).extracting(Finding::fault).contains(Fault.UNRECORDED);
    }

    @Test
    void aChargeThatWasPutInWithoutAStepIsNamed() {
        assertThat(found("""
                        insert into payment.charge (case_number, item, line, version, quantity, amount)
                        select case_number, item, line, version, quantity, amount from payment.charge where id = :due
                        """)).extracting(Finding::fault).containsExactly(Fault.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price = price + 1", "unit = 'SQUARE_METRE_DAY'", "name = '别的费'", "basis = '别的法'", "document = '别的文'",
                "ended = true", "by_whom = '某人'", "salt = 'AAAA'", "actor = :uuid", "post = :uuid"
            })
    void anAlteredTariffIsNamed(String bent) {
        assertThat(found("update payment.tariff set " + bent + " where item = :item"))
                .anySatisfy(finding -> {
                    assertThat(finding.fault()).isEqualTo(Fault.ALTERED);
                    assertThat(finding.kind()).isEqualTo("TARIFF");
                });
    }

    @Test
    void aBackDatedTariffAndOneThatIsGoneAreNamed() {
        var ended = charged.changed(line, 2500);
        assertThat(ended.version()).isEqualTo(2);
        assertThat(
                        found(
                                "update payment.tariff set kept_at = kept_at - interval '1 second' where item = :item and version = 1"))
                .extracting(Finding::fault)
                .containsExactly(Fault.REDATED);
        assertThat(found("delete from payment.tariff where item = :item and version = 2"))
                .extracting(Finding::fault)
                .containsExactly(Fault.DELETED);
    }

    private void bent(String table, String column, String value, String where, Runnable deed) {
        var before = jdbc.sql("select %s::text from %s where %s".formatted(column, table, where))
                .query(String.class)
                .single();
        var type = jdbc.sql("select pg_typeof(%s)::text from %s limit 1".formatted(column, table))
                .query(String.class)
                .single();
        var update = "update %s set %s = cast(? as %s) where %s".formatted(table, column, type, where);
        jdbc.sql(update).param(value).update();
        try {
            deed.run();
        } finally {
            jdbc.sql(update).param(before).update();
        }
    }

    private Officer asHeld(Officer officer) {
        var post = posts.held(officer.account(), officer.post().id()).orElseThrow();
        return new Officer(officer.account(), null, officer.name(), post);
    }

    private String ofPost(Officer officer) {
        return "id = '" + officer.post().id() + "'";
    }

    private void assertFound(String... kinds) {
        assertThat(found()).allSatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
            assertThat(finding.standing()).isNotEqualTo(finding.recorded());
        });
        assertThat(found()).extracting(Finding::kind).containsExactlyInAnyOrder(kinds);
    }

    @Test
    void aChargeByATariffThatWasBentForItIsFound() {
        pay(charged.window(), due);
        bent(
                "payment.tariff",
                "price",
                "9900",
                "item = '" + charged.item().code() + "'",
                () -> charge(charged.window(), line, 1));
        assertFound("PAYMENT");
        assertThat(found()).allSatisfy(finding -> {
            assertThat(finding.recorded()).contains("\"price\": 2000");
            assertThat(finding.standing()).contains("\"amount\": 9900");
        });
    }

    @Test
    void aChargeByAVersionThatWasNoLongerInForceIsFound() {
        pay(charged.window(), due);
        charged.changed(line, 100);
        hourPasses();
        bent(
                "payment.tariff",
                "line",
                "7",
                "item = '%s' and version = 2".formatted(charged.item().code()),
                () -> charge(charged.window(), line, 1));
        assertFound("PAYMENT");
    }

    @Test
    void aChargeByATariffThatHadEndedIsFound() {
        pay(charged.window(), due);
        tariffs.end(new Tariffs.EndLine(charged.editor(), charged.item().code(), 1, 1));
        hourPasses();
        bent(
                "payment.tariff",
                "ended",
                "false",
                "item = '%s' and version = 2".formatted(charged.item().code()),
                () -> charge(
                        charged.window(),
                        new TariffLine(
                                line.item(),
                                1,
                                2,
                                line.name(),
                                line.price(),
                                line.unit(),
                                line.basis(),
                                line.document(),
                                false,
                                line.keptAt(),
                                ""),
                        1));
        assertFound("PAYMENT");
    }

    @Test
    void moreThanOneOfWhatIsChargedOnceIsFound() {
        pay(charged.window(), due);
        var once = charged.line("审查费", 500, Unit.CASE);
        hourPasses();
        bent(
                "payment.tariff",
                "unit",
                "COPY",
                "item = '%s' and line = 2".formatted(charged.item().code()),
                () -> charge(charged.window(), once, 3));
        assertFound("PAYMENT");
    }

    @Test
    void aWaiverByAPostThatWasGivenTheRoleForItAloneIsFound() {
        bent(
                "organisation.post",
                "roles",
                "{APPROVER}",
                ofPost(charged.window()),
                () -> waive(asHeld(charged.window()), due));
        assertFound("PAYMENT");
        assertThat(found()).allSatisfy(finding -> assertThat(finding.standing()).contains("\"needs\":\"APPROVER\""));
    }

    /** The same for charges and payments as for steps of a case: while they are bent, nothing is done with them. */
    private void assertRefused(Runnable deed) {
        assertThatThrownBy(deed::run).isInstanceOf(Damaged.class);
    }

    @Test
    void anotherDepartmentTakesNoPaymentByMakingTheCaseItsOwn() {
        var elsewhere = town.department("别局" + UUID.randomUUID());
        var stranger = town.officer(elsewhere, Role.WINDOW);
        bent(
                "casework.application",
                "handled_by",
                elsewhere.id().toString(),
                "number = '" + number + "'",
                () -> assertRefused(() -> pay(stranger, due)));
        assertThat(found()).isEmpty();
    }

    @Test
    void aChargeInACaseThatWasMadeAcceptedForItIsFound() {
        pay(charged.window(), due);
        casework.decide(new DecideApplication(charged.approver(), number, false, "理由", "某法"));
        hourPasses();
        var before = jdbc.sql("select closed_at::text from casework.application where number = ?")
                .param(number)
                .query(String.class)
                .single();
        var bent = "update casework.application set state = ?, closed_at = cast(? as timestamptz) where number = ?";
        jdbc.sql(bent).params(Arrays.asList("ACCEPTED", null, number)).update();
        charge(charged.window(), line, 1);
        jdbc.sql(bent).params(Arrays.asList("REFUSED", before, number)).update();
        assertFound("PAYMENT");
    }

    @Test
    void whoRecordedThePaymentRefundsItAlsoNotUnderAnotherNameForAWhile() {
        var both = town.officer(charged.department(), Role.WINDOW, Role.APPROVER);
        hourPasses();
        pay(both, due);
        hourPasses();
        bent(
                "payment.step",
                "actor",
                UUID.randomUUID().toString(),
                "charge = " + due + " and event = 'PAID'",
                () -> assertRefused(() -> refund(both, due)));
        assertThat(found()).isEmpty();
    }

    @Test
    void whoIssuedTheNoticeWaivesItAlsoNotUnderAnotherNameForAWhile() {
        bent(
                "payment.step",
                "actor",
                UUID.randomUUID().toString(),
                "charge = " + due + " and event = 'CHARGED'",
                () -> assertRefused(() -> waive(charged.approver(), due)));
        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsMadeDueAgainIsNotSettledASecondTime() {
        var step = jdbc.sql("select id from payment.step where charge = ? and event = 'WAIVED'")
                .param(other)
                .query(Long.class)
                .single();
        bent(
                "payment.step",
                "charge",
                String.valueOf(due),
                "id = " + step,
                () -> assertRefused(() -> pay(charged.window(), other)));
        assertThat(found()).isEmpty();
    }

    @Test
    void aTariffThatAPostKeptWhichWasGivenTheRoleForItAloneIsFound() {
        bent("organisation.post", "roles", "{EDITOR}", ofPost(charged.window()), () -> assertThat(
                        tariffs.end(new Tariffs.EndLine(
                                asHeld(charged.window()), charged.item().code(), 1, 1)))
                .isInstanceOf(Tariffs.Keeping.Kept.class));
        assertFound("TARIFF");
    }
}
