package org.tiaokuai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;

/** What somebody with the database in hand could do to its rows, and that the check names it. */
@EmptyPlatform
class ChecksTest {

    private final Checks checks;
    private final Privacy privacy;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String subject = "subject-" + UUID.randomUUID();
    private List<Long> rows = List.of();

    @Autowired
    ChecksTest(Checks checks, Privacy privacy, JdbcClient jdbc, TransactionTemplate transactions) {
        this.checks = checks;
        this.privacy = privacy;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @BeforeEach
    void twoReadsWereMade() {
        read("2026-03-02T01:00:00Z");
        read("2026-03-02T02:00:00.123456Z");
        rows = jdbc.sql("select id from privacy.read where subject = :subject order by id")
                .param("subject", subject)
                .query(Long.class)
                .list();
    }

    private void read(String at) {
        var requester = new Requester(
                Requester.Kind.OFFICER, UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.WINDOW), "", "某局　窗口　周砚秋");
        privacy.open(
                new Reading(
                        requester, Purpose.ACCEPTANCE, "行政许可法第三十二条", "开店", "20260302-1", subject, Instant.parse(at)),
                List.of(new Field("name", Grade.NAME, privacy.seal("周𠮷安", SmallTown.cell(subject)))));
    }

    /** What is found of these reads after somebody did this in the database; all of it is taken back. */
    private List<Finding> found(String sql, Map<String, ?> parameters) {
        return found(() -> jdbc.sql(sql).params(parameters).update());
    }

    private List<Finding> found(Runnable deed) {
        var findings = transactions.execute(status -> {
            deed.run();
            status.setRollbackOnly();
            return checks.check().findings();
        });
        return Objects.requireNonNull(findings).stream()
                .filter(finding -> finding.about().equals(subject))
                .toList();
    }

    @Test
    void whatWasOnlyWrittenAsItShouldBeHolds() {
        assertThat(found(() -> {})).isEmpty();
        assertThat(checks.check().findings())
                .filteredOn(finding -> finding.fault() == Fault.ROOT || finding.fault() == Fault.SIGNATURE)
                .isEmpty();
        assertThat(checks.last()).isPresent();
    }

    @Test
    void aDeletedRowIsNamedWithWhatItSaid() {
        assertThat(found("delete from privacy.read where id = :id", Map.of("id", rows.getFirst())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fault()).isEqualTo(Fault.DELETED);
                    assertThat(finding.row()).isEqualTo(rows.getFirst().toString());
                    assertThat(finding.recorded()).contains("ACCEPTANCE").doesNotContain("周");
                });
    }

    @Test
    void anAlteredRowIsNamedWithBothStories() {
        assertThat(found("update privacy.read set given = '{}' where id = :id", Map.of("id", rows.getLast())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fault()).isEqualTo(Fault.ALTERED);
                    assertThat(finding.recorded()).contains("\"given\":\"name\"");
                    assertThat(finding.standing()).contains("\"given\":\"\"");
                });
    }

    @Test
    void anotherNameInTheRowIsFoundThoughTheLedgerHoldsNone() {
        var other = Map.of("id", rows.getLast());
        assertThat(found("update privacy.read set requester = '某局　窗口　李四' where id = :id", other))
                .extracting(Finding::fault)
                .containsExactly(Fault.ALTERED);
    }

    @Test
    void aBackDatedRowIsNamed() {
        var earlier = Map.of("id", rows.getLast());
        assertThat(found("update privacy.read set at = at - interval '1 microsecond' where id = :id", earlier))
                .extracting(Finding::fault)
                .containsExactly(Fault.REDATED);
    }

    @Test
    void rowsThatChangedPlacesAreNamed() {
        var both = Map.of("one", rows.getFirst(), "other", rows.getLast());
        assertThat(found("""
                        update privacy.read set at = other.at from privacy.read other
                        where (read.id = :one and other.id = :other or read.id = :other and other.id = :one)
                        """, both))
                .as("but for their times both said the same")
                .hasSize(2);
    }

    @Test
    void aRowThatNobodyRecordedIsNamed() {
        var like = Map.of("id", rows.getFirst());
        assertThat(found("""
                        insert into privacy.read (at, account, post, requester, subject, purpose, basis, item, case_number,
                            given, masked, refused, rules, rule_set)
                        select at, account, post, requester, subject, purpose, basis, item, case_number,
                            given, masked, refused, rules, rule_set from privacy.read where id = :id
                        """, like)).extracting(Finding::fault).containsExactly(Fault.UNRECORDED);
    }
}
