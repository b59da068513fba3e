package org.tiaokuai.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.tiaokuai.access.Role;

/**
 * Files are taken from people who are signed in, only as large as they may be, and only so many at once. It stands before
 * whatever reads the request, for reading an upload means writing it to disk.
 */
class UploadGate extends OncePerRequestFilter {

    /** What stands around the file in the request: its name, the other fields, the token. */
    private static final long AROUND = 128 * 1024;

    /** Of one account on one node: several tabs, and not a machine. */
    static final int AT_ONCE = 4;

    private final ConcurrentMap<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final long largest;
    private final long largestImport;

    UploadGate(Sessions sessions, long largest, long largestImport) {
        this.sessions = sessions;
        this.largest = largest;
        this.largestImport = largestImport;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var principal = sessions.principal();
        if (!upload(request)) {
            chain.doFilter(request, response);
        } else if (principal.isEmpty()) {
            turnAway(request, response);
        } else if (request.getContentLengthLong() < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else {
            long most = most(request);
            if (request.getContentLengthLong() > most + AROUND) {
                throw new MaxUploadSizeExceededException(most);
            }
            passOneOfFew(principal.get().account(), request, response, chain);
        }
    }

    private void passOneOfFew(UUID account, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int place = underWay.merge(account, 1, Integer::sum);
        try {
            if (place > AT_ONCE) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
                response.setHeader(HttpHeaders.RETRY_AFTER, "10");
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            underWay.computeIfPresent(account, (_, now) -> now == 1 ? null : now - 1);
        }
    }

    private static boolean upload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private long most(HttpServletRequest request) {
        boolean imports = request.getRequestURI().startsWith("/admin/")
                && sessions.officer()
                        .filter(officer ->
                                officer.has(Role.SYSTEM_ADMINISTRATOR) || officer.has(Role.INFORMATION_AUTHORITY))
                        .isPresent();
        return imports ? largestImport : largest;
    }

    /** The session ended while the form was open, or there never was one: nothing is read of what is sent. */
    private static void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect("/sign-in");
        }
    }
}
