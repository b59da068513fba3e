package org.tiaokuai.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Reasons.StateReason;
import org.tiaokuai.privacy.Reasons.Stating;

/** What the rules hide is shown for a stated reason, for a short time, in one case; and what a person stopped is not. */
@EmptyPlatform
class ReasonsModuleTest {

    private static final String CRIMINAL = "刑事诉讼法第五十四条";
    private static final String CIVIL = "民事诉讼法第七十条";

    private final Privacy privacy;
    private final Reasons reasons;
    private final Freezes freezes;
    private final Ledger ledger;
    private final Checks checks;
    private final JdbcClient jdbc;

    private final SettableClock clock;
    private final Instant now = Instant.parse("2026-12-15T01:00:00Z");
    private final LocalDate today = LocalDate.ofInstant(now, Text.ZONE);
    private final String number = "N" + UUID.randomUUID();
    private final String subject = "person-" + UUID.randomUUID();
    private final Officer window = officer(Role.WINDOW);
    private final Officer approver = officer(Role.WINDOW, Role.APPROVER);

    @Autowired
    ReasonsModuleTest(
            Privacy privacy,
            Reasons reasons,
            Freezes freezes,
            Ledger ledger,
            Checks checks,
            JdbcClient jdbc,
            SettableClock clock) {
        this.clock = clock;
        clock.standOn("2026-03-02");
        this.privacy = privacy;
        this.reasons = reasons;
        this.freezes = freezes;
        this.ledger = ledger;
        this.checks = checks;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void theRulesOnReasonsHold() {
        clock.standOn("2026-12-15");
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    private static Officer officer(Role... roles) {
        var post = new Post(UUID.randomUUID(), UUID.randomUUID(), "卫健委", "科员", Set.of(roles));
        return new Officer(UUID.randomUUID(), null, "方立", post);
    }

    private Opened read(Officer officer, Purpose purpose, String of, Instant at) {
        var reading = new Reading(Requester.of(officer), purpose, "依据", "事项", of, subject, at);
        var field = new Field("number", Grade.IDENTITY, privacy.seal("320282198807129750", SmallTown.cell(subject)));
        return Objects.requireNonNull(privacy.open(reading, List.of(field)).get("number"));
    }

    private Opened read(Officer officer) {
        return read(officer, Purpose.FOLLOW_UP, number, now);
    }

    private Stating state(Officer officer, @Nullable String law, @Nullable LocalDate until) {
        var order = law == null ? null : new Reason.Order(law, "锡公刑调〔2026〕7号", until);
        return reasons.state(new StateReason(officer, number, new Reason("本人到场，核对身份证", order)));
    }

    @Test
    void aStatedReasonShowsTheWholeOfThisCaseToThisOfficerAndThePersonReadsIt() {
        assertThat(read(window).ruling()).isEqualTo(Ruling.MASK);
        assertThat(state(window, null, null)).isInstanceOf(Stating.Stated.class);
        assertThat(read(window)).isEqualTo(new Opened(Ruling.GIVE, "320282198807129750", "FOL-R1"));
        assertThat(read(window, Purpose.ACCEPTANCE, number, now).ruling()).isEqualTo(Ruling.GIVE);
        assertThat(read(window, Purpose.FOLLOW_UP, number + "1", now).ruling())
                .as("another case")
                .isEqualTo(Ruling.MASK);
        assertThat(read(approver).ruling()).as("another officer").isEqualTo(Ruling.MASK);
        assertThat(privacy.readsOf(subject, Long.MAX_VALUE, 10))
                .extracting(ReadView::reason)
                .containsExactly("", "", "本人到场，核对身份证", "本人到场，核对身份证", "");
    }

    @Test
    void aReasonCountsForAQuarterOfAnHourAndUnderOnePost() {
        state(window, null, null);
        assertThat(read(
                                window,
                                Purpose.FOLLOW_UP,
                                number,
                                now.plus(Reasons.HOLD).plusSeconds(60))
                        .ruling())
                .isEqualTo(Ruling.MASK);
        var elsewhere = new Officer(window.account(), null, "方立", approver.post());
        assertThat(read(elsewhere).ruling()).isEqualTo(Ruling.MASK);
    }

    @ParameterizedTest
    @CsvSource({"180,true", "0,true", "181,false", "-1,false"})
    void anOrderDefersForAsLongAsItsLawLets(int days, boolean taken) {
        assertThat(state(approver, CRIMINAL, today.plusDays(days)) instanceof Stating.Stated)
                .isEqualTo(taken);
    }

    @Test
    void aLawThatKeepsNothingSecretDefersNothing() {
        assertThat(state(approver, CIVIL, today)).isEqualTo(new Stating.DeferredWrongly(Optional.empty()));
        assertThat(state(approver, CIVIL, null)).isInstanceOf(Stating.Stated.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "刑事诉讼法", "刑事诉讼法第五十四条 ", "没有这条法"})
    void anOrderByNoLawIsNone(String law) {
        assertThat(state(approver, law, null)).isEqualTo(new Stating.NoSuchPower());
        assertThat(read(approver).ruling()).isEqualTo(Ruling.MASK);
    }

    @Test
    void ordersAreForWhoSigns() {
        assertThat(state(window, CRIMINAL, null)).isEqualTo(new Stating.NotEntitled());
    }

    @Test
    void aReasonSaysSomething() {
        assertThatThrownBy(() -> new Reason(" 　", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reason.Order(CRIMINAL, "\u200b", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeferredReadIsCountedWithItsLawAndToldAfterwards() {
        state(approver, CRIMINAL, today.plusDays(30));
        read(approver);
        read(window);
        assertThat(privacy.readsOf(subject, Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(privacy.readsFor(number)).hasSize(1);
        assertThat(privacy.deferred(subject))
                .containsExactly(new Deferral("个人信息保护法第十八条第一款、第三十五条", today.plusDays(30), 1));
        await().until(() -> ledger.reads(subject)
                .filter(proof -> proof.leaves().size() == 2)
                .isPresent());
        var proof = ledger.reads(subject).orElseThrow();
        assertThat(proof.leaves().getFirst()).isEmpty();
        assertThat(proof.leaves().getLast())
                .contains("\"previous\":\""
                        + proof.withheld().getFirst().inclusion().leafHash() + "\"");
        assertThat(proof.withheld().getFirst().number()).isEqualTo(1);
        assertThat(proof.withheld().getFirst().until())
                .isEqualTo(today.plusDays(30).toString());
        assertThat(proof.toString()).doesNotContain(CRIMINAL).doesNotContain("锡公刑调");
    }

    /** The day is in the leaf, so that nobody can put it off afterwards. */
    @Test
    void whoPutsTheDayOffAfterwardsIsFound() {
        state(approver, CRIMINAL, today.plusDays(1));
        read(approver);
        await().until(() -> ledger.reads(subject)
                .filter(proof -> proof.leaves().size() == 1)
                .isPresent());
        assertThat(found()).isFalse();
        jdbc.sql("update privacy.read set deferred_until = :later where subject = :subject")
                .param("later", today.plusDays(100))
                .param("subject", subject)
                .update();
        assertThat(found()).isTrue();
        jdbc.sql("update privacy.read set deferred_until = :first where subject = :subject")
                .param("first", today.plusDays(1))
                .param("subject", subject)
                .update();
        assertThat(found()).isFalse();
    }

    private boolean found() {
        return named(subject);
    }

    @Test
    void whatAPersonStoppedNobodySeesButByOrder() {
        assertThat(freezes.freeze(subject, number)).isTrue();
        assertThat(freezes.freeze(subject, number)).as("twice").isFalse();
        assertThat(freezes.frozen(subject)).containsExactly(number);
        assertThat(read(approver)).isEqualTo(new Opened(Ruling.REFUSE, "", "FRZ-2"));
        assertThat(state(approver, null, null)).as("for work on it").isEqualTo(new Stating.Stopped());
        assertThat(read(approver).ruling()).isEqualTo(Ruling.REFUSE);
        state(approver, CIVIL, null);
        assertThat(read(approver)).isEqualTo(new Opened(Ruling.GIVE, "320282198807129750", "ORD-1"));
        assertThat(read(window).ruling()).isEqualTo(Ruling.REFUSE);
        assertThat(freezes.thaw(subject, number)).isTrue();
        assertThat(freezes.thaw(subject, number)).isFalse();
        assertThat(freezes.frozen(subject)).isEmpty();
        assertThat(read(window).ruling()).isEqualTo(Ruling.MASK);
        await().until(() -> ledger.about(number).size() == 2);
    }

    @Test
    void whatIsReadForAnOrderIsReadForTheOrderAndOnItsLaw() {
        state(approver, CIVIL, null);
        read(approver, Purpose.DECISION, number, now);
        var read = privacy.readsOf(subject, Long.MAX_VALUE, 10).getFirst();
        assertThat(read.purpose()).isEqualTo("ORDER");
        assertThat(read.basis()).isEqualTo(CIVIL);
    }

    /** What was stated for a case says nothing of the rest of the morning. */
    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACCEPTANCE", "DECISION", "FOLLOW_UP"})
    void aReasonBelongsToTheCaseOnly(Purpose purpose) {
        state(approver, CRIMINAL, today.plusDays(3));
        read(approver, purpose, number, now);
        assertThat(privacy.readsOf(subject, Long.MAX_VALUE, 10))
                .extracting(ReadView::reason)
                .containsExactly("");
    }

    /** With the database in hand, and without the platform's keys. */
    @Test
    void aReasonThatSomebodyWroteIntoTheTableIsNoneAndIsFound() {
        jdbc.sql("""
                        insert into privacy.reason
                            (account, post, case_number, text, law, document, deferred_until, at, until, code)
                        values (:account, :post, :number, 'x', 'no such law', 'none', '2999-01-01', now(), '2999-01-01', '00')
                        """)
                .param("account", window.account())
                .param("post", window.post().id())
                .param("number", number)
                .update();
        assertThat(read(window).ruling()).isEqualTo(Ruling.MASK);
        assertThat(privacy.deferred(subject)).isEmpty();
        assertThat(named(window.account().toString())).isTrue();
        jdbc.sql("delete from privacy.reason where account = :account")
                .param("account", window.account())
                .update();
        assertThat(named(window.account().toString())).isFalse();
    }

    @Test
    void aReasonThatWasMadeLongerCountsNoMore() {
        state(window, null, null);
        jdbc.sql("update privacy.reason set until = until + interval '1 day' where case_number = :number")
                .param("number", number)
                .update();
        assertThat(read(window).ruling()).isEqualTo(Ruling.MASK);
    }

    @Test
    void aStatedReasonThatWasDeletedIsMissed() {
        state(window, null, null);
        assertThat(named(window.account().toString())).isFalse();
        jdbc.sql("delete from privacy.reason where account = :account")
                .param("account", window.account())
                .update();
        assertThat(named(window.account().toString())).isTrue();
    }

    /** The posts here were never given, which is found besides and is no matter here. */
    private boolean named(String about) {
        return checks.check().findings().stream()
                .filter(finding -> finding.fault() != Fault.CONTRADICTED
                        || !finding.recorded().isEmpty())
                .anyMatch(finding -> finding.toString().contains(about));
    }

    @Test
    void nobodyStopsTheCaseOfAnother() {
        freezes.freeze("somebody else", number);
        assertThat(read(window).ruling()).isEqualTo(Ruling.MASK);
    }
}
