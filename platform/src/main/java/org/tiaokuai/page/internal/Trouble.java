package org.tiaokuai.page.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * The one place that catches what we did wrong or what the world did to us: it stands outside the session, so that a
 * page can still say something when the database is away.
 */
@Component
@Order(Trouble.OUTERMOST)
class Trouble extends OncePerRequestFilter {

    /** Before the session's own filter, which stands at the smallest number plus fifty. */
    static final int OUTERMOST = Integer.MIN_VALUE + 10;

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final String COOKIE = "tiaokuai";

    /** A UUID in Base64, as Spring Session writes it. */
    private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9+/]{48}");

    private final ObjectProvider<Pages> pages;
    private final ObjectProvider<Frames> frames;

    Trouble(ObjectProvider<Pages> pages, ObjectProvider<Frames> frames) {
        this.pages = pages;
        this.frames = frames;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reference = RequestId.next();
        MDC.put("request", reference);
        response.setHeader("X-Request-Id", reference);
        StrictHeaders.on(response);
        try {
            chain.doFilter(request, response);
        } catch (Exception trouble) {
            if (response.isCommitted()) {
                throw trouble;
            }
            say(trouble, reference, request, response);
        } finally {
            MDC.remove("request");
        }
    }

    private void say(Exception trouble, String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.resetBuffer();
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", null); // what says that it failed is not the file that was asked for
        var unreadable = Complaint.unreadableRequest(trouble);
        if (unreadable != null) {
            LOG.info("A request could not be read, reference {}", reference);
            forgetBrokenSession(request, response);
            answer(unreadable, unreadable == 413 ? "too-large" : "unreadable-request", reference, request, response);
        } else if (DatabaseAway.isCauseOf(trouble)) {
            LOG.warn("The database is away, reference {}", reference);
            response.setHeader("Retry-After", "10");
            answer(503, "database-away", reference, request, response);
        } else {
            LOG.error("Request failed, reference {}: {}", reference, Complaint.described(trouble));
            boolean damage = Complaint.damage(trouble);
            answer(damage ? 409 : 500, damage ? "damaged-record" : "internal-error", reference, request, response);
        }
    }

    /** The session's own cookie may be what could not be read; without it the next request can. */
    private static void forgetBrokenSession(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null && !SESSION_ID.matcher(cookie.getValue()).matches()) {
            response.addHeader("Set-Cookie", COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        }
    }

    private void answer(
            int status, String problem, String reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        if (request.getRequestURI().startsWith("/api/")) {
            problem(problem, reference, response);
            return;
        }
        var frame = frames.getObject().withoutViewer(request);
        switch (status) {
            case 503 -> pages.getObject().write("page/away.jte", reference, frame, response);
            case 500 -> pages.getObject().write("page/trouble.jte", reference, frame, response);
            case 409 -> pages.getObject().write("page/status.jte", "damaged", frame, response);
            case 413 -> pages.getObject().write("page/status.jte", "tooLarge", frame, response);
            default -> pages.getObject().write("page/status.jte", "nonsense", frame, response);
        }
    }

    private static void problem(String problem, String reference, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .print("{\"type\":\"/problems/" + problem + "\",\"status\":" + response.getStatus()
                        + ",\"reference\":\"" + reference + "\"}");
    }
}
