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
                    Event.ACCEPT, State.ACCEPTED,
                    Event.DECLINE, State.NOT_ACCEPTED,
                    Event.REQUEST_CORRECTION, State.CORRECTING,
                    Event.DEEM_ACCEPTED, State.ACCEPTED,
                    Event.WITHDRAW, State.WITHDRAWN),
            State.CORRECTING,
            Map.of(
                    Event.CORRECT, State.SUBMITTED,
                    Event.DECLINE_UNCORRECTED, State.NOT_ACCEPTED,
                    Event.WITHDRAW_CORRECTING, State.WITHDRAWN),
            State.ACCEPTED,
            Map.of(
                    Event.EXTEND, State.ACCEPTED,
                    Event.PROPOSE_SUSPENSION, State.ACCEPTED,
                    Event.REJECT_SUSPENSION, State.ACCEPTED,
                    Event.SUSPEND, State.SUSPENDED,
                    Event.TERMINATE, State.TERMINATED,
                    Event.GRANT, State.GRANTED,
                    Event.REFUSE, State.REFUSED,
                    Event.WITHDRAW_ACCEPTED, State.WITHDRAWN),
            State.SUSPENDED,
            Map.of(
                    Event.RESUME, State.ACCEPTED,
                    Event.WITHDRAW_SUSPENDED, State.WITHDRAWN,
                    Event.TERMINATE_SUSPENDED, State.TERMINATED),
            State.GRANTED,
            Map.of(Event.REVOKE, State.REVOKED));

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
    void aCaseIsOpenExactlyWhileSomethingOtherThanARevocationCanStillHappen() {
        for (var state : State.values()) {
            var canHappen = Arrays.stream(Event.values())
                    .anyMatch(
                            event -> event != Event.REVOKE && state.after(event).isPresent());
            assertThat(state.open()).as(state.name()).isEqualTo(canHappen);
        }
    }

    @Test
    void everyStateIsReachedBySomeEvent() {
        assertThat(Arrays.stream(State.values()))
                .allMatch(state -> Arrays.stream(Event.values()).anyMatch(event -> event.to() == state));
    }
}
