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

/** Giving, limiting and ending posts by administrators; every act is kept with who did it. */
public interface Appointments {

    Appointing appoint(Appointment appointment, Officer by);

    Limiting limit(LimitPost command);

    /** From then on nobody acts under it, also who is signed in. */
    Ending end(UUID account, UUID post, Officer by);

    /** The posts of these accounts, also those that have ended, in the order in which they were given. */
    List<HeldPost> of(Collection<UUID> accounts);

    /** What was done to the posts of an account, the latest first. */
    List<Act> acts(UUID account);

    /**
     * @param items to which the post is limited; none means all that the department handles
     * @param endedAt none while the post is held
     */
    record HeldPost(
            UUID id,
            UUID account,
            UUID department,
            String departmentName,
            String title,
            Set<Role> roles,
            Set<String> items,
            Instant since,
            @Nullable Instant endedAt) {

        public HeldPost {
            roles = Set.copyOf(roles);
            items = Set.copyOf(items);
        }

        public boolean held() {
            return endedAt == null;
        }
    }

    /**
     * Rights in these items of its department and in no others; none of them means all.
     *
     * @param seen the items as the administrator saw them
     */
    record LimitPost(UUID account, UUID post, Set<String> seen, Set<String> items, Officer by) {

        /** Who does more than that does what the department does. */
        public static final int MOST = 200;

        public LimitPost {
            if (items.size() > MOST) {
                throw new IllegalArgumentException("More items than one person does");
            }
            seen = Set.copyOf(seen);
            items = Set.copyOf(items);
        }
    }

    /** What an administrator did to a post, and when; to which items it was limited, if that was it. */
    record Act(Kind kind, String department, String title, List<String> items, String name, String unit, Instant at) {

        public Act {
            items = List.copyOf(items);
        }

        /** What can be done to a post. */
        public enum Kind {
            APPOINTED,
            LIMITED,
            ENDED
        }
    }

    sealed interface Appointing {
        record Appointed(UUID post) implements Appointing {}

        /** Nobody changes the rights to their own account. */
        record OnOneself() implements Appointing {}

        /** They hold a post of this title in this department. */
        record HeldAlready() implements Appointing {}

        /** No such account, or no such department. */
        record NotThere() implements Appointing {}
    }

    sealed interface Limiting {
        /** Also published as an event: what waits for this post may be none of its business any more. */
        record Limited(UUID account, UUID post, Set<String> items) implements Limiting {}

        /** Nobody changes the rights to their own account. */
        record OnOneself() implements Limiting {}

        /** Somebody else limited it since it was seen. */
        record Meanwhile() implements Limiting {}

        /** The post is not held, or there is no such item. */
        record NotThere() implements Limiting {}
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
