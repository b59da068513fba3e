package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tiaokuai.statute.internal.Story.at;
import static org.tiaokuai.statute.internal.Story.days;
import static org.tiaokuai.statute.internal.Story.july;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Decided;
import org.tiaokuai.statute.CaseEvent.Declined;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.Remanded;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** What a review or a court orders to be decided again counts anew, and what was before stays with the first run. */
class RemandRulesTest {

    private static Story refusedAndOrdered(@Nullable Term within) {
        return july().then(new Decided(at("2024-07-10"), "宋", false))
                .then(new Remanded(at("2024-09-02"), "市政府（1号）", within));
    }

    @Test
    void whatMustBeDecidedAgainCountsFromTheReceiptOfThatInTheRulesOwnTime() {
        var again = refusedAndOrdered(null).decision("2024-09-03");
        assertThat(again.due())
                .as("twenty working days, over mid-autumn, a Saturday and a Sunday worked")
                .isEqualTo("2024-09-30");
        assertThat(again.basis()).isEqualTo("行政许可法第四十二条第一款");
        assertThat(Story.steps(again, Step.Began.class).getFirst().event()).isEqualTo(Event.REMAND_RECEIVED);
        assertThat(Story.steps(again, Step.Began.class).getFirst().day()).isEqualTo("2024-09-02");
        assertThat(again.standing()).isEqualTo(Standing.RUNNING);
    }

    @Test
    void aTimeThatWasOrderedIsNeitherExtendedNorStoppedNorAccompaniedByThePromise() {
        var ordered = refusedAndOrdered(Term.general(15, Unit.DAY))
                .promising(days(5))
                .then(new Extended(at("2024-09-05"), "局长", Rank.AGENCY_HEAD, "案情复杂", at("2024-09-05")))
                .then(new CaseEvent.PauseBegun(
                        at("2024-09-06"), "何", Event.HEARING, "宋", new CaseEvent.Notice(at("2024-09-06"), days(5))));
        var reckoned = ordered.on("2024-09-09");
        var again = ordered.decision("2024-09-09");
        assertThat(again.due()).as("15 days, and mid-autumn moves the end").isEqualTo("2024-09-18");
        assertThat(again.basis()).isEqualTo("市政府（1号）");
        assertThat(reckoned.disregarded())
                .extracting(Step.Disregarded::why)
                .containsExactly(Why.NOT_EXTENDABLE, Why.NO_LEGAL_GROUND);
        assertThat(reckoned.limit(Duty.DECISION, Source.PROMISE))
                .as("the promise of the first run is not that of the second")
                .isEmpty();
        assertThat(ordered.on("2024-09-19").light()).isEqualTo(Light.BEYOND);
    }

    @Test
    void whatHappenedBeforeStaysWithTheFirstRun() {
        var told = july().then(new Extended(at("2024-07-03"), "局长", Rank.AGENCY_HEAD, "案情复杂", at("2024-07-03")))
                .then(new Decided(at("2024-07-10"), "宋", false))
                .then(new Remanded(at("2024-09-02"), "法院（1号）", null));
        assertThat(told.decision("2024-09-03").due()).isEqualTo("2024-09-30");
        var longer = told.then(new Extended(at("2024-09-04"), "局长", Rank.AGENCY_HEAD, "案情复杂", at("2024-09-04")));
        assertThat(longer.decision("2024-09-05").due())
                .as("it may be extended again")
                .isEqualTo("2024-10-18");
        var first = longer.on("2024-09-05").limits().stream()
                .filter(limit -> limit.duty() == Duty.DECISION)
                .findFirst()
                .orElseThrow();
        assertThat(first.standing()).isEqualTo(Standing.MET);
        assertThat(first.due()).isEqualTo("2024-08-12");
    }

    @Test
    void onlyADecisionIsTakenBackAndNotTwice() {
        var order = new Remanded(at("2024-07-20"), "市政府（1号）", null);
        assertThat(july().then(order).on("2024-07-22").disregarded())
                .extracting(Step.Disregarded::why)
                .containsExactly(Why.WRONG_MOMENT);
        for (var end :
                List.of(new CaseEvent.Withdrawn(at("2024-07-10")), new CaseEvent.Terminated(at("2024-07-10"), "宋"))) {
            var story = july().then(end).then(order);
            assertThat(story.on("2024-07-22").disregarded())
                    .extracting(Step.Disregarded::why)
                    .containsExactly(Why.CLOSED);
            assertThat(story.on("2024-07-22").closedAt()).isEqualTo(at("2024-07-10"));
        }
        assertThat(refusedAndOrdered(null)
                        .then(new Remanded(at("2024-09-03"), "市政府（1号）", null))
                        .on("2024-09-04")
                        .disregarded())
                .extracting(Step.Disregarded::why)
                .containsExactly(Why.WRONG_MOMENT);
    }

    @Test
    void whatWasNotAcceptedIsAcceptedByTheOrder() {
        var reckoned = Story.received("2024-07-01")
                .then(new Declined(at("2024-07-02"), "何"))
                .then(new Remanded(at("2024-09-02"), "市政府（1号）", null))
                .on("2024-09-03");
        assertThat(reckoned.acceptance()).isNotNull().satisfies(accepted -> assertThat(accepted.from())
                .isEqualTo(at("2024-09-02")));
        assertThat(reckoned.closedAt()).isNull();
        assertThat(reckoned.limit(Duty.DECISION, Source.LAW).orElseThrow().due())
                .isEqualTo("2024-09-30");
    }
}
