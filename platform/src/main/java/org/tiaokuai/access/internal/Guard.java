package org.tiaokuai.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.tiaokuai.access.AllowedTo;

/** Stands before every route: who is not named may not pass, and what is not theirs is simply not there. */
@Component
class Guard implements HandlerInterceptor {

    /** A longer address would not fit into the header that leads back to it. */
    private static final int LONGEST_WAY_BACK = 500;

    private final Sessions sessions;

    Guard(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (open(handler)) {
            return true;
        }
        var allowed = handler instanceof HandlerMethod method ? guardOf(method) : Optional.<AllowedTo>empty();
        if (allowed.isPresent() && passes(allowed.get())) {
            return true;
        }
        if (allowed.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            turnAway(request, response, allowed.get());
        }
        return false;
    }

    static Optional<AllowedTo> guardOf(HandlerMethod method) {
        @Nullable AllowedTo own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AllowedTo.class);
        return Optional.ofNullable(
                own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), AllowedTo.class));
    }

    /** What is not a page of ours: style sheets, the page that tells of errors, and the description of the API. */
    static boolean open(Object handler) {
        return handler instanceof ResourceHttpRequestHandler
                || (handler instanceof HandlerMethod method
                        && (ErrorController.class.isAssignableFrom(method.getBeanType())
                                || method.getBeanType().getName().startsWith("org.springdoc.")));
    }

    private boolean passes(AllowedTo allowed) {
        return switch (allowed.value()) {
            case ANYONE -> true;
            case RESIDENT -> sessions.resident().isPresent();
            case STAFF ->
                sessions.principal().filter(principal -> principal.staff()).isPresent();
            case OFFICER ->
                sessions.officer()
                        .filter(officer -> allowed.roles().length == 0
                                || Arrays.stream(allowed.roles()).anyMatch(officer::has))
                        .isPresent();
        };
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response, AllowedTo allowed)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(sessions.principal().isEmpty() ? 401 : 404);
        } else if (needsToSignIn(allowed)) {
            var door = allowed.value() == AllowedTo.Who.RESIDENT ? "/sign-in" : "/staff/sign-in";
            var asked = request.getRequestURI();
            var back = request.getMethod().equals("GET") && asked.length() < LONGEST_WAY_BACK ? asked : "/";
            response.sendRedirect(door + "?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        } else if (needsHat(allowed)) {
            response.sendRedirect("/staff/post");
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Nobody is signed in, or it is a resident's page and a colleague is: signing in as the other will do. */
    private boolean needsToSignIn(AllowedTo allowed) {
        var principal = sessions.principal();
        return principal.isEmpty()
                || (allowed.value() == AllowedTo.Who.RESIDENT && principal.get().staff());
    }

    private boolean needsHat(AllowedTo allowed) {
        return allowed.value() == AllowedTo.Who.OFFICER
                && sessions.principal().filter(principal -> principal.staff()).isPresent()
                && sessions.officer().isEmpty();
    }
}
