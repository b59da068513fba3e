package org.tiaokuai.organisation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.Organisation.Appointment;

/** Giving and ending posts by administrators; every act is kept with who did it. */
public interface Appointments {

    UUID appoint(Appointment appointment, Officer by);

    /** From then on nobody acts under it, also who is signed in. */
    Ending end(UUID account, UUID post, Officer by);

    /** The posts of these accounts, also those that have ended, in the order in which they were given. */
    List<HeldPost> of(Collection<UUID> accounts);

    /** What was done to the posts of an account, the latest first. */
    List<Act> acts(UUID account);

    /** @param endedAt none while the post is held */
    record HeldPost(
            UUID id,
            UUID account,
            UUID department,
            String departmentName,
            String title,
            Set<Role> roles,
            Instant since,
            @Nullable Instant endedAt) {

        public HeldPost {
            roles = Set.copyOf(roles);
        }

        public boolean held() {
            return endedAt == null;
        }
    }

    /** What an administrator did to a post, and when. */
    record Act(Kind kind, String department, String title, String name, String unit, Instant at) {
        /** What can be done to a post. */
        public enum Kind {
            APPOINTED,
            ENDED
        }
    }

    sealed interface Ending {
        /** Also published as an event: what waits for this post has to go to another. */
        record Ended(UUID account, UUID post) implements Ending {}

        /** Nobody changes the rights to their own account. */
        record OnOneself() implements Ending {}

        /** Somebody has to be left who administers the platform. */
        record LastAdministrator() implements Ending {}

        /** No such post, or it has ended already. */
        record NotHeld() implements Ending {}
    }
}
