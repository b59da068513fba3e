package org.tiaokuai.catalogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;

/**
 * Where a version of an item stands: the whole graph, each edge named by its event. A working copy goes from draft to its
 * opening; suspended and withdrawn are said of the version in force, and so of the item.
 */
public enum Stage {
    DRAFT,
    IN_REVIEW,
    SCHEDULED,
    PUBLISHED,
    REVISED,
    SUSPENDED,
    WITHDRAWN;

    /** What can happen to a version. */
    public enum Event {
        /** 起草, of a new item or of a revision. */
        BEGIN(null, Stage.DRAFT, Role.EDITOR),
        /** 送审. */
        HAND_IN(Stage.DRAFT, Stage.IN_REVIEW, Role.EDITOR),
        /** 核对: the draft takes note of a version that was published meanwhile. */
        CATCH_UP(Stage.DRAFT, Stage.DRAFT, Role.EDITOR),
        /** 放弃. */
        DISCARD(Stage.DRAFT, null, Role.EDITOR),
        /** 退回修改. */
        RETURN(Stage.IN_REVIEW, Stage.DRAFT, Role.APPROVER),
        /** 审定, for a day. */
        APPROVE(Stage.IN_REVIEW, Stage.SCHEDULED, Role.APPROVER),
        /** 撤回, before the day has come. */
        RECALL(Stage.SCHEDULED, Stage.DRAFT, Role.APPROVER),
        /** Another version was published before the day had come. */
        OVERTAKE(Stage.SCHEDULED, Stage.DRAFT, null),
        /** 启用, at the start of its day. */
        OPEN(Stage.SCHEDULED, Stage.PUBLISHED, null),
        /** 导入, without review here. */
        IMPORT(null, Stage.PUBLISHED, null),
        /** 修订, by the version that follows. */
        REVISE(Stage.PUBLISHED, Stage.REVISED, null),
        /** 划转, to the department that the information authority settled: it handles the version that follows. */
        ASSIGN(Stage.PUBLISHED, Stage.PUBLISHED, null),
        /** 复核无误: the version stays as it is until the next review. */
        CONFIRM(Stage.PUBLISHED, Stage.PUBLISHED, Role.APPROVER),
        /** 暂停受理. */
        SUSPEND(Stage.PUBLISHED, Stage.SUSPENDED, Role.APPROVER),
        /** 恢复受理, by hand or because its day has come. */
        RESUME(Stage.SUSPENDED, Stage.PUBLISHED, Role.APPROVER),
        /** 取消. */
        WITHDRAW(Stage.PUBLISHED, Stage.WITHDRAWN, Role.APPROVER),
        /** 取消, of what was suspended. */
        WITHDRAW_SUSPENDED(Stage.SUSPENDED, Stage.WITHDRAWN, Role.APPROVER);

        private final @Nullable Stage from;
        private final @Nullable Stage to;
        private final @Nullable Role role;

        Event(@Nullable Stage from, @Nullable Stage to, @Nullable Role role) {
            this.from = from;
            this.to = to;
            this.role = role;
        }

        /** Empty for what begins a version. */
        public Optional<Stage> from() {
            return Optional.ofNullable(from);
        }

        /** Empty for what ends a working copy without a trace in the catalogue. */
        public Optional<Stage> to() {
            return Optional.ofNullable(to);
        }

        /** Whether the post entitles to it; what comes about by itself is done by nobody. */
        public boolean isOf(Officer officer) {
            return role != null && officer.has(role);
        }

        /** Whether it happens to a working copy, not to the version in force. */
        public boolean beforeOpening() {
            return this == BEGIN || from == DRAFT || from == IN_REVIEW || from == SCHEDULED;
        }
    }

    /** Whether one can apply now. */
    public boolean takesApplications() {
        return this == PUBLISHED;
    }
}
