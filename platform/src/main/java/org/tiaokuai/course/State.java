package org.tiaokuai.course;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;

/**
 * Where a case stands: the whole graph of transitions, each edge named by its event. The picture of it in
 * {@code docs/architecture.md} is compared with this by a test.
 */
public enum State {
    SUBMITTED,
    /** The applicant was told, once, all that must be corrected 补正. */
    CORRECTING,
    ACCEPTED,
    /** A step goes on whose time the law leaves out 特别程序. */
    SUSPENDED,
    NOT_ACCEPTED,
    GRANTED,
    REFUSED,
    WITHDRAWN,
    /** There was nothing left to decide 终止. */
    TERMINATED,
    REVOKED,
    /** Another body took back what was decided, and nothing is left to decide. */
    ANNULLED;

    /** What can happen to a case. */
    public enum Event {
        /** 收件. */
        SUBMIT(null, State.SUBMITTED),
        /** 受理. */
        ACCEPT(State.SUBMITTED, State.ACCEPTED),
        /** 不予受理. */
        DECLINE(State.SUBMITTED, State.NOT_ACCEPTED),
        /** 一次告知补正. */
        REQUEST_CORRECTION(State.SUBMITTED, State.CORRECTING),
        /** 补正: received, and looked at anew. */
        CORRECT(State.CORRECTING, State.SUBMITTED),
        /** 不予受理, since it was not corrected in time. */
        DECLINE_UNCORRECTED(State.CORRECTING, State.NOT_ACCEPTED),
        /** 视为受理: nobody said within five days what is missing (行政许可法第三十二条第一款第四项). */
        DEEM_ACCEPTED(State.SUBMITTED, State.ACCEPTED),
        /** 延长审批: the limit of the decision becomes longer (行政许可法第四十二条). */
        EXTEND(State.ACCEPTED, State.ACCEPTED),
        /** Somebody proposes a step whose time the law leaves out (行政许可法第四十五条); nothing stops yet. */
        PROPOSE_SUSPENSION(State.ACCEPTED, State.ACCEPTED),
        REJECT_SUSPENSION(State.ACCEPTED, State.ACCEPTED),
        /** 特别程序开始: approved by another person, and told to the applicant in writing. */
        SUSPEND(State.ACCEPTED, State.SUSPENDED),
        /** 特别程序结束. */
        RESUME(State.SUSPENDED, State.ACCEPTED),
        /** 告知听证权利: what is to be decided weighs much for somebody, who may ask to be heard first (行政许可法第四十七条). */
        TELL_HEARING(State.ACCEPTED, State.ACCEPTED),
        ASK_HEARING(State.ACCEPTED, State.ACCEPTED),
        /** 要求听证, while the clock stands for another step. */
        ASK_HEARING_SUSPENDED(State.SUSPENDED, State.SUSPENDED),
        /** 通知听证的时间、地点; another time and place take their stead. */
        ANNOUNCE_HEARING(State.ACCEPTED, State.ACCEPTED),
        ANNOUNCE_HEARING_SUSPENDED(State.SUSPENDED, State.SUSPENDED),
        /** 举行听证, with what its record says. */
        HOLD_HEARING(State.ACCEPTED, State.ACCEPTED),
        HOLD_HEARING_SUSPENDED(State.SUSPENDED, State.SUSPENDED),
        /** 准予. */
        GRANT(State.ACCEPTED, State.GRANTED),
        /** 不予. */
        REFUSE(State.ACCEPTED, State.REFUSED),
        /** 撤回, before it is accepted. */
        WITHDRAW(State.SUBMITTED, State.WITHDRAWN),
        /** 撤回, instead of correcting it. */
        WITHDRAW_CORRECTING(State.CORRECTING, State.WITHDRAWN),
        /** 撤回, while it is examined. */
        WITHDRAW_ACCEPTED(State.ACCEPTED, State.WITHDRAWN),
        /** 撤回, while the clock stands. */
        WITHDRAW_SUSPENDED(State.SUSPENDED, State.WITHDRAWN),
        /** 终止: nobody can decide it any more. */
        TERMINATE(State.ACCEPTED, State.TERMINATED),
        TERMINATE_SUSPENDED(State.SUSPENDED, State.TERMINATED),
        /** 撤销, of what was granted (行政许可法第六十九条). */
        REVOKE(State.GRANTED, State.REVOKED),
        /** 复议维持、驳回诉讼请求、确认违法: another body said something of it, and it stands. */
        LET_STAND(State.GRANTED, State.GRANTED),
        LET_STAND_REFUSED(State.REFUSED, State.REFUSED),
        LET_STAND_NOT_ACCEPTED(State.NOT_ACCEPTED, State.NOT_ACCEPTED),
        /** 被复议机关、人民法院撤销 (行政复议法第六十四条, 行政诉讼法第七十条). */
        ANNUL(State.GRANTED, State.ANNULLED),
        ANNUL_REFUSED(State.REFUSED, State.ANNULLED),
        ANNUL_NOT_ACCEPTED(State.NOT_ACCEPTED, State.ANNULLED),
        /** 被撤销并责令重新作出: it is decided again. */
        REMAND(State.GRANTED, State.ACCEPTED),
        REMAND_REFUSED(State.REFUSED, State.ACCEPTED),
        REMAND_NOT_ACCEPTED(State.NOT_ACCEPTED, State.ACCEPTED),
        /** 补发、换发: another certificate stands in the place of one that was lost or damaged. */
        REISSUE(State.GRANTED, State.GRANTED),
        /** Somebody proposes that a slip be put right; nothing is by that. */
        PROPOSE_RECTIFICATION(State.GRANTED, State.GRANTED),
        PROPOSE_RECTIFICATION_REFUSED(State.REFUSED, State.REFUSED),
        REJECT_RECTIFICATION(State.GRANTED, State.GRANTED),
        REJECT_RECTIFICATION_REFUSED(State.REFUSED, State.REFUSED),
        /** 更正: approved by another person, and told to the applicant in writing. */
        RECTIFY(State.GRANTED, State.GRANTED),
        RECTIFY_REFUSED(State.REFUSED, State.REFUSED),
        /** 视为准予延续: nobody decided before the permit ended (行政许可法第五十条第二款), wherever the case stood then. */
        DEEM_RENEWED(State.ACCEPTED, State.GRANTED),
        DEEM_RENEWED_SUBMITTED(State.SUBMITTED, State.GRANTED),
        DEEM_RENEWED_CORRECTING(State.CORRECTING, State.GRANTED),
        DEEM_RENEWED_SUSPENDED(State.SUSPENDED, State.GRANTED),
        /** 终止, for the permit that was to be renewed was taken away: nothing is left to decide, wherever the case stands. */
        LAPSE(State.ACCEPTED, State.TERMINATED),
        LAPSE_SUBMITTED(State.SUBMITTED, State.TERMINATED),
        LAPSE_CORRECTING(State.CORRECTING, State.TERMINATED),
        LAPSE_SUSPENDED(State.SUSPENDED, State.TERMINATED);

        private static final Set<Event> RENEWING = EnumSet.range(DEEM_RENEWED, DEEM_RENEWED_SUSPENDED);
        private static final Set<Event> LAPSING = EnumSet.range(LAPSE, LAPSE_SUSPENDED);

        private final @Nullable State from;
        private final State to;

        Event(@Nullable State from, State to) {
            this.from = from;
            this.to = to;
        }

        public Optional<State> from() {
            return Optional.ofNullable(from);
        }

        public State to() {
            return to;
        }

        /** Whether it brings an open case to its end. */
        public boolean ends() {
            return from != null && from.open() && !to.open();
        }

        /** Whether what had ended begins again. */
        public boolean again() {
            return from != null && !from.open() && to.open();
        }

        /** Whether silence renews a permit by it. */
        public boolean renews() {
            return RENEWING.contains(this);
        }

        /** Whether nothing is left to renew. */
        public boolean lapses() {
            return LAPSING.contains(this);
        }

        /** Whether it is what another body said of a decision. */
        public boolean byAnother() {
            return EnumSet.of(
                            LET_STAND,
                            LET_STAND_REFUSED,
                            LET_STAND_NOT_ACCEPTED,
                            ANNUL,
                            ANNUL_REFUSED,
                            ANNUL_NOT_ACCEPTED,
                            REMAND,
                            REMAND_REFUSED,
                            REMAND_NOT_ACCEPTED)
                    .contains(this);
        }
    }

    /** Where an event leads from here; empty when it cannot happen here. */
    public Optional<State> after(Event event) {
        return event.from == this ? Optional.of(event.to) : Optional.empty();
    }

    /** How silence renews from here what was to be renewed; empty once the case has ended. */
    public Optional<Event> renewing() {
        return Event.RENEWING.stream().filter(event -> event.from == this).findFirst();
    }

    /** How the case ends from here once nothing is left to renew; empty once it has ended. */
    public Optional<Event> lapsing() {
        return Event.LAPSING.stream().filter(event -> event.from == this).findFirst();
    }

    /** Whether the next step belongs to the officer's post. */
    public boolean waitsFor(Officer officer) {
        return this != CORRECTING && this != SUSPENDED && concerns(officer.post());
    }

    /** Whether a post works on cases that stand here, be it that they wait for somebody else now. */
    public boolean concerns(Post post) {
        return switch (this) {
            case SUBMITTED, CORRECTING -> post.roles().contains(Role.WINDOW);
            case ACCEPTED -> post.roles().contains(Role.APPROVER);
            case SUSPENDED -> post.roles().contains(Role.WINDOW) || post.roles().contains(Role.APPROVER);
            case NOT_ACCEPTED, GRANTED, REFUSED, WITHDRAWN, TERMINATED, REVOKED, ANNULLED -> false;
        };
    }

    /** Whether it came to a result, whatever became of that. */
    public boolean resulted() {
        return this == GRANTED || this == REVOKED || this == ANNULLED;
    }

    /** Whether the office decided, and somebody else may say something of it. */
    public boolean decided() {
        return this == GRANTED || this == REFUSED || this == NOT_ACCEPTED;
    }

    public boolean open() {
        return this == SUBMITTED || this == CORRECTING || this == ACCEPTED || this == SUSPENDED;
    }
}
