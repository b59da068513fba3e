package org.tiaokuai.page.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

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
        var away = DatabaseAway.isCauseOf(trouble);
        if (away) {
            LOG.warn(
                    "The database is away: {}",
                    NestedExceptionUtils.getMostSpecificCause(trouble).getMessage());
            response.setHeader("Retry-After", "10");
        } else {
            LOG.error("Request failed, reference {}", reference, trouble);
        }
        response.resetBuffer();
        response.setStatus(away ? 503 : 500);
        response.setHeader("Cache-Control", "no-store");
        if (request.getRequestURI().startsWith("/api/")) {
            problem(away, reference, response);
        } else {
            var template = away ? "page/away.jte" : "page/trouble.jte";
            pages.getObject().write(template, reference, frames.getObject().withoutViewer(request), response);
        }
    }

    private static void problem(boolean away, String reference, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var type = away ? "database-away" : "internal-error";
        response.getOutputStream()
                .print("{\"type\":\"/problems/" + type + "\",\"status\":" + response.getStatus() + ",\"reference\":\""
                        + reference + "\"}");
    }
}
