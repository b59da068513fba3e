package org.tiaokuai.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Session;

@Component
class HttpSessions implements Session {

    private final SecurityContextRepository contexts;

    HttpSessions(SecurityContextRepository contexts) {
        this.contexts = contexts;
    }

    @Override
    public void begin(Principal principal, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
            new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
        }
        remember(principal, request, response);
    }

    @Override
    public void wear(Principal principal, UUID post, HttpServletRequest request, HttpServletResponse response) {
        remember(principal.wearing(post), request, response);
    }

    @Override
    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private void remember(Principal principal, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
