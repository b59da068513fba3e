package org.tiaokuai.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names who may use a route; a route without it cannot be reached, and the platform does not start with one. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AllowedTo {

    Who value();

    /** For an officer: at least one of these; none named means any post. */
    Role[] roles() default {};

    /** The four sorts of visitor that a guard tells apart. */
    enum Who {
        ANYONE,
        RESIDENT,
        /** An officer who has chosen the post to act under. */
        OFFICER,
        /** A signed-in officer, even before a post is chosen. */
        STAFF
    }
}
