package org.tiaokuai.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;

/** Begins and ends being signed in; a new sign-in always gets a new session id. */
public interface Session {

    void begin(Principal principal, HttpServletRequest request, HttpServletResponse response);

    void wear(Principal principal, UUID post, HttpServletRequest request, HttpServletResponse response);

    void end(HttpServletRequest request);
}
