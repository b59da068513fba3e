package org.tiaokuai.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Session;

@Component
class HttpSessions implements Session {

    private static final String WAITING = HttpSessions.class.getName() + ".waiting";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SecurityContextRepository contexts;
    private final Accounts accounts;
    private final TransactionTemplate transactions;
    private final Clock clock;

    HttpSessions(SecurityContextRepository contexts, Accounts accounts, TransactionTemplate transactions, Clock clock) {
        this.contexts = contexts;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An officer whose sign-in cannot be recorded is not signed in. */
    @Override
    public void begin(Principal principal, HttpServletRequest request, HttpServletResponse response) {
        if (principal.staff()) {
            transactions.executeWithoutResult(_ -> accounts.signedIn(principal.account(), clock.instant()));
        }
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(WAITING);
            session.removeAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
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

    /** In a session of its own: nobody else is signed in beside, and nobody knew its id before. */
    @Override
    public void await(Waiting waiting, HttpServletRequest request) {
        end(request);
        var session = request.getSession();
        session.setAttribute(WAITING, waiting);
        // What ends the sessions of the account, such as a new code, ends this one too.
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                waiting.principal().toString());
    }

    @Override
    public Optional<Waiting> waiting(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(WAITING) instanceof Waiting waiting
                ? Optional.of(waiting)
                        .filter(one -> clock.instant().isBefore(one.since().plus(PATIENCE)))
                : Optional.empty();
    }

    @Override
    public boolean endedByCorrection(HttpServletRequest request) {
        var brought = request.getRequestedSessionId();
        return brought != null && request.getSession(false) == null && accounts.correctedSince(brought);
    }

    private void remember(Principal principal, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
