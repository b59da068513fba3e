package org.tiaokuai.privacy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor;

/** Who asks to read: the person, an officer under a post, the platform itself, or the public. */
public record Requester(
        Kind kind, @Nullable UUID account, @Nullable UUID post, String name) {

    /** The four sorts that rules tell apart. */
    public enum Kind {
        SUBJECT,
        OFFICER,
        SYSTEM,
        PUBLIC
    }

    public static final Requester PUBLIC = new Requester(Kind.PUBLIC, null, null, "");

    public static Requester of(Actor actor) {
        return switch (actor) {
            case Actor.Resident resident -> new Requester(Kind.SUBJECT, resident.account(), null, "");
            case Actor.Officer officer ->
                new Requester(
                        Kind.OFFICER,
                        officer.account(),
                        officer.post().id(),
                        String.join(
                                "　",
                                officer.post().departmentName(),
                                officer.post().title(),
                                officer.name()));
        };
    }

    public static Requester system(UUID account, String name) {
        return new Requester(Kind.SYSTEM, account, null, name);
    }
}
