package org.tiaokuai.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Role;
import org.tiaokuai.privacy.Opened.Ruling;

@EmptyPlatform
class PrivacyModuleTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private final Privacy privacy;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String number = "N" + UUID.randomUUID();
    private final Requester officer = new Requester(
            Requester.Kind.OFFICER, UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.WINDOW), "", "卫健委　处长");
    private final Requester subject =
            new Requester(Requester.Kind.SUBJECT, UUID.randomUUID(), null, Set.of(), "subject", "");

    @Autowired
    PrivacyModuleTest(Privacy privacy, JdbcClient jdbc, TransactionTemplate transactions) {
        this.transactions = transactions;
        this.privacy = privacy;
        this.jdbc = jdbc;
    }

    @Test
    void anOfficersReadLeavesOneRowThatSaysWhatWasGivenMaskedAndRefused() {
        var opened = privacy.open(reading(officer, Purpose.ACCEPTANCE), fields());
        assertThat(opened.get("name")).isEqualTo(new Opened(Ruling.GIVE, "周𠮷安", "ACC-1"));
        assertThat(opened.get("number")).isEqualTo(new Opened(Ruling.MASK, "3202**********9750", "ACC-2"));
        var reads = privacy.readsFor(number);
        assertThat(reads).hasSize(1);
        assertThat(reads.getFirst().at()).isEqualTo(NOW);
        assertThat(reads.getFirst().requester()).isEqualTo("卫健委　处长");
        assertThat(reads.getFirst().purpose()).isEqualTo("ACCEPTANCE");
        assertThat(reads.getFirst().given()).containsExactly("name");
        assertThat(reads.getFirst().masked()).containsExactly("number", "illness");
        assertThat(reads.getFirst().refused()).isEmpty();
    }

    @Test
    void evenAReadThatWasRefusedAltogetherLeavesItsTrace() {
        var opened = privacy.open(reading(officer, Purpose.VERIFICATION), fields());
        assertThat(opened.values())
                .allMatch(
                        field -> field.ruling() == Ruling.REFUSE && field.text().isEmpty());
        assertThat(privacy.readsFor(number).getFirst().refused()).containsExactly("name", "number", "illness");
    }

    /** Without the table of leaves, which comes back as the transaction is taken back. */
    @Test
    void whatTheLedgerCannotRecordIsNotServed() {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table ledger.leaf rename to away").update();
            assertThatThrownBy(() -> privacy.open(reading(officer, Purpose.ACCEPTANCE), fields()))
                    .isInstanceOf(DataAccessException.class);
        });
        assertThat(privacy.readsFor(number)).isEmpty();
    }

    @Test
    void readingOnesOwnLeavesNoTrace() {
        assertThat(privacy.open(reading(subject, Purpose.OWN_BUSINESS), fields())
                        .values())
                .allMatch(field -> field.ruling() == Ruling.GIVE);
        assertThat(privacy.readsFor(number)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Purpose.class, mode = EnumSource.Mode.EXCLUDE, names = "OWN_BUSINESS")
    void aPersonGetsTheirOwnForNoOtherPurpose(Purpose purpose) {
        assertThat(privacy.open(reading(subject, purpose), fields()).values())
                .allMatch(field -> field.ruling() == Ruling.REFUSE);
    }

    @Test
    void aMaskedNameInAListIsNoReadAndANumberThereIsNothing() {
        var fields = fields();
        assertThat(privacy.masked(Purpose.LIST, officer, fields.get(0))).isEqualTo("周*安");
        assertThat(privacy.masked(Purpose.VERIFICATION, Requester.PUBLIC, fields.get(0)))
                .isEqualTo("周*安");
        assertThat(privacy.masked(Purpose.LIST, officer, fields.get(1))).isEmpty();
        assertThat(privacy.masked(Purpose.LIST, Requester.PUBLIC, fields.get(0)))
                .isEmpty();
        assertThat(privacy.readsFor(number)).isEmpty();
    }

    @Test
    void aListGivesNothingForAPurposeThatNeedsACase() {
        assertThat(privacy.masked(Purpose.ACCEPTANCE, officer, fields().get(0))).isEmpty();
    }

    @Test
    void theTraceHoldsNothingOfWhatWasRead() {
        privacy.open(reading(officer, Purpose.DECISION), fields());
        assertThat(jdbc.sql("select r::text from privacy.read r where case_number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .doesNotContain("周𠮷安")
                .doesNotContain("320282198807129750")
                .doesNotContain("肢体");
    }

    @Test
    void nothingIsAskedForNothingIsTraced() {
        assertThat(privacy.open(reading(officer, Purpose.DECISION), List.of())).isEmpty();
        assertThat(privacy.readsFor(number)).isEmpty();
    }

    private List<Field> fields() {
        return List.of(
                new Field("name", Grade.NAME, privacy.seal("周𠮷安", SmallTown.cell("subject"))),
                new Field("number", Grade.IDENTITY, privacy.seal("320282198807129750", SmallTown.cell("subject"))),
                new Field("illness", Grade.HEALTH, privacy.seal("肢体二级", SmallTown.cell("subject"))));
    }

    private Reading reading(Requester requester, Purpose purpose) {
        return new Reading(requester, purpose, "依据", "事项", number, "subject", NOW);
    }
}
