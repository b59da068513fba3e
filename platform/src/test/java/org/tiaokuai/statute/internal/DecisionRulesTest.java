package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tiaokuai.statute.internal.Story.at;
import static org.tiaokuai.statute.internal.Story.days;
import static org.tiaokuai.statute.internal.Story.july;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.statute.CaseEvent.Decided;
import org.tiaokuai.statute.CaseEvent.Declined;
import org.tiaokuai.statute.CaseEvent.Delivered;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.HearingAsked;
import org.tiaokuai.statute.CaseEvent.HearingHeld;
import org.tiaokuai.statute.CaseEvent.RightTold;
import org.tiaokuai.statute.CaseFacts.Length;
import org.tiaokuai.statute.CaseLimit.Signal;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.LimitRule.Extension;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.End;
import org.tiaokuai.statute.Term.Unit;

/** Articles 42, 44 and 46 to 48: deciding, handing over, hearing. */
class DecisionRulesTest {

    @ParameterizedTest(name = "accepted {0}: due {1}, {2}")
    @CsvSource({
        "2024-02-07, 2024-03-12, the Spring Festival with New Year's Eve worked",
        "2024-05-11, 2024-06-07, a make-up Saturday as start does not count",
        "2020-01-22, 2020-02-27, the lengthened Spring Festival of 2020",
        "2024-09-27, 2024-10-30, the National Day holiday with make-up days before and after",
        "2025-12-31, 2026-01-29, over the turn of the year",
        "2024-07-06T22:00, 2024-08-02, received at night on a Saturday"
    })
    void twentyWorkingDaysFallIntoNoTrap(String accepted, String due, String why) {
        var decision = Story.accepted(accepted).decision(accepted);
        assertThat(decision.due()).as(why).isEqualTo(due);
        assertThat(decision.basis()).isEqualTo("行政许可法第四十二条第一款");
        assertThat(Story.steps(decision, Step.Due.class).getFirst().day()).isEqualTo(due);
    }

    /** What is shown as due is what is enforced; a night, a weekend, the end of a year change nothing. */
    @ParameterizedTest
    @CsvSource({
        "2024-07-01, 2024-07-29",
        "2024-02-07, 2024-03-12",
        "2025-12-03, 2025-12-31",
        "2024-12-02, 2024-12-30",
        "2024-09-02, 2024-09-30"
    })
    void theLastDayIsKeptToItsLastSecond(String accepted, String due) {
        var story = Story.accepted(accepted);
        var last = story.decision(due + "T23:59:59");
        assertThat(last.due()).isEqualTo(due);
        assertThat(last.standing()).isEqualTo(Standing.RUNNING);
        assertThat(last.left()).isZero();
        assertThat(last.until()).isEqualTo(at(due + "T23:59:59").plusSeconds(1));
        var over = story.decision(LocalDate.parse(due).plusDays(1) + "T00:00");
        assertThat(over.standing()).isEqualTo(Standing.EXPIRED);
        assertThat(over.expiry().happened()).isTrue();
        assertThat(over.expiry().effect()).isEqualTo(Effect.BREACH);
        assertThat(over.due()).isEqualTo(due);
    }

    @Test
    void whatIsDecidedInTimeIsInTimeForEverAndWhatIsLateIsLate() {
        var inTime = july().decided("2024-07-29T23:59:59").decision("2025-07-01");
        assertThat(inTime.standing()).isEqualTo(Standing.MET);
        assertThat(inTime.left()).isZero();
        assertThat(inTime.used()).isEqualTo(20);
        assertThat(inTime.expiry().happened()).isFalse();
        var late = july().decided("2024-07-31").decision("2025-07-01");
        assertThat(late.standing()).isEqualTo(Standing.MET_LATE);
        assertThat(late.left()).isEqualTo(-2);
        assertThat(late.expiry().happened()).isTrue();
        assertThat(late.endedAt()).isEqualTo(at("2024-07-31"));
    }

    @Test
    void lawAndPromiseRunSideBySideAndTheEarlierIsNext() {
        var story = july().promising(days(7));
        assertThat(story.promised("2024-07-02").due()).isEqualTo("2024-07-10");
        assertThat(story.promised("2024-07-02").basis()).isEqualTo("本局承诺");
        assertThat(story.promised("2024-07-02").rule()).isNull();
        assertThat(story.decision("2024-07-02").due()).isEqualTo("2024-07-29");
        assertThat(story.on("2024-07-02").next().orElseThrow().source()).isEqualTo(Source.PROMISE);
        // thirty days are later than twenty working days here: such a promise binds nobody
        var longer = july().promising(Term.general(30, Unit.DAY)).on("2024-07-02");
        assertThat(longer.next().orElseThrow().source()).isEqualTo(Source.LAW);
    }

    /** Decision 17, with the first and the last second of each light. */
    @ParameterizedTest
    @CsvSource({
        "2024-07-01T09:00, ON_TIME",
        "2024-07-08T23:59:59, ON_TIME",
        "2024-07-09T00:00, NOTICE",
        "2024-07-10T23:59:59, NOTICE",
        "2024-07-11T00:00, RED",
        "2024-07-29T23:59:59, RED",
        "2024-07-30T00:00, BEYOND"
    })
    void theLightChangesAtMidnight(String now, Light light) {
        assertThat(july().promising(days(7)).on(now).light()).isEqualTo(light);
    }

    @Test
    void nineTenthsAreNoticedBeforeTheLastDayOfALongLimit() {
        var decision = july().decision("2024-07-02");
        assertThat(decision.signals())
                .containsExactly(
                        new Signal(Signal.Kind.NOTICE, at("2024-07-25T00:00")),
                        new Signal(Signal.Kind.OVER, at("2024-07-30T00:00")));
        assertThat(july().on("2024-07-24T23:59:59").light()).isEqualTo(Light.ON_TIME);
        assertThat(july().on("2024-07-25T00:00").light()).isEqualTo(Light.NOTICE);
        var oneDay = july().promising(days(1)).promised("2024-07-01");
        assertThat(oneDay.signals().getFirst().at()).isEqualTo(at("2024-07-01"));
        var tenHours = july().promising(Term.general(10, Unit.HOUR)).promised("2024-07-01");
        assertThat(tenHours.signals().getFirst().at()).isEqualTo(at("2024-07-01T18:00"));
    }

    @Test
    void whatWasGrantedIsHandedOverInTenWorkingDays() {
        var story = july().decided("2024-07-10");
        assertThat(story.law(Duty.DELIVERY, "2024-07-11").due()).isEqualTo("2024-07-24");
        assertThat(story.on("2024-07-11").closedAt()).isEqualTo(at("2024-07-10"));
        assertThat(story.on("2024-07-11").light()).isEqualTo(Light.ON_TIME);
        assertThat(story.on("2024-07-25T00:00").light()).isEqualTo(Light.BEYOND);
        story.then(new Delivered(at("2024-07-24T23:00"), "宋")).then(new Delivered(at("2024-07-25"), "宋"));
        assertThat(story.law(Duty.DELIVERY, "2024-08-01").standing()).isEqualTo(Standing.MET);
        assertThat(story.on("2024-08-01").light()).isEqualTo(Light.DONE);
        assertThat(story.disregarded("2024-08-01")).containsExactly(Why.WRONG_MOMENT);
        var refused = july().then(new Decided(at("2024-07-10"), "宋", false)).on("2024-08-01");
        assertThat(refused.limit(Duty.DELIVERY, Source.LAW)).isEmpty();
        assertThat(refused.light()).isEqualTo(Light.DONE);
    }

    /** Article 47: five days, read in the applicant's favour as working days; asked for too late it is lost. */
    @Test
    void theApplicantHasFiveWorkingDaysToAskForAHearing() {
        var told = july().then(new RightTold(at("2024-07-04T17:00"), "何"));
        var request = told.law(Duty.HEARING_REQUEST, "2024-07-05");
        assertThat(request.due()).isEqualTo("2024-07-11");
        assertThat(request.expiry().effect()).isEqualTo(Effect.RIGHT_LOST);
        assertThat(told.on("2024-07-12").light()).isEqualTo(Light.ON_TIME);
        assertThat(told.on("2024-07-12").next().orElseThrow().duty()).isEqualTo(Duty.DECISION);
        told.then(new RightTold(at("2024-07-05"), "何"));
        assertThat(told.disregarded("2024-07-06")).containsExactly(Why.TWICE);

        var late = july().then(new RightTold(at("2024-07-04"), "何")).then(new HearingAsked(at("2024-07-12T00:00")));
        assertThat(late.disregarded("2024-07-13")).containsExactly(Why.TOO_LATE);
        assertThat(late.on("2024-07-13").limit(Duty.HEARING, Source.LAW)).isEmpty();

        var inTime =
                july().then(new RightTold(at("2024-07-04"), "何")).then(new HearingAsked(at("2024-07-11T23:59:59")));
        assertThat(inTime.law(Duty.HEARING_REQUEST, "2024-07-13").standing()).isEqualTo(Standing.MET);
        assertThat(inTime.law(Duty.HEARING, "2024-07-13").due()).isEqualTo("2024-08-08");
        inTime.then(new HearingAsked(at("2024-07-12")))
                .then(new HearingHeld(at("2024-07-22"), "何"))
                .then(new HearingHeld(at("2024-07-23"), "何"));
        assertThat(inTime.law(Duty.HEARING, "2024-08-13").standing()).isEqualTo(Standing.MET);
        assertThat(inTime.disregarded("2024-08-13")).containsExactly(Why.TWICE, Why.WRONG_MOMENT);
        assertThat(july().then(new HearingAsked(at("2024-07-02"))).disregarded("2024-07-03"))
                .containsExactly(Why.WRONG_MOMENT);
    }

    @Test
    void ofTwoOfficersWhoDecideAtOnceTheFirstCounts() {
        var story = july().decided("2024-07-10T10:00:00")
                .decided("2024-07-10T10:00:00")
                .then(new Declined(at("2024-07-11"), "何"));
        assertThat(story.disregarded("2024-07-12")).containsExactly(Why.TWICE, Why.CLOSED);
        assertThat(story.decision("2024-07-12").endedAt()).isEqualTo(at("2024-07-10T10:00"));
        assertThat(story.on("2024-07-12").limits())
                .filteredOn(limit -> limit.duty() == Duty.DELIVERY)
                .hasSize(1);
        var accepted = Story.received("2024-07-01")
                .accepted("2024-07-02", "何")
                .accepted("2024-07-03", "贺")
                .then(new Declined(at("2024-07-04"), "何"));
        assertThat(accepted.disregarded("2024-07-04")).containsExactly(Why.TWICE, Why.WRONG_MOMENT);
        assertThat(accepted.decision("2024-07-04").due()).isEqualTo("2024-07-30");
    }

    /** 法律、法规另有规定的，依照其规定. */
    @Test
    void anotherLawsLengthTakesThePlaceOfTheRules() {
        var extension = new Extension(5, Unit.WORKING_DAY, Rank.AGENCY_HEAD, false, false, 1);
        var own = july().under(new Length(days(12), "某条例第八条", extension));
        assertThat(own.decision("2024-07-02").due()).isEqualTo("2024-07-17");
        assertThat(own.decision("2024-07-02").rule()).isNull();
        assertThat(own.decision("2024-07-02").basis()).isEqualTo("某条例第八条");
        // the grounds of article 45 hold for every permit; the extension is that law's
        own.paused("2024-07-08", Event.HEARING, 5).resumed("2024-07-09", Event.HEARING);
        assertThat(own.decision("2024-07-10").due()).isEqualTo("2024-07-18");
        own.then(new Extended(at("2024-07-10"), "局长", Rank.AGENCY_HEAD, "", null));
        assertThat(own.decision("2024-07-11").due()).isEqualTo("2024-07-25");
        var none = july().under(new Length(days(12), "某条例第八条", null)).extended("2024-07-03", Rank.AGENCY_HEAD);
        assertThat(none.disregarded("2024-07-04")).containsExactly(Why.NOT_EXTENDABLE);
    }

    @Test
    void whatIsDueAtOnceIsDueThatDayOrOnTheNextWorkingDayAfterClosing() {
        var atOnce = new Length(days(0), "当场办结", null);
        assertThat(july().under(atOnce).decision("2024-07-01").due()).isEqualTo("2024-07-01");
        assertThat(Story.accepted("2024-07-06")
                        .under(atOnce)
                        .decision("2024-07-06")
                        .due())
                .isEqualTo("2024-07-08");
        var closing = Story.accepted("2024-07-05T17:29:59").under(atOnce).closingAt("17:30");
        assertThat(closing.decision("2024-07-05T17:30").due()).isEqualTo("2024-07-05");
        var after = Story.accepted("2024-07-05T17:30").under(atOnce).closingAt("17:30");
        assertThat(after.decision("2024-07-05T17:30").due()).isEqualTo("2024-07-08");
        assertThat(Story.steps(after.decision("2024-07-05T17:30"), Step.Began.class)
                        .getFirst()
                        .law())
                .isNull();
        // for twenty days it makes no difference
        assertThat(Story.accepted("2024-07-01T22:00")
                        .closingAt("17:30")
                        .decision("2024-07-01T22:00")
                        .due())
                .isEqualTo("2024-07-29");
    }

    @Test
    void aDayThatCountsFromTheBeginningCounts() {
        var counted = new Term(5, Unit.WORKING_DAY, End.NEXT_WORKING_DAY, true);
        var decision = july().under(new Length(counted, "某条例", null)).decision("2024-07-01");
        assertThat(decision.due()).isEqualTo("2024-07-05");
        assertThat(Story.steps(decision, Step.Began.class).getFirst().law()).isNull();
        assertThat(Story.steps(decision, Step.Days.class).getFirst().from()).isEqualTo(LocalDate.of(2024, 7, 1));
    }

    /** Every limit of a long case at once, as a page of it would show. */
    @Test
    void aLongCaseIsToldWhole() {
        Reckoned reckoned = Story.received("2024-07-01")
                .asked("2024-07-03", 10)
                .corrected("2024-07-10")
                .accepted("2024-07-12", "何")
                .promising(days(7))
                .paused("2024-07-16", Event.TESTING, 3)
                .resumed("2024-07-19", Event.TESTING)
                .extended("2024-08-01", Rank.AGENCY_HEAD)
                .decided("2024-08-20")
                .on("2024-08-21");
        assertThat(reckoned.limits().stream()
                        .map(limit -> limit.duty() + " " + limit.source() + " " + limit.due() + " " + limit.standing()))
                .isEqualTo(List.of(
                        "NOTICE LAW 2024-07-08 MET",
                        "CORRECTION NOTICE 2024-07-17 MET",
                        "NOTICE LAW 2024-07-17 MET",
                        "DECISION LAW 2024-08-28 MET",
                        "DECISION PROMISE 2024-07-26 MET_LATE",
                        "DELIVERY LAW 2024-09-03 RUNNING"));
        assertThat(reckoned.disregarded()).isEmpty();
        Instant closed = at("2024-08-20");
        assertThat(reckoned.closedAt()).isEqualTo(closed);
    }
}
