package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tiaokuai.statute.internal.Story.at;
import static org.tiaokuai.statute.internal.Story.days;
import static org.tiaokuai.statute.internal.Story.july;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Days.Kind;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** Which days a pause leaves out, each once, in every unit, and how the explanation tells of them. */
class PausedDaysTest {

    @Test
    void theDayOfItsBeginningIsCountedAndThatOfItsEndIsNot() {
        var oneDay = july().paused("2024-07-08T08:00", Event.HEARING, 1).resumed("2024-07-08T18:00", Event.HEARING);
        assertThat(oneDay.decision("2024-07-16").due()).isEqualTo("2024-07-29");
        var night = july().paused("2024-07-08T23:59", Event.HEARING, 1).resumed("2024-07-09T00:00", Event.HEARING);
        assertThat(night.decision("2024-07-16").due()).isEqualTo("2024-07-30");
    }

    @Test
    void whatBeginsOnTheLastDayLeavesNothingOut() {
        var story = july().paused("2024-07-29", Event.HEARING, 5);
        assertThat(story.disregarded("2024-07-30")).isEmpty();
        assertThat(story.decision("2024-07-29T10:00").standing()).isEqualTo(Standing.RUNNING);
        assertThat(story.decision("2024-07-29T23:59:59").due()).isEqualTo("2024-07-29");
        assertThat(Story.steps(story.decision("2024-07-30"), Step.Paused.class)).hasSize(1);
        assertThat(Story.steps(story.decision("2024-07-30"), Step.Days.class))
                .extracting(Step.Days::kind)
                .doesNotContain(Kind.PAUSED);
        assertThat(story.decision("2024-07-30T00:00").standing()).isEqualTo(Standing.EXPIRED);
        var eve = july().paused("2024-07-26", Event.HEARING, 5);
        assertThat(eve.decision("2024-07-30T00:00").standing()).isEqualTo(Standing.PAUSED);
        var after = july().paused("2024-07-30T00:00", Event.HEARING, 5);
        assertThat(after.disregarded("2024-07-30")).containsExactly(Why.TOO_LATE);
    }

    @Test
    void severalAtOnceLeaveOutEachDayOnce() {
        var story = july().paused("2024-07-08", Event.HEARING, 5)
                .paused("2024-07-10", Event.TESTING, 9)
                .resumed("2024-07-15", Event.HEARING)
                .resumed("2024-07-17", Event.TESTING);
        assertThat(story.decision("2024-07-18").due()).isEqualTo("2024-08-07");
        assertThat(Story.steps(story.decision("2024-07-18"), Step.Paused.class)).hasSize(2);
        var within = july().paused("2024-07-08", Event.TESTING, 9)
                .paused("2024-07-10", Event.HEARING, 5)
                .resumed("2024-07-11", Event.HEARING)
                .resumed("2024-07-17", Event.TESTING);
        assertThat(within.decision("2024-07-18").due()).isEqualTo("2024-08-07");
        var touching = july().paused("2024-07-08", Event.TESTING, 9)
                .resumed("2024-07-10", Event.TESTING)
                .paused("2024-07-10", Event.HEARING, 5)
                .resumed("2024-07-11", Event.HEARING);
        assertThat(touching.decision("2024-07-18").due()).isEqualTo("2024-08-01");
    }

    @Test
    void theSameGroundTwiceAtOnceAndAnEndWithoutABeginningAreNothing() {
        var story = july().paused("2024-07-08", Event.HEARING, 5)
                .paused("2024-07-09", Event.HEARING, 5)
                .resumed("2024-07-10", Event.TESTING)
                .resumed("2024-07-15", Event.HEARING)
                .resumed("2024-07-15", Event.HEARING);
        assertThat(story.disregarded("2024-07-16")).containsExactly(Why.TWICE, Why.NOT_BEGUN, Why.NOT_BEGUN);
        assertThat(story.decision("2024-07-16").due()).isEqualTo("2024-08-05");
        assertThat(Story.steps(story.decision("2024-07-16"), Step.Disregarded.class))
                .hasSize(3);
        story.paused("2024-07-16", Event.HEARING, 5).resumed("2024-07-17", Event.HEARING);
        assertThat(story.decision("2024-07-18").due()).isEqualTo("2024-08-06");
    }

    /** A promise stands still for as long as the law does. */
    @Test
    void thePromiseIsPausedToo() {
        var story = july().promising(days(10)).paused("2024-07-08", Event.HEARING, 5);
        assertThat(story.promised("2024-07-09").standing()).isEqualTo(Standing.PAUSED);
        assertThat(story.promised("2024-07-09").due()).isEqualTo("2024-07-22");
        // it was over already when the second pause began, the law's limit was not
        story.resumed("2024-07-15", Event.HEARING).paused("2024-07-23", Event.TESTING, 5);
        assertThat(story.promised("2024-07-24").due()).isEqualTo("2024-07-22");
        assertThat(story.promised("2024-07-24").standing()).isEqualTo(Standing.EXPIRED);
        assertThat(story.decision("2024-07-24").standing()).isEqualTo(Standing.PAUSED);
        assertThat(story.on("2024-07-24").light()).isEqualTo(Light.RED);
    }

    @Test
    void calendarDaysAreLeftOutAsDaysAndTheEndMovesOnlyAtTheEnd() {
        var story = july().promising(Term.general(10, Unit.DAY)).paused("2024-07-08", Event.HEARING, 5);
        // 1 July and ten days are the 11th; three were left when it was paused until the 15th
        assertThat(story.resumed("2024-07-15", Event.HEARING)
                        .promised("2024-07-16")
                        .due())
                .isEqualTo("2024-07-18");
        var weekend = july().promising(Term.general(12, Unit.DAY))
                .paused("2024-07-12", Event.HEARING, 9)
                .resumed("2024-07-16", Event.HEARING);
        // the 13th was left: it is the 17th now, a Wednesday
        assertThat(weekend.promised("2024-07-17").due()).isEqualTo("2024-07-17");
        var moved = july().promising(Term.general(12, Unit.DAY))
                .paused("2024-07-14", Event.HEARING, 9)
                .resumed("2024-07-16", Event.HEARING);
        // the 13th, a Saturday, was the last; Monday and Tuesday are left out, so it moves to Wednesday
        assertThat(moved.promised("2024-07-17").due()).isEqualTo("2024-07-17");
        assertThat(Story.steps(moved.promised("2024-07-17"), Step.Days.class))
                .extracting(Step.Days::kind)
                .containsExactly(Kind.COUNTED, Kind.WEEKEND, Kind.PAUSED, Kind.MOVED);
    }

    @Test
    void monthsAreLengthenedByTheDaysLeftOut() {
        var story = july().promising(Term.general(1, Unit.MONTH))
                .paused("2024-07-08", Event.HEARING, 9)
                .resumed("2024-07-18", Event.HEARING);
        // 1 August, and ten days more: a Sunday, so Monday
        assertThat(story.promised("2024-07-19").due()).isEqualTo("2024-08-12");
    }

    @Test
    void hoursStandStillToTheSecond() {
        var story = july().promising(Term.general(30, Unit.HOUR))
                .paused("2024-07-01T10:00:30", Event.HEARING, 5)
                .resumed("2024-07-01T12:00:45", Event.HEARING);
        assertThat(story.promised("2024-07-01T13:00").until()).isEqualTo(at("2024-07-02T17:00:15"));
        assertThat(story.promised("2024-07-01T13:00").used()).isEqualTo(2);
        assertThat(story.promised("2024-07-01T13:00").left()).isEqualTo(29);
        assertThat(story.promised("2024-07-02T17:00:14").standing()).isEqualTo(Standing.RUNNING);
        assertThat(story.promised("2024-07-02T17:00:15").standing()).isEqualTo(Standing.EXPIRED);
        assertThat(story.promised("2024-07-02T19:00").left()).isEqualTo(-2);
        assertThat(Story.steps(story.promised("2024-07-01T13:00"), Step.Hours.class)
                        .getFirst()
                        .amount())
                .isEqualTo(30);
    }

    @Test
    void aHolidayWithinAPauseIsTheLawsAndNotLeftOutTwice() {
        // from Friday 27 September over the National Day holiday to Tuesday 8 October: 29 and 30 September and the 8th
        var story = Story.accepted("2024-09-20")
                .paused("2024-09-27", Event.HEARING, 5)
                .resumed("2024-10-08", Event.HEARING);
        assertThat(Story.accepted("2024-09-20").decision("2024-10-09").due()).isEqualTo("2024-10-23");
        assertThat(story.decision("2024-10-09").due()).isEqualTo("2024-10-28");
    }

    @Test
    void theExplanationNamesEachPauseBeforeItsDays() {
        var decision = july().paused("2024-07-08", Event.HEARING, 5)
                .resumed("2024-07-15", Event.HEARING)
                .decision("2024-07-16");
        var kinds = decision.explanation().stream()
                .map(step -> step instanceof Step.Days stretch
                        ? stretch.kind() + " " + stretch.from() + " " + stretch.firstOrdinal() + "-"
                                + stretch.lastOrdinal()
                        : step.getClass().getSimpleName())
                .toList();
        assertThat(kinds)
                .isEqualTo(List.of(
                        "Began",
                        "COUNTED 2024-07-02 1-4",
                        "WEEKEND 2024-07-06 0-0",
                        "COUNTED 2024-07-08 5-5",
                        "Paused",
                        "PAUSED 2024-07-09 0-0",
                        "COUNTED 2024-07-16 6-9",
                        "WEEKEND 2024-07-20 0-0",
                        "COUNTED 2024-07-22 10-14",
                        "WEEKEND 2024-07-27 0-0",
                        "COUNTED 2024-07-29 15-19",
                        "WEEKEND 2024-08-03 0-0",
                        "COUNTED 2024-08-05 20-20",
                        "Due"));
    }

    @Test
    void daysOffAreAscribedToTheLawOrTheNotice() {
        var weekend =
                Story.steps(july().decision("2024-07-02"), Step.Days.class).get(1);
        assertThat(weekend.law()).isNotNull().satisfies(law -> assertThat(law.cited())
                .contains("第七条"));
        var published = Story.steps(Story.accepted("2024-09-20").decision("2024-09-20"), Step.Days.class);
        assertThat(published)
                .filteredOn(days -> days.kind() == Kind.HOLIDAY)
                .singleElement()
                .satisfies(days -> assertThat(days.law()).isNull());
        int year = Story.CALENDAR.lastPublishedYear() + 1;
        var forecast = Story.steps(Story.accepted(year + "-09-20").decision(year + "-09-20"), Step.Days.class);
        assertThat(forecast).filteredOn(days -> days.kind() == Kind.HOLIDAY).allSatisfy(days -> assertThat(days.law())
                .isNotNull()
                .satisfies(law -> assertThat(law.cited()).isEqualTo("全国年节及纪念日放假办法")));
    }
}
