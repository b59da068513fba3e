package org.tiaokuai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Freezes;
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
    private final Freezes freezes;
    private final JdbcClient jdbc;
    private final TakenBack takenBack;
    private final String subject = "subject-" + UUID.randomUUID();
    private List<Long> rows = List.of();

    @Autowired
    ChecksTest(Checks checks, Privacy privacy, Freezes freezes, JdbcClient jdbc, TakenBack takenBack) {
        this.checks = checks;
        this.privacy = privacy;
        this.freezes = freezes;
        this.jdbc = jdbc;
        this.takenBack = takenBack;
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

    /** The post was never given, which is found besides and is no matter here. */
    private static boolean byNobody(Finding finding) {
        return finding.fault() == Fault.CONTRADICTED && finding.recorded().isEmpty();
    }

    /** What is found of these reads after somebody did this in the database; all of it is taken back. */
    private List<Finding> found(String sql, Map<String, ?> parameters) {
        return found(() -> jdbc.sql(sql).params(parameters).update());
    }

    private List<Finding> found(Runnable deed) {
        return allFound(deed).stream()
                .filter(finding -> finding.about().equals(subject) && !byNobody(finding))
                .toList();
    }

    private List<Finding> allFound(Runnable deed) {
        return takenBack.of(() -> {
            deed.run();
            return checks.check().findings();
        });
    }

    @Test
    void whatWasOnlyWrittenAsItShouldBeHolds() {
        assertThat(found(() -> {})).isEmpty();
        assertThat(checks.check().findings())
                .filteredOn(finding -> finding.fault() == Fault.ROOT || finding.fault() == Fault.SIGNATURE)
                .isEmpty();
        assertThat(checks.last()).isPresent();
    }

    private boolean altered() {
        return checks.last().orElseThrow().report() == null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report = jsonb_set(report, '{found}', '0')",
                "report = jsonb_set(report, '{findings}', '[]')",
                "report = jsonb_set(report, '{size}', '7')",
                "report = jsonb_set(report, '{findings,0,about}', '\"nobody\"')",
                "report = jsonb_set(report, '{at}', '\"2026-03-03T00:00:00Z\"')",
                "report = '{}'",
                "report = '[]'",
                "report = 'null'",
                "report = '{\"at\": 7}'",
                "mac = ''",
                "mac = sha256(mac)",
                "at = at + interval '1 day'"
            })
    void aReportThatSomebodyRewroteMeansNothing(String bent) {
        takenBack.run(() -> {
            jdbc.sql("delete from ledger.check").update();
            jdbc.sql("delete from privacy.read where id = :id")
                    .param("id", rows.getFirst())
                    .update();
            assertThat(checks.check().clean()).isFalse();
            assertThat(checks.last().orElseThrow().report()).isNotNull().matches(report -> report.found() > 0);
            assertThat(jdbc.sql("update ledger.check set " + bent).update()).isOne();
            assertThat(altered()).isTrue();
        });
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

    /** What a row says stays readable, and whoever reads it to compare it with something else goes on. */
    @ParameterizedTest
    @ValueSource(strings = {"given", "masked", "refused", "rules"})
    void anArrayThatWasBentIsNamedAndStopsNothing(String column) {
        for (var bent : List.of(
                "array[array['a','b'],array['c','d']]", "array[array['name']]", "array['name', null]", "array[null]")) {
            var findings = allFound(() -> {
                jdbc.sql("update privacy.read set %s = %s where id = :id".formatted(column, bent))
                        .param("id", rows.getFirst())
                        .update();
                jdbc.sql("delete from privacy.read where id = :id")
                        .param("id", rows.getLast())
                        .update();
            });
            assertThat(findings).extracting(Finding::fault).doesNotContain(Fault.UNREADABLE);
            assertThat(findings)
                    .as(bent)
                    .filteredOn(finding -> finding.about().equals(subject) && !byNobody(finding))
                    .extracting(Finding::fault, Finding::row)
                    .contains(
                            tuple(Fault.ALTERED, rows.getFirst().toString()),
                            tuple(Fault.DELETED, rows.getLast().toString()));
        }
    }

    /** The register, the contradictions and the comparisons that need it break off, and nothing else does. */
    @ParameterizedTest
    @CsvSource({
        "alter table privacy.freeze rename to hidden, FREEZE/register READ/contradiction",
        "alter table casework.case_event rename to hidden, CASE_EVENT/register CASE_EVENT/contradiction /ReadsAgainstRights",
        "alter table organisation.post rename column roles to hidden, GRANT/register /ReadsAgainstRights",
        "alter table casework.application rename column erased_at to hidden, CASE_EVENT/register /DeedsAgainstRights /HandingsAgainstCopies ERASURE/CASE",
        "alter table ledger.place rename to hidden, /tree"
    })
    void aPartThatBreaksOffIsNamedAndTheOthersGoOn(String bent, String parts) {
        read("2026-03-02T03:00:00Z");
        var findings = allFound(() -> {
            jdbc.sql("delete from privacy.read where id = :id")
                    .param("id", rows.getFirst())
                    .update();
            jdbc.sql(bent).update();
        });
        assertThat(findings)
                .filteredOn(finding -> finding.fault() == Fault.UNREADABLE)
                .extracting(finding -> finding.kind() + "/" + finding.about())
                .contains(parts.split(" "));
        assertThat(findings)
                .filteredOn(finding -> finding.about().equals(subject))
                .extracting(Finding::fault, Finding::row)
                .contains(tuple(Fault.DELETED, rows.getFirst().toString()));
    }

    private boolean unchecked() {
        return checks.alarms().stream().anyMatch(alarm -> alarm.danger() == Danger.UNCHECKED);
    }

    @Test
    void aReportThatCannotBeKeptIsToldAndTheOneBeforeIsNotTakenForIt() {
        jdbc.sql("delete from privacy.read where id = :id")
                .param("id", rows.getFirst())
                .update();
        jdbc.sql("alter table ledger.check add constraint none check (report is null) not valid")
                .update();
        try {
            var report = checks.check();
            assertThat(report.findings())
                    .extracting(Finding::fault, Finding::about)
                    .contains(tuple(Fault.DELETED, subject), tuple(Fault.UNREADABLE, "report"));
            assertThat(report.clean()).isFalse();
            assertThat(unchecked()).isTrue();
        } finally {
            jdbc.sql("alter table ledger.check drop constraint none").update();
        }
        jdbc.sql("delete from ledger.check").update(); // other tests keep reports of a later day
        checks.begin();
        await().until(() -> !checks.running());
        assertThat(unchecked()).isFalse();
        assertThat(Objects.requireNonNull(checks.last().orElseThrow().report()).findings())
                .extracting(Finding::about)
                .contains(subject);
    }

    /** Of nobody and of nothing: they belong to no list that anybody reads, and stand first in every order. */
    private List<Finding> ofNothing(String sql) {
        return allFound(() -> jdbc.sql(sql).param("id", rows.getFirst()).update()).stream()
                .filter(finding -> finding.about().isEmpty())
                .toList();
    }

    @Test
    void aReadThatWasMadeOneOfNobodyIsMissedByItsPersonAndIsNoUseOfAKey() {
        var row = rows.getFirst().toString();
        var findings = allFound(() -> jdbc.sql("update privacy.read set subject = '' where id = :id")
                .param("id", rows.getFirst())
                .update());
        assertThat(findings)
                .filteredOn(finding -> finding.row().equals(row) && !byNobody(finding))
                .extracting(Finding::fault, Finding::kind, Finding::about)
                .containsExactlyInAnyOrder(
                        tuple(Fault.DELETED, "READ", subject), tuple(Fault.UNRECORDED, "KEY_USE", "platform"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into privacy.freeze (subject, case_number, frozen, at) values ('s', '', true, now())",
                "insert into casework.case_event (number, event, at, actor, by_whom, subject)"
                        + " select number, 'SUBMIT', now(), account, '', '' from made",
            })
    void aRowAboutNothingIsNamed(String sql) {
        var made = """
                with made as (
                    insert into casework.application (number, draft, item, item_version, item_name, item_name_en, about,
                        account, subject, applicant, applicant_id, answers, handled_by, state, submitted_at, due_on)
                    values ('', gen_random_uuid(), '', 1, '', '', '', gen_random_uuid(), '', 'x', 'x', '{}',
                        gen_random_uuid(), 'SUBMITTED', now(), current_date)
                    returning number, account)
                """;
        assertThat(allFound(() -> {
                    if (sql.contains("from made")) {
                        jdbc.sql("alter table casework.case_event drop constraint case_event_number_fkey")
                                .update();
                    }
                    jdbc.sql(sql.contains("from made") ? made + sql : sql).update();
                }))
                .filteredOn(finding -> finding.about().isEmpty() && finding.fault() == Fault.UNRECORDED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.standing()).contains("\"about\":\"\""));
    }

    /** More things than are looked at together, with nothing as the first of them. */
    @Test
    void amongManyThingsThatAboutNothingIsNamedToo() {
        assertThat(ofNothing("""
                        insert into privacy.freeze (subject, case_number, frozen, at)
                        select 's', case when :id > 0 and each = 0 then '' else 'MANY' || each end, true, now()
                        from generate_series(0, 999) each
                        """)).extracting(Finding::fault).containsExactly(Fault.UNRECORDED);
    }

    @Test
    void aLeafAboutNothingIsMissedByItsRow() {
        assertThat(allFound(() -> {
                    freezes.freeze(subject, "");
                    jdbc.sql("delete from privacy.freeze where case_number = ''")
                            .update();
                }))
                .filteredOn(finding -> finding.about().isEmpty())
                .extracting(Finding::fault, Finding::kind)
                .containsExactly(tuple(Fault.DELETED, "FREEZE"));
        assertThat(allFound(() -> freezes.freeze(subject, "")))
                .filteredOn(finding -> finding.about().isEmpty())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"about = ''", "text = ''", "text = '{\"about\":\"\"}'"})
    void aLeafThatWasMadeOneAboutNothingIsNamed(String bent) {
        var findings =
                allFound(() -> jdbc.sql("update ledger.leaf set " + bent + " where about = :about and row = :row")
                        .param("about", subject)
                        .param("row", rows.getFirst().toString())
                        .update());
        assertThat(findings)
                .filteredOn(finding -> finding.toString().contains(subject)
                        || finding.row().equals(rows.getFirst().toString()))
                .extracting(Finding::fault)
                .contains(Fault.LEAF);
    }
}
