package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitDrafts;
import org.tiaokuai.statute.LimitDrafts.Change;
import org.tiaokuai.statute.LimitDrafts.DecideLimit;
import org.tiaokuai.statute.LimitDrafts.DraftLimit;
import org.tiaokuai.statute.LimitDrafts.State;
import org.tiaokuai.statute.LimitDrafts.Step;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.LimitRule.Evidence;
import org.tiaokuai.statute.LimitRule.Extension;
import org.tiaokuai.statute.LimitRule.Note;
import org.tiaokuai.statute.LimitRule.Pauses;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Statute;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** Two pairs of eyes on each new version, each act in the ledger, and nothing that exists changes. */
@EmptyPlatform
class LimitDraftServiceTest {

    @Autowired
    TakenBack takenBack;

    private final LimitDrafts drafts;
    private final Statute statute;
    private final StatuteService service;
    private final LimitRows rows;
    private final LimitDraftRows draftRows;
    private final Calendar calendar;
    private final Checks checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Officer author;
    private final Officer legal;
    private final SmallTown town;

    @Autowired
    LimitDraftServiceTest(
            LimitDrafts drafts,
            Statute statute,
            StatuteService service,
            LimitRows rows,
            LimitDraftRows draftRows,
            Calendar calendar,
            Checks checks,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            SmallTown town,
            SettableClock clock) {
        this.drafts = drafts;
        this.statute = statute;
        this.service = service;
        this.rows = rows;
        this.draftRows = draftRows;
        this.calendar = calendar;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.town = town;
        clock.standOn("2026-03-02");
        var department = town.department("法制办" + UUID.randomUUID());
        author = town.officer(department, Role.LEGAL_OFFICE);
        legal = town.officer(department, Role.LEGAL_OFFICE);
    }

    private static Change change(int amount, String from) {
        return new Change(
                Term.general(amount, Unit.WORKING_DAY),
                new Extension(3, Unit.WORKING_DAY, Rank.AGENCY_HEAD, true, true, 1),
                new Pauses(Set.of(Event.TESTING), true),
                Effect.BREACH,
                List.of(2),
                new Basis("某新法", "第九条", "2027"),
                LocalDate.parse(from),
                false,
                Evidence.M,
                new Note("改短了。", "Shorter."));
    }

    private int last(String id) {
        return statute.versions(id).getLast().version();
    }

    private Step draft(Officer officer, String id, String from) {
        return drafts.draft(new DraftLimit(officer, id, last(id), change(4, from)));
    }

    private Step decide(Officer officer, String id, boolean approve) {
        var waiting = drafts.of(id).stream()
                .filter(draft -> draft.state() == State.DRAFTED)
                .map(LimitDrafts.Draft::id)
                .findFirst()
                .orElseGet(UUID::randomUUID);
        return drafts.decide(new DecideLimit(officer, id, waiting, approve, "意见"));
    }

    private @Nullable Integer amount(String id, String day) {
        return statute.rule(id, LocalDate.parse(day), Profile.PRESENT)
                .map(LimitRule::term)
                .map(Term::amount)
                .orElse(null);
    }

    @Test
    void anotherNodeKnowsWhatWasApprovedAndTakesInNothingThatWasBent() {
        var node = new StatuteService(rows, draftRows, calendar, transactions, false);
        node.afterPropertiesSet();
        int before = node.versions("FLO-03").size();
        draft(author, "FLO-03", "2027-06-01");
        decide(legal, "FLO-03", true);
        assertThat(node.versions("FLO-03")).hasSize(before);
        node.look();
        assertThat(node.versions("FLO-03")).hasSize(before + 1).isEqualTo(statute.versions("FLO-03"));
        for (var bent : List.of(
                "update statute.limit_rule set amount = 9 where id = 'FLO-03' and version > 1000",
                "update statute.limit_rule set amount = 9 where id = 'LIC-06'",
                "delete from statute.limit_draft where limit_id = 'FLO-03'")) {
            transactions.executeWithoutResult(status -> {
                status.setRollbackOnly();
                assertThat(jdbc.sql(bent).update()).isPositive();
                var known = node.versions("LIC-06");
                node.look();
                assertThat(node.versions("LIC-06")).as(bent).isSameAs(known);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update statute.limit_rule set amount = 15 where id = 'LIC-06' and version = 2",
                "delete from statute.limit_rule where id = 'LIC-06' and version = 2",
                "insert into statute.limit_rule select (jsonb_populate_record(limit_rule, '{\"version\": 900}')).*"
                        + " from statute.limit_rule where id = 'LIC-06' and version = 2"
            })
    void aVersionThatSomebodyBentStopsTheStartAndNotTheCheckWhichNamesIt(String bent) {
        var serving = new StatuteService(rows, draftRows, calendar, transactions, false);
        var checking = new StatuteService(rows, draftRows, calendar, transactions, true);
        assertThat(found("LIC-06", () -> {})).isEmpty();
        takenBack.run(() -> {
            assertThat(jdbc.sql(bent).update()).isOne();
            assertThat(found("LIC-06", () -> {})).hasSize(1);
            if (bent.startsWith("update")) {
                assertThatThrownBy(serving::afterPropertiesSet).isInstanceOf(IllegalStateException.class);
                checking.afterPropertiesSet();
                assertThat(checking.versions("LIC-06")).isNotEmpty();
            }
        });
    }

    @Test
    void aVersionHoldsFromItsDayOnceAnotherOfficerApprovedIt() {
        int before = Objects.requireNonNull(amount("FLO-02", "2027-05-31"));
        assertThat(draft(author, "FLO-02", "2027-06-01")).isEqualTo(new Step.Drafted("FLO-02"));
        assertThat(drafts.waiting()).contains("FLO-02");
        assertThat(amount("FLO-02", "2027-06-01")).isEqualTo(before);
        assertThat(decide(author, "FLO-02", true)).isEqualTo(new Step.OwnWork());
        assertThat(amount("FLO-02", "2027-06-01")).isEqualTo(before);
        assertThat(decide(legal, "FLO-02", true)).isEqualTo(new Step.Approved("FLO-02", 1001));
        assertThat(amount("FLO-02", "2027-05-31")).isEqualTo(before);
        assertThat(amount("FLO-02", "2027-06-01")).isEqualTo(4);
        assertThat(drafts.waiting()).doesNotContain("FLO-02");
        var approved = statute.versions("FLO-02").getLast();
        assertThat(approved.adoption().approvedAt()).isNotNull();
        assertThat(approved.basis().cited()).isEqualTo("某新法第九条");
        assertThat(approved.pauses().grounds()).containsExactly(Event.TESTING);
        assertThat(decide(legal, "FLO-02", true)).isEqualTo(new Step.NoSuchLimit());
        // it is still there after a start, and the program's own versions are what they were
        service.afterPropertiesSet();
        assertThat(statute.versions("FLO-02").getLast()).isEqualTo(approved);
        assertThat(found("FLO-02", () -> {})).isEmpty();
    }

    @Test
    void aReturnedDraftChangesNothingAndAnotherMayFollow() {
        draft(author, "FLO-01", "2027-06-01");
        assertThatThrownBy(() -> new DecideLimit(legal, "FLO-01", UUID.randomUUID(), false, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("why");
        assertThat(decide(legal, "FLO-01", false)).isEqualTo(new Step.Returned("FLO-01"));
        assertThat(statute.versions("FLO-01")).hasSize(1);
        assertThat(draft(author, "FLO-01", "2027-06-01")).isEqualTo(new Step.Drafted("FLO-01"));
        // whoever drew it up may take it back
        assertThat(decide(author, "FLO-01", false)).isEqualTo(new Step.Returned("FLO-01"));
        assertThat(drafts.of("FLO-01")).extracting(LimitDrafts.Draft::state).containsOnly(State.RETURNED);
        assertThat(found("FLO-01", () -> {})).isEmpty();
    }

    @Test
    void oneDraftAtATimeAndOnlyOverTheVersionThatWasSeen() {
        draft(author, "RES-01", "2027-06-01");
        assertThat(draft(legal, "RES-01", "2027-07-01")).isEqualTo(new Step.NotNow());
        assertThat(drafts.draft(new DraftLimit(author, "RES-02", 7, change(4, "2027-06-01"))))
                .isEqualTo(new Step.NotNow());
        assertThat(drafts.of("RES-02")).isEmpty();
        var waiting = drafts.of("RES-01").getFirst().id();
        var first = drafts.decide(new DecideLimit(legal, "RES-01", waiting, true, ""));
        var second = drafts.decide(new DecideLimit(legal, "RES-01", waiting, false, "晚了"));
        assertThat(first).isInstanceOf(Step.Approved.class);
        assertThat(second).isEqualTo(new Step.NotNow());
        assertThat(drafts.decide(new DecideLimit(legal, "RES-02", waiting, true, "")))
                .isEqualTo(new Step.NoSuchLimit());
    }

    @Test
    void noVersionHoldsFromADayThatIsOver() {
        assertThat(draft(author, "DEC-03", "2026-03-01")).isEqualTo(new Step.TooEarly());
        assertThat(draft(author, "DEC-03", "2026-03-02")).isEqualTo(new Step.Drafted("DEC-03"));
        jdbc.sql("update statute.limit_draft set content = replace(content, '2026-03-02', '2026-03-01')"
                        + " where limit_id = 'DEC-03'")
                .update();
        assertThat(decide(legal, "DEC-03", true)).isEqualTo(new Step.TooEarly());
        assertThat(drafts.waiting()).contains("DEC-03");
        jdbc.sql("update statute.limit_draft set content = replace(content, '2026-03-01', '2026-03-02')"
                        + " where limit_id = 'DEC-03'")
                .update();
        decide(legal, "DEC-03", false);
    }

    @Test
    void whatHasNoLengthOrIsNotThereIsNotDrawnUp() {
        assertThat(draft(author, "LIC-18", "2027-06-01")).isEqualTo(new Step.NoLength());
        assertThat(drafts.draft(new DraftLimit(author, "LIC-99", 1, change(4, "2027-06-01"))))
                .isEqualTo(new Step.NoSuchLimit());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "LEGAL_OFFICE")
    void onlyTheLegalOfficeApproves(Role role) {
        var other = town.officer(town.department("局" + UUID.randomUUID()), role);
        var drafted = draft(other, "FLO-03", "2027-06-01");
        if (role == Role.INFORMATION_AUTHORITY) {
            assertThat(drafted).isEqualTo(new Step.Drafted("FLO-03"));
            assertThat(decide(other, "FLO-03", true)).isEqualTo(new Step.NotEntitled());
            decide(legal, "FLO-03", false);
        } else {
            assertThat(drafted).isEqualTo(new Step.NotEntitled());
        }
    }

    /** What is found of a limit after somebody did this in the database; all of it is taken back. */
    private List<Finding> found(String id, Runnable deed) {
        var findings = takenBack.of(() -> {
            deed.run();
            return checks.check().findings();
        });
        return findings.stream()
                .filter(finding ->
                        finding.kind().equals("LIMIT_RULE") && finding.about().equals(id))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update statute.limit_draft set content = replace(content, '\"amount\":4', '\"amount\":9') where id = :id",
                "update statute.limit_draft set drafter = decider, decider = drafter where id = :id",
                "update statute.limit_draft set decided_at = decided_at + interval '1 day' where id = :id",
                "update statute.limit_draft set state = 'RETURNED', reasons = '否' where id = :id",
                "update statute.limit_draft set version = 1009 where id = :id",
                "delete from statute.limit_draft where id = :id"
            })
    void whateverIsBentInTheTableIsFoundInTheLedger(String deed) {
        var id = "SHA-02-CHECK";
        draft(author, id, "2027-06-01");
        assertThat(decide(legal, id, true)).isInstanceOf(Step.Approved.class);
        var draft = drafts.of(id).getFirst().id();
        assertThat(found(id, () -> jdbc.sql(deed).params(Map.of("id", draft)).update()))
                .isNotEmpty();
        assertThat(found(id, () -> {})).isEmpty();
    }

    @Test
    void aVersionThatNobodyApprovedOrThatWasBentStopsTheStart() {
        var id = "SHA-02-ON";
        draft(author, id, "2027-06-01");
        decide(legal, id, true);
        assertStops(
                "update statute.limit_rule set amount = 9 where id = 'SHA-02-ON' and version = 1001", "new version");
        assertStops("delete from statute.limit_draft where limit_id = 'SHA-02-ON'", "Nobody approved version 1001");
        assertStops("delete from statute.limit_rule where id = 'SHA-02-ON' and version = 1001", "new version");
        assertStops(
                "update statute.limit_draft set state = 'RETURNED', reasons = '否' where limit_id = 'SHA-02-ON'",
                "Nobody approved");
    }

    private void assertStops(String deed, String why) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql(deed).update();
            assertThatThrownBy(service::afterPropertiesSet)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(why);
            status.setRollbackOnly();
        });
    }

    @Test
    void eachShippedVersionIsWrittenAsItWasRead() {
        for (var rule : ShippedLimit.shipped()) {
            assertThat(ShippedLimit.read("[" + ShippedLimit.written(rule) + "]"))
                    .containsExactly(rule);
        }
    }
}
