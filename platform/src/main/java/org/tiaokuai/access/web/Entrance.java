package org.tiaokuai.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Session;

/** The last step of an officer's sign-in: whoever holds one post acts under it at once, anyone else chooses. */
@Component
class Entrance {

    private final Session session;
    private final Posts posts;

    Entrance(Session session, Posts posts) {
        this.session = session;
        this.posts = posts;
    }

    /** Where to go next. */
    String enter(Principal principal, @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        var held = posts.heldBy(principal.account());
        if (held.size() == 1) {
            session.begin(principal.wearing(held.getFirst().id()), request, response);
            return Destination.of(to, "/officer");
        }
        session.begin(principal, request, response);
        return "/staff/post";
    }
}
