package org.tiaokuai.casework.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.course.State;

/** One person's request for one item: it says who may do what with it now, and it is decided once. */
final class Application {

    /** What the applicant does, and what the law says of an office that kept silent. */
    private static final Set<State.Event> OF_APPLICANTS = EnumSet.of(
            State.Event.SUBMIT,
            State.Event.CORRECT,
            State.Event.DEEM_ACCEPTED,
            State.Event.WITHDRAW,
            State.Event.WITHDRAW_CORRECTING,
            State.Event.WITHDRAW_ACCEPTED,
            State.Event.WITHDRAW_SUSPENDED);

    static {
        Arrays.stream(State.Event.values())
                .filter(event -> event.renews() || event.lapses())
                .forEach(OF_APPLICANTS::add);
    }

    /** A clerk may see that a step is needed, or over; all else is for who decides for the agency. */
    private static final Set<State.Event> OF_BOTH = EnumSet.of(
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

    private static final Set<State.Event> OF_CLERKS = EnumSet.copyOf(OF_BOTH);

    static {
        OF_CLERKS.addAll(EnumSet.of(
                State.Event.ACCEPT,
                State.Event.DECLINE,
                State.Event.REQUEST_CORRECTION,
                State.Event.DECLINE_UNCORRECTED));
    }

    private final String number;
    private final UUID account;
    private final String subject;
    private final UUID handledBy;
    private final String item;
    private final State state;
    private final boolean asked;

    /** @param asked whether a correction was asked for before */
    Application(String number, UUID account, String subject, UUID handledBy, String item, State state, boolean asked) {
        this.number = number;
        this.account = account;
        this.subject = subject;
        this.handledBy = handledBy;
        this.item = item;
        this.state = state;
        this.asked = asked;
    }

    Act receive(Officer officer, boolean accept) {
        return act(officer, accept ? State.Event.ACCEPT : State.Event.DECLINE);
    }

    /** Before the applicant's time has passed, nobody may say that it has. */
    Act declineUncorrected(Officer officer, boolean overdue) {
        var act = act(officer, State.Event.DECLINE_UNCORRECTED);
        return act instanceof Act.Done && !overdue ? new Act.NotNow(state) : act;
    }

    Act requestCorrection(Officer officer) {
        var act = act(officer, State.Event.REQUEST_CORRECTION);
        return act instanceof Act.Done && asked ? new Act.AskedBefore() : act;
    }

    Act correct(UUID by) {
        return by.equals(account) ? follow(State.Event.CORRECT) : new Act.NoSuchCase();
    }

    Act keepSilent() {
        return follow(State.Event.DEEM_ACCEPTED);
    }

    /** The permit ended before anybody decided. */
    Act renewSilently() {
        return state.renewing().map(this::follow).orElseGet(() -> new Act.NotNow(state));
    }

    /** There is nothing left to renew. */
    Act lapse() {
        return state.lapsing().map(this::follow).orElseGet(() -> new Act.NotNow(state));
    }

    Act decide(Officer officer, boolean grant) {
        return act(officer, grant ? State.Event.GRANT : State.Event.REFUSE);
    }

    /**
     * Accepts what is decided in the same act.
     *
     * @param window whether the item lets the window decide
     */
    Act settle(Officer officer, boolean window) {
        var act = act(officer, State.Event.ACCEPT);
        return act instanceof Act.Done && !window && !officer.has(Role.APPROVER) ? new Act.NotEntitled() : act;
    }

    /** Once it is accepted by the same act. */
    Act settled(boolean grant) {
        return follow(grant ? State.Event.GRANT : State.Event.REFUSE);
    }

    /** A clerk may see that a step is needed, or over; who decides for the agency says what it does to the limit. */
    Act take(Officer officer, State.Event event) {
        return act(officer, event);
    }

    /** What the applicant asks for of what the office might do, too. */
    Act request(UUID by, State.Event event) {
        return by.equals(account) ? follow(event) : new Act.NoSuchCase();
    }

    Act withdraw(UUID by) {
        if (!by.equals(account)) {
            return new Act.NoSuchCase();
        }
        return follow(
                switch (state) {
                    case ACCEPTED -> State.Event.WITHDRAW_ACCEPTED;
                    case CORRECTING -> State.Event.WITHDRAW_CORRECTING;
                    case SUSPENDED -> State.Event.WITHDRAW_SUSPENDED;
                    case SUBMITTED, NOT_ACCEPTED, GRANTED, REFUSED, WITHDRAWN, TERMINATED, REVOKED, ANNULLED ->
                        State.Event.WITHDRAW;
                });
    }

    /** Of which a post must have one for a step; what the applicant does and what the law says asks for none. */
    static Set<Role> roles(State.Event event) {
        var roles = EnumSet.noneOf(Role.class);
        if (OF_CLERKS.contains(event)) {
            roles.add(Role.WINDOW);
        }
        if (!OF_APPLICANTS.contains(event) && (!OF_CLERKS.contains(event) || OF_BOTH.contains(event))) {
            roles.add(Role.APPROVER);
        }
        return roles;
    }

    private Act act(Officer officer, State.Event event) {
        if (!concerns(officer)) {
            return new Act.NoSuchCase();
        }
        return roles(event).stream().anyMatch(officer::has) ? follow(event) : new Act.NotEntitled();
    }

    /** To all others it does not exist: to other posts, and to whom it is about. */
    boolean concerns(Officer officer) {
        return officer.post().handles(handledBy, item) && !officer.is(account, subject);
    }

    private Act follow(State.Event event) {
        Optional<State> next = state.after(event);
        return next.isPresent() ? new Act.Done(number, event, next.get()) : new Act.NotNow(state);
    }
}
