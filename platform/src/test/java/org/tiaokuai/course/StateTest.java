package org.tiaokuai.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tiaokuai.course.State.Event;

class StateTest {

    /** The whole graph, written out a second time: what is not here cannot happen. */
    private static final Map<State, Map<Event, State>> GRAPH = Map.of(
            State.SUBMITTED,
            Map.of(
                    Event.DEEM_RENEWED_SUBMITTED, State.GRANTED,
                    Event.LAPSE_SUBMITTED, State.TERMINATED,
                    Event.ACCEPT, State.ACCEPTED,
                    Event.DECLINE, State.NOT_ACCEPTED,
                    Event.REQUEST_CORRECTION, State.CORRECTING,
                    Event.DEEM_ACCEPTED, State.ACCEPTED,
                    Event.WITHDRAW, State.WITHDRAWN),
            State.CORRECTING,
            Map.of(
                    Event.DEEM_RENEWED_CORRECTING, State.GRANTED,
                    Event.LAPSE_CORRECTING, State.TERMINATED,
                    Event.CORRECT, State.SUBMITTED,
                    Event.DECLINE_UNCORRECTED, State.NOT_ACCEPTED,
                    Event.WITHDRAW_CORRECTING, State.WITHDRAWN),
            State.ACCEPTED,
            Map.ofEntries(
                    Map.entry(Event.DEEM_RENEWED, State.GRANTED),
                    Map.entry(Event.LAPSE, State.TERMINATED),
                    Map.entry(Event.EXTEND, State.ACCEPTED),
                    Map.entry(Event.PROPOSE_SUSPENSION, State.ACCEPTED),
                    Map.entry(Event.REJECT_SUSPENSION, State.ACCEPTED),
                    Map.entry(Event.SUSPEND, State.SUSPENDED),
                    Map.entry(Event.TELL_HEARING, State.ACCEPTED),
                    Map.entry(Event.ASK_HEARING, State.ACCEPTED),
                    Map.entry(Event.ANNOUNCE_HEARING, State.ACCEPTED),
                    Map.entry(Event.HOLD_HEARING, State.ACCEPTED),
                    Map.entry(Event.TERMINATE, State.TERMINATED),
                    Map.entry(Event.GRANT, State.GRANTED),
                    Map.entry(Event.REFUSE, State.REFUSED),
                    Map.entry(Event.WITHDRAW_ACCEPTED, State.WITHDRAWN)),
            State.SUSPENDED,
            Map.of(
                    Event.DEEM_RENEWED_SUSPENDED, State.GRANTED,
                    Event.LAPSE_SUSPENDED, State.TERMINATED,
                    Event.RESUME, State.ACCEPTED,
                    Event.ASK_HEARING_SUSPENDED, State.SUSPENDED,
                    Event.ANNOUNCE_HEARING_SUSPENDED, State.SUSPENDED,
                    Event.HOLD_HEARING_SUSPENDED, State.SUSPENDED,
                    Event.WITHDRAW_SUSPENDED, State.WITHDRAWN,
                    Event.TERMINATE_SUSPENDED, State.TERMINATED),
            State.GRANTED,
            Map.of(
                    Event.REVOKE, State.REVOKED,
                    Event.LET_STAND, State.GRANTED,
                    Event.ANNUL, State.ANNULLED,
                    Event.REMAND, State.ACCEPTED,
                    Event.REISSUE, State.GRANTED,
                    Event.PROPOSE_RECTIFICATION, State.GRANTED,
                    Event.REJECT_RECTIFICATION, State.GRANTED,
                    Event.RECTIFY, State.GRANTED),
            State.REFUSED,
            Map.of(
                    Event.LET_STAND_REFUSED, State.REFUSED,
                    Event.ANNUL_REFUSED, State.ANNULLED,
                    Event.REMAND_REFUSED, State.ACCEPTED,
                    Event.PROPOSE_RECTIFICATION_REFUSED, State.REFUSED,
                    Event.REJECT_RECTIFICATION_REFUSED, State.REFUSED,
                    Event.RECTIFY_REFUSED, State.REFUSED),
            State.NOT_ACCEPTED,
            Map.of(
                    Event.LET_STAND_NOT_ACCEPTED, State.NOT_ACCEPTED,
                    Event.ANNUL_NOT_ACCEPTED, State.ANNULLED,
                    Event.REMAND_NOT_ACCEPTED, State.ACCEPTED));

    @Test
    void everyEventInEveryStateLeadsWhereTheGraphSaysOrNowhere() {
        for (var state : State.values()) {
            for (var event : Event.values()) {
                var wanted = GRAPH.getOrDefault(state, Map.of()).get(event);
                assertThat(state.after(event).orElse(null))
                        .as(state + " " + event)
                        .isEqualTo(wanted);
            }
        }
    }

    @Test
    void onlySubmittingBeginsACase() {
        assertThat(Arrays.stream(Event.values()).filter(event -> event.from().isEmpty()))
                .containsExactly(Event.SUBMIT);
        assertThat(Event.SUBMIT.to()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void aCaseIsOpenExactlyWhileTheOfficeOrTheApplicantCanStillBringItToAnEnd() {
        for (var state : State.values()) {
            var canHappen = Arrays.stream(Event.values())
                    .anyMatch(event -> event != Event.REVOKE
                            && event.to() != state
                            && !event.byAnother()
                            && state.after(event).isPresent());
            assertThat(state.open()).as(state.name()).isEqualTo(canHappen);
        }
    }

    @Test
    void onlyWhatTheOfficeDecidedIsJudgedByAnotherAndOnlyAnOrderLetsItBeginAgain() {
        for (var event : Event.values()) {
            if (event.byAnother()) {
                assertThat(event.from()).as(event.name()).hasValueSatisfying(state -> assertThat(state.decided())
                        .isTrue());
            }
            assertThat(event.again()).as(event.name()).isEqualTo(event.name().startsWith("REMAND"));
        }
        assertThat(State.values())
                .filteredOn(State::decided)
                .containsExactly(State.NOT_ACCEPTED, State.GRANTED, State.REFUSED);
    }

    @Test
    void everyStateIsReachedBySomeEvent() {
        assertThat(Arrays.stream(State.values()))
                .allMatch(state -> Arrays.stream(Event.values()).anyMatch(event -> event.to() == state));
    }
}
