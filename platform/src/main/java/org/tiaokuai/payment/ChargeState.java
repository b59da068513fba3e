package org.tiaokuai.payment;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Role;

/**
 * Where a charge stands: the whole graph, each edge named by its event. The picture of it in {@code docs/architecture.md} is
 * compared with this by a test.
 */
public enum ChargeState {
    /** 待缴. No clock of the case stops for it: no law leaves the time out in which the applicant pays. */
    DUE,
    /** 已缴. */
    PAID,
    /** 已减免. */
    WAIVED,
    /** 已撤回. */
    WITHDRAWN,
    /** 已退. */
    REFUNDED;

    /** What can happen to a charge. */
    public enum Event {
        /** 缴款通知. */
        CHARGED(null, ChargeState.DUE, Role.WINDOW, Role.APPROVER),
        /** 缴款: the full amount, for there is no other. */
        PAID(ChargeState.DUE, ChargeState.PAID, Role.WINDOW, Role.APPROVER),
        /** 减免: by who decides for the agency, and by somebody else than who charged. */
        WAIVED(ChargeState.DUE, ChargeState.WAIVED, Role.APPROVER),
        /** The notice should not have been issued. */
        WITHDRAWN(ChargeState.DUE, ChargeState.WITHDRAWN, Role.WINDOW, Role.APPROVER),
        /** 退费: whole, and by somebody else than who recorded the payment. */
        REFUNDED(ChargeState.PAID, ChargeState.REFUNDED, Role.APPROVER);

        private final @Nullable ChargeState from;
        private final ChargeState to;
        private final Set<Role> roles;

        Event(@Nullable ChargeState from, ChargeState to, Role... roles) {
            this.from = from;
            this.to = to;
            this.roles = Set.of(roles);
        }

        public Optional<ChargeState> from() {
            return Optional.ofNullable(from);
        }

        public ChargeState to() {
            return to;
        }

        /** Of which a post must have one. */
        public Set<Role> roles() {
            return roles;
        }
    }

    /** Where an event leads from here; empty when it cannot happen here. */
    public Optional<ChargeState> after(Event event) {
        return event.from == this ? Optional.of(event.to) : Optional.empty();
    }
}
