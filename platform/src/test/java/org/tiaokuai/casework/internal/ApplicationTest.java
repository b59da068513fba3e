package org.tiaokuai.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.course.State;

class ApplicationTest {

    private static final String ITEM = "SHI-1";
    private static final UUID OWNER = UUID.randomUUID();
    private static final UUID DEPARTMENT = UUID.randomUUID();
    private static final String SUBJECT = "subject";

    private static Application in(State state) {
        return new Application("N", OWNER, SUBJECT, DEPARTMENT, ITEM, state, false);
    }

    private static Officer officer(UUID account, @Nullable String person, UUID department, Role... roles) {
        return new Officer(account, person, "周", new Post(UUID.randomUUID(), department, "局", "职", Set.of(roles)));
    }

    private static Officer officer(Role... roles) {
        return officer(UUID.randomUUID(), "someone else", DEPARTMENT, roles);
    }

    @Test
    void aWindowOfficerAcceptsOrDeclinesAndAnApproverDecides() {
        assertThat(in(State.SUBMITTED).receive(officer(Role.WINDOW), true))
                .isEqualTo(new Act.Done("N", State.Event.ACCEPT, State.ACCEPTED));
        assertThat(in(State.SUBMITTED).receive(officer(Role.WINDOW), false))
                .isEqualTo(new Act.Done("N", State.Event.DECLINE, State.NOT_ACCEPTED));
        assertThat(in(State.ACCEPTED).decide(officer(Role.APPROVER), true))
                .isEqualTo(new Act.Done("N", State.Event.GRANT, State.GRANTED));
        assertThat(in(State.ACCEPTED).decide(officer(Role.APPROVER), false))
                .isEqualTo(new Act.Done("N", State.Event.REFUSE, State.REFUSED));
    }

    @Test
    void aCorrectionIsAskedForOnceAndDeclinedOnlyWhenItsTimeHasPassed() {
        assertThat(in(State.SUBMITTED).requestCorrection(officer(Role.WINDOW)))
                .isEqualTo(new Act.Done("N", State.Event.REQUEST_CORRECTION, State.CORRECTING));
        var asked = new Application("N", OWNER, SUBJECT, DEPARTMENT, ITEM, State.SUBMITTED, true);
        assertThat(asked.requestCorrection(officer(Role.WINDOW))).isEqualTo(new Act.AskedBefore());
        assertThat(asked.requestCorrection(officer(Role.APPROVER))).isEqualTo(new Act.NotEntitled());
        assertThat(in(State.ACCEPTED).requestCorrection(officer(Role.WINDOW)))
                .isEqualTo(new Act.NotNow(State.ACCEPTED));
        assertThat(in(State.CORRECTING).declineUncorrected(officer(Role.WINDOW), false))
                .isEqualTo(new Act.NotNow(State.CORRECTING));
        assertThat(in(State.CORRECTING).declineUncorrected(officer(Role.WINDOW), true))
                .isEqualTo(new Act.Done("N", State.Event.DECLINE_UNCORRECTED, State.NOT_ACCEPTED));
        assertThat(in(State.CORRECTING).receive(officer(Role.WINDOW), true))
                .isEqualTo(new Act.NotNow(State.CORRECTING));
        assertThat(in(State.CORRECTING).correct(UUID.randomUUID())).isEqualTo(new Act.NoSuchCase());
        assertThat(in(State.SUBMITTED).correct(OWNER)).isEqualTo(new Act.NotNow(State.SUBMITTED));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void anotherDepartmentIsNotEvenToldThatThereIsACase(State state) {
        var stranger = officer(UUID.randomUUID(), null, UUID.randomUUID(), Role.values());
        assertThat(in(state).receive(stranger, true)).isEqualTo(new Act.NoSuchCase());
        assertThat(in(state).decide(stranger, true)).isEqualTo(new Act.NoSuchCase());
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void aPostWithoutTheRoleMayNot(State state) {
        assertThat(in(state).receive(officer(Role.APPROVER, Role.SUPERVISOR), true))
                .isEqualTo(new Act.NotEntitled());
        assertThat(in(state).decide(officer(Role.WINDOW, Role.SYSTEM_ADMINISTRATOR), true))
                .isEqualTo(new Act.NotEntitled());
        assertThat(in(state).decide(officer(), true)).isEqualTo(new Act.NotEntitled());
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void onesOwnCaseIsNotThereWhetherByAccountOrAsAPerson(State state) {
        for (var oneself : new Officer[] {
            officer(OWNER, null, DEPARTMENT, Role.values()),
            officer(UUID.randomUUID(), SUBJECT, DEPARTMENT, Role.values())
        }) {
            assertThat(in(state).receive(oneself, true)).isEqualTo(new Act.NoSuchCase());
            assertThat(in(state).decide(oneself, false)).isEqualTo(new Act.NoSuchCase());
        }
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "SUBMITTED")
    void whatWasReceivedOnceIsNotReceivedTwice(State state) {
        assertThat(in(state).receive(officer(Role.WINDOW), true)).isEqualTo(new Act.NotNow(state));
        assertThat(in(state).receive(officer(Role.WINDOW), false)).isEqualTo(new Act.NotNow(state));
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "ACCEPTED")
    void nothingIsDecidedBeforeItIsAcceptedOrTwice(State state) {
        assertThat(in(state).decide(officer(Role.APPROVER), true)).isEqualTo(new Act.NotNow(state));
        assertThat(in(state).decide(officer(Role.APPROVER), false)).isEqualTo(new Act.NotNow(state));
    }

    @Test
    void onlyTheOwnerWithdrawsAndOnlyWhileItIsOpen() {
        assertThat(in(State.SUBMITTED).withdraw(OWNER))
                .isEqualTo(new Act.Done("N", State.Event.WITHDRAW, State.WITHDRAWN));
        assertThat(in(State.ACCEPTED).withdraw(OWNER))
                .isEqualTo(new Act.Done("N", State.Event.WITHDRAW_ACCEPTED, State.WITHDRAWN));
        for (var state : State.values()) {
            assertThat(in(state).withdraw(UUID.randomUUID())).isEqualTo(new Act.NoSuchCase());
            if (!state.open()) {
                assertThat(in(state).withdraw(OWNER)).isEqualTo(new Act.NotNow(state));
            }
        }
    }

    /** What the check of the ledger holds acts against is what an act asks for. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void theRolesThatAStepAsksForAreThoseThatTakeIt(Role role) {
        var officer = officer(role);
        Map.of(
                        State.Event.ACCEPT, in(State.SUBMITTED).receive(officer, true),
                        State.Event.DECLINE, in(State.SUBMITTED).receive(officer, false),
                        State.Event.REQUEST_CORRECTION, in(State.SUBMITTED).requestCorrection(officer),
                        State.Event.DECLINE_UNCORRECTED, in(State.CORRECTING).declineUncorrected(officer, true),
                        State.Event.GRANT, in(State.ACCEPTED).decide(officer, true),
                        State.Event.REFUSE, in(State.ACCEPTED).decide(officer, false),
                        State.Event.EXTEND, in(State.ACCEPTED).take(officer, State.Event.EXTEND))
                .forEach((event, act) -> assertThat(act instanceof Act.Done)
                        .as(event + " by " + role)
                        .isEqualTo(Application.roles(event).contains(role)));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void onlyAnApproverOfTheDepartmentExtendsAndOnlyWhatIsAccepted(State state) {
        var extended = new Act.Done("N", State.Event.EXTEND, State.ACCEPTED);
        assertThat(extend(state, officer(Role.APPROVER)))
                .isEqualTo(state == State.ACCEPTED ? extended : new Act.NotNow(state));
        assertThat(extend(state, officer(Role.WINDOW, Role.SUPERVISOR))).isEqualTo(new Act.NotEntitled());
        assertThat(extend(state, officer(OWNER, null, DEPARTMENT, Role.values())))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(extend(state, officer(UUID.randomUUID(), null, UUID.randomUUID(), Role.values())))
                .isEqualTo(new Act.NoSuchCase());
    }

    private static Act extend(State state, Officer officer) {
        return in(state).take(officer, State.Event.EXTEND);
    }

    private static final Set<State.Event> CLERKS = Set.of(
            State.Event.ACCEPT,
            State.Event.DECLINE,
            State.Event.REQUEST_CORRECTION,
            State.Event.DECLINE_UNCORRECTED,
            State.Event.PROPOSE_SUSPENSION,
            State.Event.REJECT_SUSPENSION,
            State.Event.RESUME,
            State.Event.ASK_HEARING,
            State.Event.ASK_HEARING_SUSPENDED,
            State.Event.ANNOUNCE_HEARING,
            State.Event.ANNOUNCE_HEARING_SUSPENDED,
            State.Event.HOLD_HEARING,
            State.Event.HOLD_HEARING_SUSPENDED,
            State.Event.REISSUE,
            State.Event.PROPOSE_RECTIFICATION,
            State.Event.PROPOSE_RECTIFICATION_REFUSED);

    private static final Set<State.Event> DECIDERS = Set.of(
            State.Event.PROPOSE_SUSPENSION,
            State.Event.RESUME,
            State.Event.EXTEND,
            State.Event.TELL_HEARING,
            State.Event.ASK_HEARING,
            State.Event.ASK_HEARING_SUSPENDED,
            State.Event.ANNOUNCE_HEARING,
            State.Event.ANNOUNCE_HEARING_SUSPENDED,
            State.Event.HOLD_HEARING,
            State.Event.HOLD_HEARING_SUSPENDED,
            State.Event.SUSPEND,
            State.Event.REJECT_SUSPENSION,
            State.Event.GRANT,
            State.Event.REFUSE,
            State.Event.TERMINATE,
            State.Event.TERMINATE_SUSPENDED,
            State.Event.REVOKE,
            State.Event.LET_STAND,
            State.Event.LET_STAND_REFUSED,
            State.Event.LET_STAND_NOT_ACCEPTED,
            State.Event.ANNUL,
            State.Event.ANNUL_REFUSED,
            State.Event.ANNUL_NOT_ACCEPTED,
            State.Event.REMAND,
            State.Event.REMAND_REFUSED,
            State.Event.REMAND_NOT_ACCEPTED,
            State.Event.REISSUE,
            State.Event.PROPOSE_RECTIFICATION,
            State.Event.PROPOSE_RECTIFICATION_REFUSED,
            State.Event.REJECT_RECTIFICATION,
            State.Event.REJECT_RECTIFICATION_REFUSED,
            State.Event.RECTIFY,
            State.Event.RECTIFY_REFUSED);

    /** Every step in every state by every role: followed, not now, or not theirs. */
    @ParameterizedTest
    @EnumSource(State.Event.class)
    void eachStepIsTakenByThoseWhomItIsFor(State.Event event) {
        for (var state : State.values()) {
            var next = state.after(event);
            var followed = next.<Act>map(to -> new Act.Done("N", event, to)).orElse(new Act.NotNow(state));
            for (var role : Role.values()) {
                var theirs = role == Role.WINDOW && CLERKS.contains(event)
                        || role == Role.APPROVER && DECIDERS.contains(event);
                assertThat(in(state).take(officer(role), event))
                        .as(event + " in " + state + " by " + role)
                        .isEqualTo(theirs ? followed : new Act.NotEntitled());
            }
        }
    }
}
