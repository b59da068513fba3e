package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tiaokuai.statute.internal.Story.at;
import static org.tiaokuai.statute.internal.Story.days;
import static org.tiaokuai.statute.internal.Story.july;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaokuai.statute.CaseEvent.Decided;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.SentUp;
import org.tiaokuai.statute.CaseFacts.Length;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Extension;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Days.Kind;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** Articles 42 and 43: more time to decide: by an extension, once and in time, together, or above. */
class ExtensionRulesTest {

    @Test
    void theHeadOfTheAgencyLengthensOnce() {
        var story = july().extended("2024-07-29T23:59:59", Rank.AGENCY_HEAD);
        assertThat(story.decision("2024-07-30").due()).isEqualTo("2024-08-12");
        assertThat(story.decision("2024-07-30").left()).isEqualTo(9);
        assertThat(Story.steps(story.decision("2024-07-30"), Step.Lengthened.class))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.before()).isEqualTo("2024-07-29");
                    assertThat(step.due()).isEqualTo("2024-08-12");
                    assertThat(step.by().approver()).isEqualTo("局长");
                    assertThat(step.by().reason()).isEqualTo("案情复杂");
                    assertThat(step.how().amount()).isEqualTo(10);
                });
        assertThat(Story.steps(story.decision("2024-07-30"), Step.Days.class)
                        .getLast()
                        .lastOrdinal())
                .isEqualTo(30);
        story.extended("2024-08-01", Rank.AGENCY_HEAD);
        assertThat(story.disregarded("2024-08-02")).containsExactly(Why.TWICE);
        assertThat(story.decision("2024-08-02").due()).isEqualTo("2024-08-12");
    }

    @ParameterizedTest
    @EnumSource(value = Rank.class, mode = EnumSource.Mode.EXCLUDE, names = "AGENCY_HEAD")
    void nobodyElseLengthens(Rank rank) {
        var story = july().extended("2024-07-20", rank);
        assertThat(story.disregarded("2024-07-21")).containsExactly(Why.WRONG_RANK);
        assertThat(story.decision("2024-07-21").due()).isEqualTo("2024-07-29");
    }

    private static Story extended(String at, String reason, @Nullable String told) {
        var toldAt = told == null ? null : at(told);
        return july().then(new Extended(Story.at(at), "局长", Rank.AGENCY_HEAD, reason, toldAt));
    }

    @Test
    void anExtensionNeedsAReasonAndTheApplicantIsTold() {
        assertThat(extended("2024-07-20", " ", "2024-07-20").disregarded("2024-07-21"))
                .containsExactly(Why.NO_REASON);
        assertThat(extended("2024-07-20", "复杂", null).disregarded("2024-07-21")).containsExactly(Why.NOT_TOLD);
        var tomorrow = extended("2024-07-20", "复杂", "2024-07-22");
        assertThat(tomorrow.disregarded("2024-07-21")).containsExactly(Why.NOT_TOLD);
        assertThat(tomorrow.disregarded("2024-07-22")).isEmpty();
        assertThat(tomorrow.decision("2024-07-22").due()).isEqualTo("2024-08-12");
    }

    @Test
    void onceTheLimitIsOverNothingLengthensIt() {
        assertThat(july().extended("2024-07-30T00:00", Rank.AGENCY_HEAD).disregarded("2024-08-01"))
                .containsExactly(Why.TOO_LATE);
        // granted in time, told too late
        var told = extended("2024-07-29", "复杂", "2024-07-30T00:00");
        assertThat(told.disregarded("2024-08-01")).containsExactly(Why.TOO_LATE);
        assertThat(told.decision("2024-08-01").standing()).isEqualTo(Standing.EXPIRED);
        var atNight = extended("2024-07-29", "复杂", "2024-07-29T23:59:59");
        assertThat(atNight.disregarded("2024-08-01")).isEmpty();
        assertThat(july().decided("2024-07-10")
                        .extended("2024-07-11", Rank.AGENCY_HEAD)
                        .disregarded("2024-08-01"))
                .containsExactly(Why.CLOSED);
        assertThat(Story.received("2024-07-01")
                        .extended("2024-07-02", Rank.AGENCY_HEAD)
                        .disregarded("2024-07-02"))
                .containsExactly(Why.WRONG_MOMENT);
    }

    @Test
    void aPromiseIsNotLengthenedByTheLaw() {
        var story = july().promising(days(7)).extended("2024-07-09", Rank.AGENCY_HEAD);
        assertThat(story.promised("2024-07-12").due()).isEqualTo("2024-07-10");
        assertThat(story.on("2024-07-12").light()).isEqualTo(Light.RED);
    }

    @Test
    void aPauseWithinTheExtensionIsLeftOutOfIt() {
        var story = july().extended("2024-07-20", Rank.AGENCY_HEAD)
                .paused("2024-07-29", Event.TESTING, 3)
                .resumed("2024-08-01", Event.TESTING);
        // begun on the last day of the first limit: that stands, and the ten days go on from 2 August
        assertThat(story.decision("2024-08-02").due()).isEqualTo("2024-08-15");
    }

    @Test
    void severalAgenciesHaveFortyFiveAndTheGovernmentsHeadGivesFifteenMore() {
        var story = july().by(CaseRules.JOINT);
        assertThat(story.decision("2024-07-02").due()).isEqualTo("2024-09-02");
        assertThat(story.decision("2024-07-02").basis()).isEqualTo("行政许可法第四十二条第二款");
        story.extended("2024-08-20", Rank.AGENCY_HEAD);
        assertThat(story.disregarded("2024-08-21")).containsExactly(Why.WRONG_RANK);
        story.extended("2024-08-20", Rank.GOVERNMENT_HEAD);
        // 14 September is worked for the Mid-Autumn holiday from the 15th to the 17th
        assertThat(story.decision("2024-08-21").due()).isEqualTo("2024-09-24");
    }

    @Test
    void theLowerLevelReviewsFirstAndTheUpperOneHasItsOwnTime() {
        var story = july().by(CaseRules.LOWER_FIRST).promising(days(5));
        assertThat(story.law(Duty.LOWER_REVIEW, "2024-07-02").due()).isEqualTo("2024-07-29");
        assertThat(story.on("2024-07-02").limit(Duty.DECISION, Source.LAW)).isEmpty();
        story.extended("2024-07-03", Rank.AGENCY_HEAD).then(new Decided(at("2024-07-04"), "宋", true));
        assertThat(story.disregarded("2024-07-05")).containsExactly(Why.NOT_EXTENDABLE, Why.WRONG_MOMENT);
        story.paused("2024-07-08", Event.EXPERT_REVIEW, 5).resumed("2024-07-15", Event.EXPERT_REVIEW);
        assertThat(story.law(Duty.LOWER_REVIEW, "2024-07-16").due()).isEqualTo("2024-08-05");
        story.then(new SentUp(at("2024-08-02"), "何")).then(new SentUp(at("2024-08-03"), "何"));
        assertThat(story.disregarded("2024-08-04")).endsWith(Why.TWICE);
        assertThat(story.law(Duty.LOWER_REVIEW, "2024-08-04").standing()).isEqualTo(Standing.MET);
        assertThat(story.decision("2024-08-04").due()).isEqualTo("2024-08-30");
        assertThat(story.promised("2024-08-04").due()).isEqualTo("2024-08-09");
        assertThat(Story.steps(story.decision("2024-08-04"), Step.Paused.class)).isEmpty();
        assertThat(Story.received("2024-07-01")
                        .by(CaseRules.LOWER_FIRST)
                        .on("2024-08-01")
                        .limit(Duty.LOWER_REVIEW, Source.LAW)
                        .orElseThrow()
                        .due())
                .isEqualTo("2024-07-29");
        assertThat(july().then(new SentUp(at("2024-07-02"), "何")).disregarded("2024-07-03"))
                .containsExactly(Why.TWICE);
        assertThat(Story.received("2024-07-01")
                        .then(new SentUp(at("2024-07-02"), "何"))
                        .disregarded("2024-07-03"))
                .containsExactly(Why.WRONG_MOMENT);
    }

    @Test
    void anExtensionInAnotherUnitFollowsTheDayOnWhichTheLimitEnded() {
        // twelve days end on Saturday 13 July, which moves to the 15th; ten days more are the 25th
        var days = july().under(new Length(
                Term.general(12, Unit.DAY), "某条例", new Extension(10, Unit.DAY, Rank.UNSPECIFIED, false, false, 2)));
        days.extended("2024-07-03", Rank.AGENCY_HEAD);
        assertThat(days.decision("2024-07-04").due()).isEqualTo("2024-07-25");
        days.extended("2024-07-04", Rank.DISCLOSURE_HEAD);
        assertThat(days.decision("2024-07-04").due()).isEqualTo("2024-08-05");
        var hours = july().under(
                        new Length(days(2), "某条例", new Extension(24, Unit.HOUR, Rank.UNSPECIFIED, false, false, 1)));
        hours.extended("2024-07-02", Rank.AGENCY_HEAD);
        assertThat(hours.decision("2024-07-02").until()).isEqualTo(at("2024-07-05T00:00"));
        var afterHours = july().under(new Length(
                Term.general(24, Unit.HOUR), "某条例", new Extension(5, Unit.DAY, Rank.UNSPECIFIED, false, false, 1)));
        afterHours.extended("2024-07-02T08:00", Rank.AGENCY_HEAD);
        assertThat(afterHours.decision("2024-07-02T08:00").due()).isEqualTo("2024-07-08");
        assertThat(Story.steps(afterHours.decision("2024-07-02T08:00"), Step.Days.class)
                        .getLast()
                        .kind())
                .isEqualTo(Kind.MOVED);
    }
}
