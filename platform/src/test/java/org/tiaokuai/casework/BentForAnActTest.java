package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.TakenBack;
import org.tiaokuai.casework.Measure.ProposeRectification;
import org.tiaokuai.casework.Measure.Rectify;
import org.tiaokuai.casework.Measure.RejectRectification;
import org.tiaokuai.casework.Measure.Resume;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.Rectification.Part;
import org.tiaokuai.course.Rectification.Place;
import org.tiaokuai.course.State;
import org.tiaokuai.page.Damaged;

/** Rows are bent, used and put back: while they are bent nothing is done with them, and afterwards all goes on. */
@EmptyPlatform
class BentForAnActTest {

    @Autowired
    Casework casework;

    @Autowired
    Applying applying;

    @Autowired
    TakenBack takenBack;

    @Autowired
    SettableClock clock;

    private final CaseOnItsWay theCase;

    @Autowired
    BentForAnActTest(AutowireCapableBeanFactory beans) {
        theCase = beans.createBean(CaseOnItsWay.class);
    }

    @BeforeEach
    void somebodyHandedInAnApplication() {
        theCase.somebodyHandedInAnApplication();
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    /** Bent, the act is refused; when the rows stand as they stood, it is done. */
    private void assertRefused(String bend, Runnable act) {
        takenBack.run(() -> {
            theCase.sql(bend);
            assertThatThrownBy(act::run).as(bend).isInstanceOf(Damaged.class);
        });
        act.run();
        assertThat(theCase.found()).as(bend).isEmpty();
    }

    private static String of(String bend) {
        return bend + (bend.contains("where") ? " and" : " where") + " number = :number";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.case_event set said = '{\"renews\": \"20261102-0000132\"}' where event = 'SUBMIT'",
                "update casework.case_event set said = '{\"reason\": \"别的\"}' where event = 'SUBMIT'",
                "update casework.case_event set at = at + interval '8 days' where event = 'SUBMIT'",
                "update casework.case_event set handed = '{}' where event = 'SUBMIT'",
                "update casework.application set answers = jsonb_set(answers, '{wish}', '\"开酒楼\"')",
                "update casework.application set item_version = 97",
                "update casework.application set handled_by = gen_random_uuid()",
                "update casework.application set item_name = '别的许可'",
                "delete from casework.case_event where event = 'SUBMIT'",
                "insert into casework.case_event (number, event, at, actor, post, by_whom, subject)"
                        + " select number, 'ACCEPT', at, actor, post, by_whom, subject from casework.case_event where event = 'SUBMIT'"
            })
    void whatSomebodyBentIsNotReceived(String bend) {
        assertRefused(of(bend), () -> theCase.receive(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.case_event set at = at - interval '1 day' where event = 'ACCEPT'",
                "update casework.case_event set by_whom = '某局　某人' where event = 'ACCEPT'",
                "delete from casework.case_event where event = 'ACCEPT'",
                "update casework.application set item_version = 97",
                "update casework.application set answers = jsonb_set(answers, '{wish}', '\"开酒楼\"')",
                "insert into casework.case_event (number, event, at, actor, post, by_whom, subject)"
                        + " select number, 'EXTEND', at, actor, post, by_whom, subject from casework.case_event where event = 'ACCEPT'"
            })
    void nothingIsDecidedByWhatSomebodyBent(String bend) {
        theCase.receive(true);
        assertRefused(of(bend), () -> theCase.decide(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from casework.case_event where event in ('TELL_HEARING', 'ASK_HEARING_SUSPENDED')",
                "update casework.case_event set event = 'HOLD_HEARING' where event = 'ASK_HEARING_SUSPENDED'",
                "delete from casework.case_event where event = 'ASK_HEARING_SUSPENDED'"
            })
    void nobodyIsRefusedUnheardByHidingThatTheyAsked(String bend) {
        theCase.askToBeHeard();
        assertRefused(of(bend), () -> theCase.take(theCase.officer, new Resume("听证以前先继续")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.case_event set said = jsonb_set(said, '{now}', '\"别的理由\"') where event = 'PROPOSE_RECTIFICATION'",
                "update casework.case_event set actor = gen_random_uuid() where event = 'PROPOSE_RECTIFICATION'",
                "update casework.decision set reasons = '别的' where verdict = 'GRANTED'",
                "delete from casework.decision where verdict = 'GRANTED'"
            })
    void whatWasProposedIsWhatIsApproved(String bend) {
        propose();
        assertRefused(of(bend), () -> theCase.take(theCase.officer, new Rectify()));
    }

    @Test
    void aProposalThatWasRejectedIsNotApprovedByHidingThat() {
        propose();
        theCase.take(theCase.officer, new RejectRectification("不必"));
        takenBack.run(() -> {
            theCase.sql(of("delete from casework.case_event where event = 'REJECT_RECTIFICATION'"));
            assertThatThrownBy(() -> theCase.take(theCase.officer, new Rectify()))
                    .isInstanceOf(Damaged.class);
        });
        assertThat(theCase.found()).isEmpty();
    }

    private void propose() {
        theCase.receive(true);
        theCase.decide(true);
        var place = new Place(Part.REASONS, "");
        theCase.take(theCase.clerk, new ProposeRectification(new Rectification(place, "", "改过的理由", "写错了", "")));
    }

    /** Also what the law does by itself is not done by a bent clock; and when the rows are back, it is. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void silenceDoesNothingByWhatSomebodyBent(boolean corrected) {
        if (corrected) {
            theCase.ask();
            theCase.correct();
        }
        var step = "update casework.case_event set at = at %s interval '20 days' where number = :number";
        var row = "update casework.application set submitted_at = submitted_at %1$s interval '20 days',"
                + " asked_at = asked_at %1$s interval '20 days', corrected_at = corrected_at %1$s interval '20 days'%2$s"
                + " where number = :number";
        theCase.sql(step.formatted("-"));
        theCase.sql(row.formatted("-", ", wakes_at = '2026-03-01'"));
        casework.keepTime();
        theCase.sql(step.formatted("+"));
        theCase.sql(row.formatted("+", ""));
        assertThat(applying.open(theCase.resident, theCase.number).orElseThrow().state())
                .isEqualTo(State.SUBMITTED);
        assertThat(theCase.found()).isEmpty();
        theCase.beSilent();
        theCase.keptSilence();
        assertThat(theCase.found()).isEmpty();
    }
}
