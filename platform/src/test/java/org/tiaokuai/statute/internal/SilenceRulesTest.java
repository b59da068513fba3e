package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tiaokuai.statute.internal.Story.at;
import static org.tiaokuai.statute.internal.Story.days;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.statute.CaseEvent.Declined;
import org.tiaokuai.statute.CaseEvent.Withdrawn;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning.Acceptance;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Why;

/** What the law says of an office that keeps silent, and of one that speaks too late. */
class SilenceRulesTest {

    /** 2024-02-07 was the Wednesday before the Spring Festival; New Year's Eve was worked, the 18th made up for. */
    @Test
    void fiveWorkingDaysWithoutANoticeAcceptFromTheDayOfReceipt() {
        var story = Story.received("2024-02-07T15:00");
        assertThat(story.law(Duty.NOTICE, "2024-02-08").due()).isEqualTo("2024-02-20");
        assertThat(story.on("2024-02-20T23:59:59").acceptance()).isNull();
        var reckoned = story.on("2024-02-21T00:00");
        assertThat(reckoned.acceptance()).isEqualTo(new Acceptance(at("2024-02-07T15:00"), at("2024-02-21T00:00")));
        var notice = reckoned.limit(Duty.NOTICE, Source.LAW).orElseThrow();
        assertThat(notice.standing()).isEqualTo(Standing.EXPIRED);
        assertThat(notice.expiry().effect()).isEqualTo(Effect.DEEMED_ACCEPTED);
        assertThat(notice.expiry().from()).isEqualTo("2024-02-07");
        assertThat(notice.expiry().happened()).isTrue();
        var decision = reckoned.limit(Duty.DECISION, Source.LAW).orElseThrow();
        assertThat(decision.due()).isEqualTo("2024-03-12");
        assertThat(decision.used()).isEqualTo(5 + 1);
        assertThat(Story.steps(decision, Step.Began.class)).singleElement().satisfies(began -> {
            assertThat(began.day()).isEqualTo("2024-02-07");
            assertThat(began.event()).isEqualTo(Event.ACCEPTANCE);
            assertThat(began.deemedAt()).isEqualTo(at("2024-02-21T00:00"));
        });
    }

    @Test
    void whatIsAcceptedInTimeRunsFromItsOwnDay() {
        var story = Story.received("2024-02-07").accepted("2024-02-20T23:59:59", "何");
        assertThat(story.law(Duty.NOTICE, "2024-03-01").standing()).isEqualTo(Standing.MET);
        assertThat(story.law(Duty.NOTICE, "2024-03-01").expiry().happened()).isFalse();
        assertThat(story.decision("2024-03-01").due()).isEqualTo("2024-03-19");
        assertThat(story.on("2024-03-01").acceptance()).isEqualTo(new Acceptance(at("2024-02-20T23:59:59"), null));
    }

    /** The office cannot mend its silence: neither by accepting late, nor by asking or declining late. */
    @ParameterizedTest
    @CsvSource({"ACCEPT", "ASK", "DECLINE"})
    void whatAnOfficeDoesAfterItsSilenceChangesNothing(String act) {
        var story = Story.received("2024-02-07");
        switch (act) {
            case "ACCEPT" -> story.accepted("2024-02-21T00:00", "何");
            case "ASK" -> story.asked("2024-02-21T00:00", 10);
            default -> story.then(new Declined(at("2024-02-21T00:00"), "何"));
        }
        assertThat(story.disregarded("2024-02-22")).containsExactly(Why.DEEMED_BEFORE);
        assertThat(story.decision("2024-02-22").due()).isEqualTo("2024-03-12");
        assertThat(story.on("2024-02-22").closedAt()).isNull();
        assertThat(story.on("2024-02-22").limit(Duty.CORRECTION, Source.NOTICE)).isEmpty();
    }

    @Test
    void whatTheNoticeGivesIsTheApplicantsAndTheFiveDaysBeginAnewWithTheirAnswer() {
        var story = Story.received("2024-02-07").asked("2024-02-19", 10);
        var correction =
                story.on("2024-02-20").limit(Duty.CORRECTION, Source.NOTICE).orElseThrow();
        assertThat(correction.due()).isEqualTo("2024-03-04");
        assertThat(correction.rule()).isNull();
        assertThat(correction.expiry().effect()).isEqualTo(Effect.AGENCY_DECIDES);
        assertThat(story.on("2024-03-04T23:59:59").light()).isEqualTo(Light.ON_TIME);
        assertThat(story.on("2024-03-05T00:00").light()).isEqualTo(Light.NOTICE);
        assertThat(story.on("2024-03-05T00:00").next().orElseThrow().duty()).isEqualTo(Duty.CORRECTION);

        story.corrected("2024-03-06T20:00");
        assertThat(story.law(Duty.NOTICE, "2024-03-07").due()).isEqualTo("2024-03-13");
        assertThat(story.on("2024-03-07").limits().getFirst().standing()).isEqualTo(Standing.MET);
        assertThat(story.on("2024-03-14T00:00").acceptance())
                .isEqualTo(new Acceptance(at("2024-03-06T20:00"), at("2024-03-14T00:00")));
        assertThat(story.decision("2024-03-14T00:00").due()).isEqualTo("2024-04-03");
        assertThat(story.on("2024-03-14T00:00")
                        .limit(Duty.CORRECTION, Source.NOTICE)
                        .orElseThrow()
                        .standing())
                .isEqualTo(Standing.MET_LATE);
    }

    @Test
    void oneNoticeIsAllThatTheLawGrants() {
        var story = Story.received("2024-02-07").asked("2024-02-08", 10).asked("2024-02-09", 20);
        assertThat(story.disregarded("2024-02-18")).containsExactly(Why.TWICE);
        story.corrected("2024-02-18").asked("2024-02-19", 10);
        assertThat(story.disregarded("2024-02-20")).containsExactly(Why.TWICE, Why.TWICE);
        assertThat(story.law(Duty.NOTICE, "2024-02-20").standing()).isEqualTo(Standing.RUNNING);
    }

    @Test
    void supplementsAskedForAfterAcceptanceStopNothing() {
        var story = Story.accepted("2024-02-07").asked("2024-02-19", 10);
        assertThat(story.disregarded("2024-02-20")).containsExactly(Why.STOPS_NOTHING);
        var decision = story.decision("2024-02-20");
        assertThat(decision.due()).isEqualTo("2024-03-12");
        assertThat(decision.standing()).isEqualTo(Standing.RUNNING);
        assertThat(Story.steps(decision, Step.Disregarded.class))
                .singleElement()
                .satisfies(step -> assertThat(step.why()).isEqualTo(Why.STOPS_NOTHING));
    }

    /** Article 50: thirty days before, and who asked in time may go on when nobody decides. */
    @Test
    void silenceRenewsAPermitThatWasAskedForInTime() {
        var story = Story.received("2024-05-02T23:59:59")
                .by(CaseRules.RENEWAL)
                .permitUntil("2024-06-01")
                .accepted("2024-05-08", "何");
        var request = story.law(Duty.RENEWAL_REQUEST, "2024-05-09");
        // 2 May is a holiday; the applicant has until the next working day
        assertThat(request.due()).isEqualTo("2024-05-06");
        assertThat(request.standing()).isEqualTo(Standing.MET);
        assertThat(Story.steps(request, Step.CountedBack.class).getFirst().from())
                .isEqualTo(LocalDate.of(2024, 6, 1));
        assertThat(story.on("2024-06-01T23:59:59").closedAt()).isNull();
        var renewed = story.on("2024-06-02T00:00");
        assertThat(renewed.closedAt()).isEqualTo(at("2024-06-02T00:00"));
        assertThat(renewed.light()).isEqualTo(Light.DONE);
        var silence = renewed.limit(Duty.RENEWAL, Source.LAW).orElseThrow();
        assertThat(silence.due()).isEqualTo("2024-06-01");
        assertThat(silence.expiry().effect()).isEqualTo(Effect.DEEMED_RENEWED);
        assertThat(silence.expiry().happened()).isTrue();
        assertThat(renewed.limit(Duty.DECISION, Source.LAW).orElseThrow().standing())
                .isEqualTo(Standing.DROPPED);
        assertThat(renewed.limit(Duty.DELIVERY, Source.LAW)).isEmpty();
    }

    @Test
    void aDecisionBeforeTheExpiryEndsTheSilence() {
        var story = Story.accepted("2024-04-01")
                .by(CaseRules.RENEWAL)
                .permitUntil("2024-06-01")
                .decided("2024-06-01T23:59:59");
        assertThat(story.law(Duty.RENEWAL, "2024-07-01").standing()).isEqualTo(Standing.MET);
        assertThat(story.law(Duty.RENEWAL, "2024-07-01").expiry().happened()).isFalse();
    }

    @Test
    void whoAskedTooLateIsNotRenewedBySilence() {
        var story = Story.accepted("2024-05-07").by(CaseRules.RENEWAL).permitUntil("2024-06-01");
        assertThat(story.law(Duty.RENEWAL_REQUEST, "2024-05-09").standing()).isEqualTo(Standing.MET_LATE);
        var later = story.on("2024-06-03");
        assertThat(later.limit(Duty.RENEWAL, Source.LAW)).isEmpty();
        assertThat(later.closedAt()).isNull();
        assertThat(later.limit(Duty.DECISION, Source.LAW).orElseThrow().due()).isEqualTo("2024-06-03");
    }

    @Test
    void ofTwoSilencesTheEarlierComesTrueFirst() {
        var renewedFirst = Story.received("2024-06-25")
                .by(CaseRules.RENEWAL)
                .permitUntil("2024-07-26")
                .on("2024-09-01");
        assertThat(renewedFirst.acceptance()).isNotNull();
        assertThat(renewedFirst.closedAt()).isEqualTo(at("2024-07-27T00:00"));
        assertThat(renewedFirst.limits()).extracting(limit -> limit.duty()).contains(Duty.DECISION);
    }

    @Test
    void declinedOrWithdrawnNothingRunsAnyMore() {
        var declined = Story.received("2024-02-07")
                .then(new Declined(at("2024-02-08"), "何"))
                .on("2024-06-01");
        assertThat(declined.closedAt()).isEqualTo(at("2024-02-08"));
        assertThat(declined.acceptance()).isNull();
        assertThat(declined.next()).isEmpty();
        assertThat(declined.limits()).singleElement().satisfies(limit -> assertThat(limit.standing())
                .isEqualTo(Standing.MET));
        var withdrawn = Story.accepted("2024-02-07")
                .promising(days(3))
                .then(new Withdrawn(at("2024-02-20")))
                .on("2024-06-01");
        assertThat(withdrawn.limit(Duty.DECISION, Source.LAW).orElseThrow().standing())
                .isEqualTo(Standing.DROPPED);
        assertThat(withdrawn.limit(Duty.DECISION, Source.PROMISE).orElseThrow().standing())
                .isEqualTo(Standing.EXPIRED);
        assertThat(withdrawn.light()).isEqualTo(Light.DONE);
    }

    @Test
    void nothingThatIsNoPermitIsAcceptedBySilenceUnlessItsRuleSaysSo() {
        var rules = new CaseRules(Map.of(Duty.NOTICE, "DIS-02", Duty.DECISION, "DIS-04"));
        var story = Story.received("2024-02-07").by(rules);
        assertThat(story.law(Duty.NOTICE, "2024-02-08").due()).isEqualTo("2024-02-22");
        var later = story.on("2024-03-01");
        assertThat(later.acceptance()).isNull();
        assertThat(later.limit(Duty.NOTICE, Source.LAW).orElseThrow().standing())
                .isEqualTo(Standing.EXPIRED);
        // the reply runs from receipt, and anew from that of the supplement
        assertThat(later.limit(Duty.DECISION, Source.LAW).orElseThrow().due()).isEqualTo("2024-03-12");
        var anew = Story.received("2024-02-07")
                .by(rules)
                .asked("2024-02-08", 10)
                .corrected("2024-02-20")
                .on("2024-02-21");
        assertThat(anew.limits().stream()
                        .filter(limit -> limit.duty() == Duty.DECISION)
                        .map(limit -> limit.due().toString() + limit.standing()))
                .isEqualTo(List.of("2024-03-12DROPPED", "2024-03-19RUNNING"));
    }
}
