package org.tiaokuai.page.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/** Keeps the chosen language and size of text in a cookie, so that a plain link switches them without a script. */
@Component
@Order(-110)
class PreferencesFilter extends OncePerRequestFilter {

    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("GET") || request.getQueryString() == null) {
            chain.doFilter(request, response);
            return;
        }
        var language = Preferences.chosen(request, Preferences.LANGUAGE, "zh", "en");
        var size = Preferences.chosen(request, Preferences.SIZE, "large", "ordinary");
        if (language.isEmpty() && size.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        language.ifPresent(value -> keep(request, response, Preferences.LANGUAGE, value));
        size.ifPresent(value -> keep(request, response, Preferences.SIZE, value));
        response.setHeader(HttpHeaders.LOCATION, addressWithout(request));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private static String addressWithout(HttpServletRequest request) {
        return UriComponentsBuilder.fromPath(request.getRequestURI().replaceFirst("^/+", "/"))
                .query(request.getQueryString())
                .replaceQueryParam(Preferences.LANGUAGE)
                .replaceQueryParam(Preferences.SIZE)
                .build(true)
                .toUriString();
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
