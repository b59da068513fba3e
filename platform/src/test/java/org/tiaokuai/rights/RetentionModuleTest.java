package org.tiaokuai.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.SignIn;
import org.tiaokuai.access.Access.SignInResident;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Residents.Particular;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.rights.Disputes.AnswerDispute;
import org.tiaokuai.rights.Disputes.Outcome;
import org.tiaokuai.rights.Disputes.RaiseDispute;
import org.tiaokuai.rights.Disputes.Raising.Raised;
import org.tiaokuai.rights.Retention.Erasure;

/** What has been kept long enough goes, what has not stays, and the ledger still holds. */
@EmptyPlatform
class RetentionModuleTest {

    private static final Map<String, String> TYPED = Map.of("illness", "肢体二级", "wish", "开店");

    private final Retention retention;
    private final Disputes disputes;
    private final Drafts drafts;
    private final Applying applying;
    private final Casework casework;
    private final Checks checks;
    private final JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    SmallTown town;

    @Autowired
    Access access;

    @Autowired
    Letters letters;

    @Autowired
    Certificates certificates;

    @Autowired
    TakenBack takenBack;

    @Autowired
    Ledger ledger;

    private final String number = SmallTown.number();

    @Autowired
    RetentionModuleTest(
            Retention retention,
            Disputes disputes,
            Drafts drafts,
            Applying applying,
            Casework casework,
            Checks checks,
            JdbcClient jdbc) {
        this.retention = retention;
        this.disputes = disputes;
        this.drafts = drafts;
        this.applying = applying;
        this.casework = casework;
        this.checks = checks;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
        retention.keep();
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    private boolean signsIn() {
        return access.signIn(new SignInResident(number, SmallTown.PASSWORD, "192.0.2.9")) instanceof SignIn.SignedIn;
    }

    private static int count(List<Erasure> erased, String set) {
        return erased.stream()
                .filter(erasure -> erasure.set().equals(set))
                .mapToInt(Erasure::count)
                .sum();
    }

    /** With a leaf of its own that fits it, as if the night had done it. */
    @ParameterizedTest
    @CsvSource({
        "CASE, 1996-03-02, false",
        "CASE, 1996-03-03, true",
        "CASE, 2026-03-02, true",
        "DISPUTE, 2023-03-02, false",
        "DISPUTE, 2023-03-03, true",
        "READ, 1990-01-01, true",
        "NOTHING, 1990-01-01, true"
    })
    void aDeletionOfWhatWasNotOldEnoughIsNamed(String set, String before, boolean named) {
        var found = takenBack.of(() -> {
            var at = Instant.parse("2026-03-01T16:00:00Z"); // midnight
            long id = jdbc.sql(
                            "insert into rights.erasure (set, before, count, at) values (:set, cast(:before as date), 1, :at)"
                                    + " returning id")
                    .param("set", set)
                    .param("before", before)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
            ledger.append(
                    new Fact(Fact.Kind.ERASURE, set, String.valueOf(id), at, Map.of("before", before, "count", "1")));
            return checks.check().findings();
        });
        assertThat(found)
                .filteredOn(finding ->
                        finding.fault() == Fault.CONTRADICTED && finding.about().equals(set))
                .hasSize(named ? 1 : 0);
    }

    @Test
    void aDraftThatNobodySavedForAYearIsForgotten() {
        var resident = town.resident("周𠮷安", number);
        var item = town.item(town.department("局" + UUID.randomUUID()));
        town.filledIn(resident, item.code(), TYPED);
        clock.standOn("2027-03-02");
        assertThat(count(retention.keep(), "DRAFT")).as("the last day").isZero();
        assertThat(drafts.of(resident.account())).hasSize(1);
        clock.standOn("2027-03-03");
        assertThat(count(retention.keep(), "DRAFT")).isPositive();
        assertThat(drafts.of(resident.account())).isEmpty();
        assertThat(count(retention.keep(), "DRAFT")).as("twice").isZero();
        assertThat(retention.erasures(20)).extracting(Erasure::set).contains("DRAFT");
    }

    @Test
    void anAccountThatNobodyUsesIsForgottenAfterThreeYearsAndNotWhileACaseIsOpen() {
        var resident = town.registered("周𠮷安", number);
        var department = town.department("局" + UUID.randomUUID());
        var item = town.item(department);
        var theCase = town.handIn(resident, item.code(), TYPED);
        clock.standOn("2029-03-05");
        retention.keep();
        assertThat(signsInWithoutBeingSeen(resident)).as("a case is open").isTrue();
        applying.withdraw(new WithdrawApplication(resident, theCase));
        retention.keep();
        assertThat(signsInWithoutBeingSeen(resident)).isTrue();
        clock.standOn("2040-03-06");
        assertThat(count(retention.keep(), "ACCOUNT")).isPositive();
        assertThat(signsIn()).isFalse();
        assertThat(jdbc.sql("select count(*) from access.account where id = :id")
                        .param("id", resident.account())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private boolean signsInWithoutBeingSeen(Resident resident) {
        return jdbc.sql("select exists (select from access.account where id = :id)")
                .param("id", resident.account())
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoSignsInIsKept() {
        var resident = town.registered("周𠮷安", number);
        clock.standOn("2028-03-02");
        assertThat(signsIn()).isTrue();
        clock.standOn("2031-03-02");
        retention.keep();
        assertThat(signsInWithoutBeingSeen(resident)).isTrue();
        clock.standOn("2031-03-03");
        retention.keep();
        assertThat(signsInWithoutBeingSeen(resident)).isFalse();
    }

    /** Names, answers, letters and the certificate go; what happened and what was decided stays, and is as the ledger says. */
    @Test
    void aCaseIsForgottenThirtyYearsAfterItsEnd() throws IOException {
        var resident = town.registered("周𠮷安", number);
        Department department = town.department("局" + UUID.randomUUID());
        var item = town.item(department);
        Officer officer = town.officer(department, Role.WINDOW, Role.APPROVER);
        var theCase = town.handIn(resident, item.code(), TYPED);
        casework.receive(new ReceiveApplication(officer, theCase, true, "", ""));
        casework.decide(new DecideApplication(officer, theCase, true, "符合条件", ""));
        await().until(() -> certificates.open(theCase, Requester.of(resident)).isPresent());

        clock.standOn("2056-03-02");
        assertThat(count(retention.keep(), "CASE")).as("the last day").isZero();
        assertThat(stored(theCase)).doesNotContain("{}");

        clock.standOn("2056-03-03");
        assertThat(count(retention.keep(), "CASE")).isPositive();
        assertThat(stored(theCase)).endsWith("{}");
        assertThat(letters.of(theCase)).isEmpty();
        var view = applying.open(resident, theCase).orElseThrow();
        assertThat(view.applicant().text()).isEmpty();
        assertThat(view.answers()).isEmpty();
        assertThat(view.history()).hasSize(3);
        assertThat(Objects.requireNonNull(view.decision()).reasons()).isEqualTo("符合条件");
        assertThat(checks.check().findings())
                .filteredOn(finding -> finding.toString().contains(theCase))
                .isEmpty();
        assertThat(jdbc.sql("select handed::text from casework.case_event where number = :number and event = 'SUBMIT'")
                        .param("number", theCase)
                        .query(String.class)
                        .single())
                .as("by which somebody could try what was answered")
                .doesNotContain("salt", "papers");
        assertAltered(theCase, "update casework.application set item_version = 2 where number = :number");
        assertAltered(theCase, "update casework.application set handled_by = account where number = :number");
        assertAltered(
                theCase,
                "update casework.case_event set handed = handed - 'content' where number = :number and event = 'SUBMIT'");
        assertAltered(theCase, "update casework.application set erased_at = null where number = :number");
    }

    private void assertAltered(String theCase, String sql) {
        var found = takenBack.of(() -> {
            assertThat(jdbc.sql(sql).param("number", theCase).update()).isOne();
            return checks.check().findings();
        });
        assertThat(found)
                .filteredOn(finding -> finding.about().equals(theCase))
                .as(sql)
                .extracting(finding -> finding.fault())
                .contains(Fault.ALTERED);
    }

    /** Whoever dates the end of a case back has it forgotten no sooner: its steps say when it went on. */
    @Test
    void aCaseThatWasDatedBackIsNotForgotten() {
        var resident = town.resident("周𠮷安", number);
        var item = town.item(town.department("局" + UUID.randomUUID()));
        var theCase = town.handIn(resident, item.code(), TYPED);
        jdbc.sql("update casework.application set state = 'REFUSED', closed_at = '1990-01-01' where number = :number")
                .param("number", theCase)
                .update();
        retention.keep();
        assertThat(stored(theCase)).doesNotContain("{}");
    }

    private String stored(String theCase) {
        return jdbc.sql("select number || answers::text from casework.application where number = :number")
                .param("number", theCase)
                .query(String.class)
                .single();
    }

    @Test
    void whatWasDisputedIsForgottenThreeYearsAfterTheAnswerAndNeverBefore() {
        var resident = town.registered("周𠮷安", number);
        var department = town.department("局" + UUID.randomUUID());
        var theCase = town.handIn(resident, town.item(department).code(), TYPED);
        var open = (Raised) disputes.raise(new RaiseDispute(resident, theCase, null, "还没有答复的"));
        var raised = (Raised) disputes.raise(new RaiseDispute(resident, theCase, null, "门牌号不对"));
        var officer = town.officer(department, Role.WINDOW);
        disputes.answer(new AnswerDispute(officer, raised.id(), Outcome.CORRECTED, "以21号为准", "", ""));
        assertThat(disputes.of(resident)).extracting(DisputeView::says).containsExactly("门牌号不对", "还没有答复的");
        clock.standOn("2029-03-03");
        assertThat(count(retention.keep(), "DISPUTE")).isPositive();
        assertThat(disputes.of(resident)).extracting(DisputeView::says).containsExactly("", "还没有答复的");
        assertThat(disputes.of(resident).getFirst().line().outcome()).isEqualTo(Outcome.CORRECTED);
        assertThat(checks.check().findings())
                .filteredOn(finding -> finding.toString().contains(theCase))
                .isEmpty();
        assertThat(open.id()).isPositive();
    }

    /** Whoever deletes a dispute, or says that the answer was another, is found. */
    @Test
    void whoBendsADisputeIsFound() {
        var resident = town.registered("周𠮷安", number);
        var department = town.department("局" + UUID.randomUUID());
        var theCase = town.handIn(resident, town.item(department).code(), TYPED);
        var raised = (Raised) disputes.raise(new RaiseDispute(resident, theCase, null, "门牌号不对"));
        disputes.answer(new AnswerDispute(
                town.officer(department, Role.WINDOW), raised.id(), Outcome.UPHELD, "没有错", "", "某条例"));
        assertThat(found(theCase)).isFalse();
        jdbc.sql("update rights.dispute set outcome = 'CORRECTED' where id = :id")
                .param("id", raised.id())
                .update();
        assertThat(found(theCase)).isTrue();
        jdbc.sql("update rights.dispute set outcome = 'UPHELD' where id = :id")
                .param("id", raised.id())
                .update();
        assertThat(found(theCase)).isFalse();
    }

    private List<Finding> foundOf(long dispute, String bent) {
        return takenBack.of(() -> {
            return foundSince(dispute, bent);
        });
    }

    private List<Finding> foundSince(long dispute, String bent) {
        assertThat(jdbc.sql("update rights.dispute set " + bent + " where id = :id")
                        .param("id", dispute)
                        .update())
                .isOne();
        return checks.check().findings().stream()
                .filter(finding -> finding.kind().equals("DISPUTE"))
                .filter(finding -> finding.row().startsWith(dispute + "/") || finding.fault() == Fault.UNREADABLE)
                .toList();
    }

    /** Nothing of it is gone, and yet nobody who has to answer it sees it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "account = gen_random_uuid()",
                "due_on = '2030-01-01'",
                "item_name = '别的事'",
                "item_name_en = 'something else'",
                "whole = false",
                "case_number = subject",
                "case_number = null, particular = 'NAME'",
                "case_number = '2026030200000000000'"
            })
    void whoTakesADisputeOfACaseFromTheDeskIsFound(String bent) {
        var resident = town.registered("周𠮷安", number);
        var department = town.department("局" + UUID.randomUUID());
        var theCase = town.handIn(resident, town.item(department).code(), TYPED);
        var raised = (Raised) disputes.raise(new RaiseDispute(resident, theCase, null, "门牌号不对"));
        assertThat(foundOf(raised.id(), "says_hash = says_hash")).isEmpty();
        assertThat(foundOf(raised.id(), bent)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account = gen_random_uuid()",
                "particular = 'PHONE'",
                "due_on = '2030-01-01'",
                "case_number = subject, particular = null, due_on = '2030-01-01', account = gen_random_uuid()",
                "case_number = subject, particular = null"
            })
    void whoTakesADisputeOfAnAccountFromTheDeskIsFound(String bent) {
        var resident = town.registered("周𠮷安", number);
        var raised = (Raised) disputes.raise(new RaiseDispute(resident, null, Particular.NAME, "吉应该是𠮷"));
        assertThat(foundOf(raised.id(), "says_hash = says_hash")).isEmpty();
        assertThat(foundOf(raised.id(), bent)).isNotEmpty();
    }

    /** Of those from before December 2026 the leaf holds less, and that much is still held. */
    @Test
    void aDisputeFromBeforeIsToldAsItWas() {
        var person = "subject-" + UUID.randomUUID();
        var now = clock.instant();
        takenBack.run(() -> {
            long id = jdbc.sql("""
                            insert into rights.dispute (account, subject, particular, says, says_hash, salt, at, due_on)
                            values (gen_random_uuid(), :subject, 'NAME', 'sealed', 'hash', 'salt', :now, '2026-04-01')
                            returning id
                            """)
                    .param("subject", person)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
            var content = Map.of("event", "RAISED", "subject", person, "text", "hash");
            ledger.append(new Fact(Fact.Kind.DISPUTE, person, id + "/RAISED", now, content));
            assertThat(foundSince(id, "says_hash = says_hash")).isEmpty();
            assertThat(foundSince(id, "due_on = '2030-01-01'"))
                    .as("what its leaf does not hold")
                    .isEmpty();
            assertThat(foundSince(id, "whole = true")).isNotEmpty();
            assertThat(foundSince(id, "whole = false")).isEmpty();
            assertThat(foundSince(id, "case_number = subject, particular = null"))
                    .as("by which it would be on no desk")
                    .isNotEmpty();
        });
    }

    private String granted(Resident resident) {
        var department = town.department("局" + UUID.randomUUID());
        var officer = town.officer(department, Role.WINDOW, Role.APPROVER);
        var theCase = town.handIn(resident, town.item(department).code(), TYPED);
        casework.receive(new ReceiveApplication(officer, theCase, true, "", ""));
        casework.decide(new DecideApplication(officer, theCase, true, "符合条件", ""));
        return theCase;
    }

    /** What is found to be gone after somebody did this in the database; all of it is taken back. */
    private List<Finding> taken(String deed, String theCase) {
        return takenBack.of(() -> {
            assertThat(jdbc.sql(deed).param("number", theCase).update())
                    .as(deed)
                    .isPositive();
            return taken();
        });
    }

    private List<Finding> taken() {
        return checks.check().findings().stream()
                .filter(finding -> finding.fault() == Fault.TAKEN)
                .toList();
    }

    @Test
    void whatTheNightlyDeletionTookIsAllThatIsGone() {
        granted(town.registered("周𠮷安", number));
        clock.standOn("2057-03-03");
        var erased = retention.keep();
        assertThat(count(erased, "CASE")).isPositive();
        assertThat(count(erased, "CERTIFICATE")).isPositive();
        assertThat(taken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CASE|casework.application set applicant = '', answers = '{}', erased_at = now() where number",
                "CASE|casework.application set erased_at = '1990-01-01' where number",
                "CASE|casework.application set applicant_id = '' where number",
                "CASE|casework.application set applicant = '' where number",
                "CERTIFICATE|certificate.certificate set erased_at = now() where case_number",
                "CERTIFICATE|certificate.certificate set holder_key = '' where case_number",
                "CERTIFICATE|certificate.certificate set holder = '' where case_number"
            })
    void whoBlanksARowByHandIsFoundByTheRowAndTheNumber(String set, String deed) {
        clock.standOn("2120-03-04");
        retention.keep();
        var theCase = granted(town.resident("周𠮷安", number));
        var row = set.equals("CASE") ? theCase : code(theCase);
        assertThat(taken("update " + deed + " = :number", theCase))
                .extracting(Finding::about, Finding::row)
                .containsExactly(tuple(set, row), tuple(set, ""));
    }

    private String code(String theCase) {
        return jdbc.sql("select code from certificate.certificate where case_number = :number")
                .param("number", theCase)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"erased_at = now()", "says = ''"})
    void whoBlanksADisputeByHandIsFound(String blank) {
        clock.standOn("2120-03-04");
        retention.keep();
        var resident = town.resident("周𠮷安", number);
        var theCase = granted(resident);
        disputes.raise(new RaiseDispute(resident, theCase, null, "门牌号不对"));
        assertThat(taken("update rights.dispute set " + blank + " where case_number = :number", theCase))
                .extracting(Finding::about)
                .containsExactly("DISPUTE", "DISPUTE");
    }

    /** It could have been taken; only the number tells that it was not, or that it is back. */
    @Test
    void whoBringsBackOrDeletesWhatTheNightTookIsFoundByTheNumber() {
        clock.standOn("2060-03-02");
        var theCase = granted(town.resident("周𠮷安", number));
        clock.standOn("2095-03-02");
        assertThat(count(retention.keep(), "CASE")).isPositive();
        assertThat(taken()).isEmpty();
        assertThat(taken("""
                        update casework.application set erased_at = null, applicant = 'x', applicant_id = 'x'
                        where number = :number
                        """, theCase)).extracting(Finding::about, Finding::row).containsExactly(tuple("CASE", ""));
        assertThat(taken("delete from certificate.certificate where case_number = :number", theCase))
                .extracting(Finding::about, Finding::row)
                .containsExactly(tuple("CERTIFICATE", ""));
    }

    /** What ended long enough ago may be gone, but not by hand: there is one more than the nights took. */
    @Test
    void whoBlanksWhatWasDueIsFoundByTheNumberAlone() {
        clock.standOn("2060-03-02");
        var theCase = granted(town.resident("周𠮷安", number));
        clock.standOn("2110-03-02");
        retention.keep();
        clock.standOn("2060-03-02");
        var later = granted(town.resident("周𠮷安", SmallTown.number()));
        assertThat(taken("update casework.application set erased_at = now() where number = :number", later))
                .extracting(Finding::about, Finding::row)
                .containsExactly(tuple("CASE", ""));
        assertThat(taken("update casework.application set erased_at = now() where number = :number", theCase))
                .as("it is gone already")
                .isEmpty();
    }

    /** Whoever also tells of a deletion that was none is found by the ledger, which tells of none. */
    @Test
    void whoTellsOfADeletionThatWasNoneIsFound() {
        clock.standOn("2120-03-04");
        retention.keep();
        var theCase = granted(town.resident("周𠮷安", number));
        var findings = takenBack.of(() -> {
            jdbc.sql("update casework.application set erased_at = now() where number = :number")
                    .param("number", theCase)
                    .update();
            jdbc.sql("insert into rights.erasure (set, before, count, at) values ('CASE', '2100-01-01', 1, now())")
                    .update();
            return checks.check().findings();
        });
        assertThat(findings)
                .filteredOn(finding -> finding.about().equals("CASE"))
                .extracting(Finding::fault)
                .contains(Fault.UNRECORDED, Fault.TAKEN);
    }

    private boolean found(String theCase) {
        return checks.check().findings().stream()
                .anyMatch(finding -> finding.toString().contains(theCase));
    }
}
