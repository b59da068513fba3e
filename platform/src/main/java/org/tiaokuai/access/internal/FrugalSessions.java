package org.tiaokuai.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions in the database at one statement a request instead of three: Spring's filter writes the time of each access,
 * and then reads the session once more to compare its id with that of the request.
 */
final class FrugalSessions<S extends Session> implements SessionRepository<FrugalSessions.Kept<S>> {

    /** Nobody's session ends earlier for it, by more than this. */
    private static final Duration TOUCHED = Duration.ofMinutes(1);

    private static final ScopedValue<AtomicReference<@Nullable Object>> SAVED = ScopedValue.newInstance();

    private final SessionRepository<S> sessions;

    FrugalSessions(SessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    @Override
    public Kept<S> createSession() {
        return new Kept<>(sessions.createSession());
    }

    @Override
    public void save(Kept<S> session) {
        sessions.save(session.stored());
        if (SAVED.isBound()) {
            SAVED.get().set(session);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // only this class sets it
    public @Nullable Kept<S> findById(String id) {
        if (SAVED.isBound()
                && SAVED.get().get() instanceof Kept<?> saved
                && saved.getId().equals(id)) {
            return (Kept<S>) saved;
        }
        S stored = sessions.findById(id);
        return stored == null ? null : new Kept<>(stored);
    }

    @Override
    public void deleteById(String id) {
        sessions.deleteById(id);
        if (SAVED.isBound()) {
            SAVED.get().set(null);
        }
    }

    /** What a request saved is known until its end, and to that request only. */
    static final class Memory extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                ScopedValue.where(SAVED, new AtomicReference<>()).call(() -> {
                    chain.doFilter(request, response);
                    return true;
                });
            } catch (ServletException | IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new ServletException(e);
            }
        }
    }

    /** A session whose time of access is worth writing only once a minute. */
    record Kept<S extends Session>(S stored) implements Session {

        @Override
        public void setLastAccessedTime(Instant time) {
            if (time.isAfter(stored.getLastAccessedTime().plus(TOUCHED))) {
                stored.setLastAccessedTime(time);
            }
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            return stored.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
