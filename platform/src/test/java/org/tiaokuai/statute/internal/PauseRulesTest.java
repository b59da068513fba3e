package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tiaokuai.statute.internal.Story.at;
import static org.tiaokuai.statute.internal.Story.days;
import static org.tiaokuai.statute.internal.Story.july;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.statute.CaseEvent.Notice;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.CaseEvent.PauseEnded;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning.Anomaly;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** Article 45: time that does not count, only with ground, approval, written notice and told duration. */
class PauseRulesTest {

    @Test
    void itsOwnTimeIsLeftOutAndNothingElse() {
        var story = july().paused("2024-07-08", Event.HEARING, 5).resumed("2024-07-15", Event.HEARING);
        // Tuesday 9 to Monday 15 July are five working days
        assertThat(july().decision("2024-07-16").due()).isEqualTo("2024-07-29");
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-08-05");
        assertThat(story.decision("2024-07-16").used()).isEqualTo(6);
        assertThat(story.decision("2024-07-16").left()).isEqualTo(14);
        assertThat(story.on("2024-07-16").anomalies()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"HEARING", "TENDER", "AUCTION", "INSPECTION", "TESTING", "QUARANTINE", "APPRAISAL", "EXPERT_REVIEW"
            })
    void eachOfTheEightGroundsStopsTheClock(Event ground) {
        var story = july().paused("2024-07-08", ground, 5).resumed("2024-07-15", ground);
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-08-05");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONSULTING_THIRD_PARTY", "SUPPLEMENT_RECEIVED", "CHANGE", "PROCESSING"})
    void noOtherGroundDoes(Event ground) {
        var story = july().paused("2024-07-08", ground, 5);
        assertThat(story.disregarded("2024-07-16")).containsExactly(Why.NO_LEGAL_GROUND);
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-07-29");
    }

    @Test
    void withoutWrittenNoticeItDoesNotCount() {
        var story = july().then(new PauseBegun(at("2024-07-08"), "何", Event.HEARING, "宋", null));
        assertThat(story.disregarded("2024-07-16")).containsExactly(Why.NOT_TOLD);
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-07-29");
        assertThat(story.decision("2024-07-16").standing()).isEqualTo(Standing.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void withoutApprovalItDoesNotCount(String nobody) {
        var story = july().then(pause("2024-07-08", nobody, "2024-07-08"));
        assertThat(story.disregarded("2024-07-16")).containsExactly(Why.NOT_APPROVED);
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-07-29");
    }

    private static PauseBegun pause(String moment, String approver, String told) {
        return new PauseBegun(at(moment), "何", Event.HEARING, approver, new Notice(at(told), days(5)));
    }

    @Test
    void whatIsToldLateCountsFromTheNotice() {
        var story = july().then(pause("2024-07-08", "宋", "2024-07-10")).resumed("2024-07-15", Event.HEARING);
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-08-01");
        assertThat(Story.steps(story.decision("2024-07-16"), Step.Paused.class))
                .singleElement()
                .satisfies(paused -> {
                    assertThat(paused.from()).isEqualTo(at("2024-07-10"));
                    assertThat(paused.begun().approver()).isEqualTo("宋");
                    assertThat(paused.endedBy()).isEqualTo("何");
                    assertThat(paused.toldUntil()).isEqualTo("2024-07-15");
                });
        var never = july().then(pause("2024-07-08", "宋", "2024-07-16")).resumed("2024-07-15", Event.HEARING);
        assertThat(never.decision("2024-07-17").due()).isEqualTo("2024-07-29");
    }

    @Test
    void whatWasToldBeforeCountsFromItsBeginning() {
        var story = july().then(pause("2024-07-08", "宋", "2024-07-03")).resumed("2024-07-15", Event.HEARING);
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-08-05");
    }

    @Test
    void whileItLastsTheEndIsReckonedAsTold() {
        var story = july().paused("2024-07-08", Event.HEARING, 5);
        assertThat(story.decision("2024-07-09").standing()).isEqualTo(Standing.PAUSED);
        assertThat(story.decision("2024-07-09").due()).isEqualTo("2024-08-05");
        assertThat(story.decision("2024-07-15").due()).isEqualTo("2024-08-05");
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-08-06");
        assertThat(story.on("2024-07-15T23:59:59").anomalies()).isEmpty();
        assertThat(story.on("2024-07-16T00:00").anomalies())
                .extracting(Anomaly::kind)
                .containsExactly(Anomaly.Kind.LONGER_THAN_TOLD);
        assertThat(Story.steps(story.decision("2024-07-16"), Step.Paused.class)
                        .getFirst()
                        .to())
                .isNull();
    }

    /** Decision 19: it stays odd after it ended; nothing that was told is exceeded by ending earlier. */
    @Test
    void aPauseThatLastedLongerThanToldIsOddForEver() {
        var longer = july().paused("2024-07-08", Event.HEARING, 5)
                .resumed("2024-07-17", Event.HEARING)
                .decided("2024-07-18");
        assertThat(longer.on("2025-01-01").anomalies()).hasSize(1);
        var shorter = july().paused("2024-07-08", Event.HEARING, 5).resumed("2024-07-10", Event.HEARING);
        assertThat(shorter.on("2024-07-20").anomalies()).isEmpty();
        assertThat(shorter.decision("2024-07-20").due()).isEqualTo("2024-07-31");
    }

    @Test
    void nothingIsPausedBeforeAcceptanceOrAfterTheEnd() {
        var before = Story.received("2024-07-01").paused("2024-07-02", Event.HEARING, 5);
        assertThat(before.disregarded("2024-07-03")).containsExactly(Why.WRONG_MOMENT);
        var after = july().decided("2024-07-02").paused("2024-07-03", Event.HEARING, 5);
        assertThat(after.disregarded("2024-07-03")).containsExactly(Why.CLOSED);
    }

    @Test
    void aDecisionEndsAPause() {
        var story = july().paused("2024-07-08", Event.HEARING, 5).decided("2024-07-10");
        var decision = story.decision("2024-09-01");
        assertThat(decision.standing()).isEqualTo(Standing.MET);
        assertThat(decision.due()).isEqualTo("2024-07-31");
        assertThat(Story.steps(decision, Step.Paused.class)).singleElement().satisfies(paused -> {
            assertThat(paused.to()).isEqualTo(at("2024-07-10"));
            assertThat(paused.endedBy()).isEmpty();
        });
        assertThat(story.on("2024-09-01").anomalies()).isEmpty();
    }

    @Test
    void whoActsForTheOfficeIsNamed() {
        assertThatThrownBy(() -> new PauseBegun(at("2024-07-08"), " ", Event.HEARING, "宋", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("named");
        assertThatThrownBy(() -> new PauseEnded(at("2024-07-08"), "", Event.HEARING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theToldTimeIsCountedFromTheBeginningInItsOwnUnit() {
        assertThat(toldUntil(Term.general(10, Unit.DAY))).isEqualTo("2024-07-18");
        assertThat(toldUntil(Term.general(5, Unit.DAY))).isEqualTo("2024-07-15");
        assertThat(toldUntil(Term.general(48, Unit.HOUR))).isEqualTo("2024-07-10");
        assertThat(toldUntil(Term.general(1, Unit.MONTH))).isEqualTo("2024-08-08");
    }

    private static @Nullable LocalDate toldUntil(Term lasts) {
        var notice = new Notice(at("2024-07-08"), lasts);
        var story = july().then(new PauseBegun(at("2024-07-08"), "何", Event.HEARING, "宋", notice));
        return Story.steps(story.decision("2024-07-09"), Step.Paused.class)
                .getFirst()
                .toldUntil();
    }

    /** 政府信息公开条例 article 33: consulting others is left out, and nobody need be told beforehand. */
    @Test
    void whereTheRuleAsksForNoNoticeNoneIsNeeded() {
        var rules = new CaseRules(Map.of(Duty.NOTICE, "DIS-02", Duty.DECISION, "DIS-04"));
        var asked = new PauseBegun(at("2024-07-08"), "何", Event.CONSULTING_THIRD_PARTY, "宋", null);
        var story =
                Story.received("2024-07-01").by(rules).then(asked).resumed("2024-07-15", Event.CONSULTING_THIRD_PARTY);
        assertThat(story.disregarded("2024-07-16")).isEmpty();
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-08-05");
        assertThat(story.on("2024-07-16").anomalies()).isEmpty();
        // a notice that came later does not make it shorter there
        var told = new PauseBegun(
                at("2024-07-08"), "何", Event.CONSULTING_THIRD_PARTY, "宋", new Notice(at("2024-07-10"), days(5)));
        var later =
                Story.received("2024-07-01").by(rules).then(told).resumed("2024-07-15", Event.CONSULTING_THIRD_PARTY);
        assertThat(later.decision("2024-07-16").due()).isEqualTo("2024-08-05");
    }

    @Test
    void aPauseThatWasToldLaterThanTheNextOneTakesItsPlaceByItsNotice() {
        var story = july().then(pause("2024-07-08", "宋", "2024-07-12"))
                .paused("2024-07-09", Event.TESTING, 5)
                .resumed("2024-07-10", Event.TESTING)
                .resumed("2024-07-15", Event.HEARING);
        // the 10th, and Monday the 15th
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-07-31");
        assertThat(Story.steps(story.decision("2024-07-16"), Step.Paused.class))
                .extracting(paused -> paused.begun().ground())
                .containsExactly(Event.TESTING, Event.HEARING);
    }

    @Test
    void whatThePromiseAloneBindsIsNotPaused() {
        var rules = new CaseRules(Map.of(Duty.NOTICE, "LIC-03"));
        var story = july().by(rules).promising(days(10)).paused("2024-07-03", Event.HEARING, 5);
        assertThat(story.disregarded("2024-07-04")).containsExactly(Why.NO_LEGAL_GROUND);
        assertThat(story.promised("2024-07-04").due()).isEqualTo("2024-07-15");
    }
}
