package org.tiaokuai.access.internal;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.tiaokuai.access.Actor;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Principal;

/** Reads who is signed in, and looks the chosen post up once a request, so that an ended post ends at once. */
@Component
class Sessions {

    private static final String POST = Sessions.class.getName() + ".post";

    private final Posts posts;

    Sessions(Posts posts) {
        this.posts = posts;
    }

    Optional<Principal> principal() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Principal principal
                ? Optional.of(principal)
                : Optional.empty();
    }

    Optional<Actor.Resident> resident() {
        return principal().filter(principal -> !principal.staff()).map(Principal::resident);
    }

    Optional<Actor.Officer> officer() {
        return principal().filter(Principal::staff).flatMap(this::officer);
    }

    private Optional<Actor.Officer> officer(Principal principal) {
        return post(principal)
                .map(post -> new Actor.Officer(
                        principal.account(), principal.personKey(), String.valueOf(principal.officialName()), post));
    }

    private Optional<Post> post(Principal principal) {
        var chosen = principal.post();
        if (chosen == null) {
            return Optional.empty();
        }
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(POST, RequestAttributes.SCOPE_REQUEST) instanceof Post known
                && known.id().equals(chosen)) {
            return Optional.of(known);
        }
        var post = posts.held(principal.account(), chosen);
        if (request != null) {
            post.ifPresent(held -> request.setAttribute(POST, held, RequestAttributes.SCOPE_REQUEST));
        }
        return post;
    }
}
