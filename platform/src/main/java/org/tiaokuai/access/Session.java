package org.tiaokuai.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Begins and ends being signed in; a new sign-in always gets a new session id. */
public interface Session {

    void begin(Principal principal, HttpServletRequest request, HttpServletResponse response);

    void wear(Principal principal, UUID post, HttpServletRequest request, HttpServletResponse response);

    void end(HttpServletRequest request);

    /**
     * Remembers for a few minutes whose password was right, until the second factor is shown; whoever was signed in is
     * so no longer, and once the account is blocked, gets a new code or loses its second factor the waiting is over.
     */
    void await(Waiting waiting, HttpServletRequest request);

    Optional<Waiting> waiting(HttpServletRequest request);

    /** Whether a resident was signed in here until their account was put right, which signed them out. */
    boolean endedByCorrection(HttpServletRequest request);

    /** Somebody at the door: nothing is open to them yet. */
    record Waiting(Principal principal, String login, String to, Instant since) implements Serializable {}
}
