package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tiaokuai.statute.internal.Story.at;
import static org.tiaokuai.statute.internal.Story.days;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Accepted;
import org.tiaokuai.statute.CaseEvent.Decided;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.Notice;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.CaseEvent.Received;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Signal;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning;
import org.tiaokuai.statute.CaseReckoning.Anomaly;
import org.tiaokuai.statute.CaseReckoning.BeforeCalendar;
import org.tiaokuai.statute.CaseReckoning.NoSuchRule;
import org.tiaokuai.statute.CaseReckoning.NothingReceived;
import org.tiaokuai.statute.CaseReckoning.PastCalendar;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Adoption;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.LimitRule.Bound;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.LimitRule.Evidence;
import org.tiaokuai.statute.LimitRule.Name;
import org.tiaokuai.statute.LimitRule.Note;
import org.tiaokuai.statute.LimitRule.Pauses;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** Facts that should not be, and rules that change under a case. */
class OddFactsTest {

    @Test
    void eventsInAnImpossibleOrderAreNamedAndChangeNothing() {
        var story = new Story()
                .then(new Decided(at("2024-07-01"), "宋", true))
                .then(new Accepted(at("2024-07-01"), "何"))
                .then(new Received(at("2024-07-01")))
                .then(new Received(at("2024-07-02")))
                .corrected("2024-07-02")
                .then(new Decided(at("2024-07-02"), "宋", true));
        assertThat(story.disregarded("2024-07-03"))
                .containsExactly(Why.WRONG_MOMENT, Why.WRONG_MOMENT, Why.TWICE, Why.WRONG_MOMENT, Why.WRONG_MOMENT);
        assertThat(story.law(Duty.NOTICE, "2024-07-03").due()).isEqualTo("2024-07-08");
        assertThat(story.on("2024-07-03").limits()).hasSize(1);
    }

    @Test
    void withoutAReceiptThereIsNoCase() {
        assertThat(new Story().answer("2024-07-01")).isEqualTo(new NothingReceived());
        assertThat(new Story().then(new Accepted(at("2024-07-01"), "何")).answer("2024-07-01"))
                .isEqualTo(new NothingReceived());
    }

    /** What was stored later happened later: a clock set back neither undoes a step nor gives anybody time. */
    @Test
    void aClockThatWasSetBackIsToldAndMovesNothing() {
        var story = Story.received("2024-07-01T10:00").accepted("2024-07-02T10:00", "何");
        story.then(new Decided(at("2024-07-01T22:00"), "宋", true));
        var reckoned = story.on("2024-07-01T21:00");
        assertThat(reckoned.anomalies()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.CLOCK_SET_BACK);
        assertThat(reckoned.disregarded()).isEmpty();
        assertThat(reckoned.closedAt()).isEqualTo(at("2024-07-02T10:00"));
        assertThat(story.decision("2024-07-01T21:00").standing()).isEqualTo(Standing.MET);
        // asked about with a clock that stands before the last event
        var silent = Story.received("2024-07-01").asked("2024-07-09", 5);
        assertThat(silent.on("2024-07-02").acceptance()).isNotNull();
        assertThat(silent.disregarded("2024-07-02")).containsExactly(Why.DEEMED_BEFORE);
        assertThat(silent.on("2024-07-02").anomalies()).isEmpty();
    }

    @Test
    void beforeTheCalendarNothingIsGuessed() {
        var early = new BeforeCalendar(2007);
        assertThat(Story.received("2006-12-31T23:59:59").answer("2024-07-01")).isEqualTo(early);
        assertThat(Story.received("2007-01-01T00:00").answer("2007-01-02")).isInstanceOf(CaseReckoning.Reckoned.class);
        assertThat(Story.received("2024-07-01").answer("2006-12-31")).isEqualTo(early);
        assertThat(facts(Instant.MIN)).isEqualTo(early);
        assertThat(Story.received("2024-07-01")
                        .by(CaseRules.RENEWAL)
                        .permitUntil("2006-12-31")
                        .answer("2024-07-01"))
                .isEqualTo(early);
        assertThat(Story.accepted("2024-07-01")
                        .then(new PauseBegun(
                                at("2024-07-02"), "何", Event.HEARING, "宋", new Notice(at("2006-12-31"), days(1))))
                        .answer("2024-07-03"))
                .isEqualTo(early);
    }

    private static CaseReckoning facts(Instant received) {
        return new CaseClockwork(Story.CALENDAR, new RuleBook(ShippedLimit.shipped()))
                .of(CaseFacts.of(CaseRules.PERMIT, List.of(new Received(received))), at("2024-07-01"));
    }

    @Test
    void pastTheCalendarNothingIsGuessed() {
        int last = Story.CALENDAR.lastForecastYear();
        var late = new PastCalendar(last);
        assertThat(Story.received(last + "-12-31T23:59:59").answer(last + "-12-31T23:59:59"))
                .isEqualTo(late);
        assertThat(Story.accepted(last + "-12-10").answer(last + "-12-11")).isEqualTo(late);
        assertThat(Story.received(last + "-12-01").answer(last + "-12-02")).isInstanceOf(CaseReckoning.Reckoned.class);
        assertThat(Story.received((last + 1) + "-01-01T00:00").answer("2024-07-01"))
                .isEqualTo(late);
        assertThat(Story.received("2024-07-01").answer((last + 1) + "-01-01T00:00"))
                .isEqualTo(late);
        assertThat(facts(Instant.MAX)).isEqualTo(late);
        assertThat(Story.received("2024-07-01")
                        .by(CaseRules.RENEWAL)
                        .permitUntil((last + 1) + "-01-01")
                        .answer("2024-07-01"))
                .isEqualTo(late);
        assertThat(Story.accepted("2024-07-01")
                        .then(new Extended(
                                at("2024-07-02"), "局长", Rank.AGENCY_HEAD, "繁", at((last + 1) + "-01-01T00:00")))
                        .answer("2024-07-03"))
                .isEqualTo(late);
    }

    @Test
    void whatHangsOnHolidaysThatAreNotPublishedIsProvisional() {
        int published = Story.CALENDAR.lastPublishedYear();
        assertThat(Story.accepted(published + "-12-20")
                        .decision(published + "-12-20")
                        .provisional())
                .isTrue();
        assertThat(Story.accepted(published + "-11-02")
                        .decision(published + "-11-02")
                        .provisional())
                .isFalse();
        var fixed = new Term(30, Unit.DAY, Term.End.NONE, false);
        assertThat(Story.accepted(published + "-12-20")
                        .promising(fixed)
                        .promised(published + "-12-20")
                        .provisional())
                .isFalse();
    }

    @Test
    void aRuleThatDidNotHoldThenIsNamed() {
        var future = version(1001, 5, "2030-01-01", null, false, null);
        var story = Story.received("2024-07-01").withRule(future).by(CaseRules.PERMIT.with(Duty.DECISION, "XYZ-01"));
        assertThat(story.answer("2024-07-02")).isEqualTo(new NoSuchRule("XYZ-01", LocalDate.of(2024, 7, 1)));
        var unknown = Story.received("2024-07-01").by(CaseRules.PERMIT.with(Duty.HEARING, "NONE-1"));
        assertThat(unknown.answer("2024-07-02")).isEqualTo(new NoSuchRule("NONE-1", LocalDate.of(2024, 7, 1)));
    }

    @Test
    void aRuleWithoutALengthLetsNothingRun() {
        var story = Story.accepted("2024-07-01").by(CaseRules.PERMIT.with(Duty.DECISION, "LIC-18"));
        assertThat(story.on("2024-07-02").limits()).extracting(CaseLimit::duty).containsExactly(Duty.NOTICE);
        assertThat(story.decided("2024-07-02").on("2024-07-03").closedAt()).isEqualTo(at("2024-07-02"));
    }

    private static LimitRule version(
            int version, int amount, String from, @Nullable String to, boolean pendingToo, @Nullable String approved) {
        return new LimitRule(
                "XYZ-01",
                version,
                Set.of(Profile.PRESENT),
                new Name("决定", "Decision"),
                new Basis("某法", "第一条", ""),
                Bound.WITHIN,
                days(amount),
                Event.ACCEPTANCE,
                null,
                Pauses.NONE,
                Set.of(),
                Effect.BREACH,
                List.of(3),
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                "CN",
                Evidence.L,
                new Note("", ""),
                new Adoption(pendingToo, approved == null ? null : at(approved)));
    }

    private static Story under(LimitRule... rules) {
        var story = Story.received("2024-07-01").by(CaseRules.PERMIT.with(Duty.DECISION, "XYZ-01"));
        List.of(rules).forEach(story::withRule);
        return story;
    }

    private static final LimitRule OLD = version(1, 20, "2020-01-01", null, false, null);

    @Test
    void aCaseKeepsTheVersionOfItsStart() {
        var story = under(OLD, version(1001, 5, "2024-07-02", null, false, "2024-06-01"))
                .accepted("2024-07-03", "何");
        var decision = story.decision("2024-07-10");
        assertThat(decision.due()).isEqualTo("2024-07-31");
        assertThat(decision.rule()).isEqualTo(OLD);
        var next = new Story()
                .then(new Received(at("2024-07-02T00:00")))
                .accepted("2024-07-03", "何")
                .by(CaseRules.PERMIT.with(Duty.DECISION, "XYZ-01"))
                .withRule(OLD)
                .withRule(version(1001, 5, "2024-07-02", null, false, "2024-06-01"));
        assertThat(next.decision("2024-07-10").due()).isEqualTo("2024-07-10");
    }

    @Test
    void aVersionThatWasApprovedOnTheSameDayButLaterIsNotThatOfTheStart() {
        var today = version(1001, 5, "2024-07-01", null, false, "2024-07-01T09:00:01");
        assertThat(under(OLD, today)
                        .accepted("2024-07-01T12:00", "何")
                        .decision("2024-07-02")
                        .due())
                .isEqualTo("2024-07-29");
        var before = version(1001, 5, "2024-07-01", null, false, "2024-07-01T09:00");
        assertThat(under(OLD, before)
                        .accepted("2024-07-01T12:00", "何")
                        .decision("2024-07-02")
                        .due())
                .isEqualTo("2024-07-08");
    }

    @Test
    void aRuleThatEndsWhileACaseRunsBindsItToItsEnd() {
        var ending = version(1, 20, "2020-01-01", "2024-07-05", false, null);
        assertThat(under(ending)
                        .accepted("2024-07-08", "何")
                        .decision("2024-07-20")
                        .due())
                .isEqualTo("2024-08-05");
        // accepted by silence after the rule ended: the case began before
        assertThat(under(ending).decision("2024-07-20").due()).isEqualTo("2024-07-29");
        var gone = version(1, 20, "2020-01-01", "2024-06-30", false, null);
        assertThat(under(gone).answer("2024-07-02")).isInstanceOf(NoSuchRule.class);
    }

    @Test
    void whereTheLawSaysSoALaterVersionTakesHoldOfPendingCases() {
        var pending = version(1001, 5, "2024-07-15", null, true, "2024-06-01");
        var story = under(OLD, pending).accepted("2024-07-03", "何");
        assertThat(story.decision("2024-07-14T23:59:59").due()).isEqualTo("2024-07-31");
        var since = story.decision("2024-07-15T00:00");
        assertThat(since.due()).isEqualTo("2024-07-10");
        assertThat(since.rule()).isEqualTo(pending);
        assertThat(since.standing()).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void nothingChangesAClosedCase() {
        var pending = version(1001, 5, "2024-07-15", null, true, "2024-06-01");
        var closed = under(OLD, pending).accepted("2024-07-03", "何").decided("2024-07-14T23:59:59");
        assertThat(closed.decision("2025-01-01").due()).isEqualTo("2024-07-31");
        assertThat(closed.decision("2025-01-01").standing()).isEqualTo(Standing.MET);
        // approved afterwards, whatever day it names
        var backdated = version(1001, 5, "2024-07-02", null, true, "2024-08-01");
        var before = under(OLD).accepted("2024-07-03", "何").decided("2024-07-20");
        var after = under(OLD, backdated).accepted("2024-07-03", "何").decided("2024-07-20");
        assertThat(after.on("2025-01-01")).isEqualTo(before.on("2025-01-01"));
    }

    @Test
    void ofSeveralLaterVersionsTheLastThatCameIntoForceCounts() {
        var story = under(
                        OLD,
                        version(1001, 10, "2024-07-10", null, true, "2024-06-01"),
                        version(1002, 15, "2024-07-08", null, true, "2024-07-12"),
                        version(1003, 3, "2024-07-09", null, false, "2024-06-01"))
                .accepted("2024-07-03", "何");
        assertThat(story.decision("2024-07-09").due()).isEqualTo("2024-07-31");
        assertThat(story.decision("2024-07-11").due()).isEqualTo("2024-07-17");
        assertThat(story.decision("2024-07-13").due()).isEqualTo("2024-07-24");
    }

    @Test
    void aRuleWarnsAsManyDaysBeforeAsItSays() {
        var decision = under(OLD).accepted("2024-07-01T10:00", "何").decision("2024-07-01T10:00");
        assertThat(decision.signals()).contains(new Signal(Signal.Kind.WARNING, at("2024-07-24T00:00")));
    }

    @Test
    void theSameFactsAlwaysGiveTheSame() {
        var story = Story.received("2024-07-01")
                .asked("2024-07-03", 10)
                .corrected("2024-07-09")
                .promising(days(7));
        assertThat(story.on("2024-09-01")).isEqualTo(story.on("2024-09-01"));
        assertThat(story.facts().events()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void whoeverActsForTheOfficeIsNamed(String nobody) {
        var at = at("2024-07-01");
        List<Runnable> acts = List.of(
                () -> new CaseEvent.CorrectionAsked(at, nobody, days(5)),
                () -> new Accepted(at, nobody),
                () -> new CaseEvent.Declined(at, nobody),
                () -> new CaseEvent.SentUp(at, nobody),
                () -> new Extended(at, nobody, Rank.AGENCY_HEAD, "繁", at),
                () -> new Decided(at, nobody, true),
                () -> new CaseEvent.Delivered(at, nobody),
                () -> new CaseEvent.RightTold(at, nobody),
                () -> new CaseEvent.HearingHeld(at, nobody));
        for (var act : acts) {
            assertThatThrownBy(act::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("named");
        }
    }

    @Test
    void whoOwesWhatIsToldApart() {
        assertThat(Arrays.stream(Duty.values()).collect(Collectors.partitioningBy(Duty::ofOffice)))
                .isEqualTo(Map.of(
                        true,
                                List.of(
                                        Duty.NOTICE,
                                        Duty.LOWER_REVIEW,
                                        Duty.DECISION,
                                        Duty.DELIVERY,
                                        Duty.HEARING,
                                        Duty.RENEWAL),
                        false, List.of(Duty.CORRECTION, Duty.HEARING_REQUEST, Duty.RENEWAL_REQUEST)));
    }
}
