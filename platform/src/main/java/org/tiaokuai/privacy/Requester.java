package org.tiaokuai.privacy;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor;
import org.tiaokuai.access.Role;

/**
 * Who asks to read: the person, who may act for the person, an officer under a post, the platform itself, or the public.
 *
 * @param roles of the post
 * @param person of whom the requester may speak: the keyed hash of one's own citizen number, of the ward's, of the
 *     principal's; empty for all others
 */
public record Requester(
        Kind kind, @Nullable UUID account, @Nullable UUID post, Set<Role> roles, String person, String name) {

    /** The sorts that rules tell apart. */
    public enum Kind {
        SUBJECT,
        /** Of a child or of somebody who cannot act 监护人. */
        GUARDIAN,
        /** With a mandate 委托代理人. */
        AGENT,
        OFFICER,
        SYSTEM,
        PUBLIC
    }

    public static final Requester PUBLIC = new Requester(Kind.PUBLIC, null, null, Set.of(), "", "");

    public Requester {
        roles = Set.copyOf(roles);
    }

    public static Requester of(Actor actor) {
        return switch (actor) {
            case Actor.Resident resident ->
                new Requester(Kind.SUBJECT, resident.account(), null, Set.of(), resident.personKey(), "");
            case Actor.Officer officer ->
                new Requester(
                        Kind.OFFICER,
                        officer.account(),
                        officer.post().id(),
                        officer.post().roles(),
                        "",
                        String.join(
                                "　",
                                officer.post().departmentName(),
                                officer.post().title(),
                                officer.name()));
        };
    }

    public static Requester system(UUID account, String name) {
        return new Requester(Kind.SYSTEM, account, null, Set.of(), "", name);
    }
}
