package org.tiaokuai.page.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A redirect may repeat a part of the address as somebody typed it; a header holds nothing but ASCII, and a server that is
 * made to write anything else breaks off without an answer.
 */
@Component
@Order(-120)
class AsciiRedirects extends OncePerRequestFilter {

    /** What most people read most often leads nowhere else by what they typed. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/items/") || path.startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Encoding(response));
    }

    private static final class Encoding extends HttpServletResponseWrapper {

        Encoding(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location, int status, boolean clear) throws IOException {
            super.sendRedirect(ascii(location), status, clear);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            super.sendRedirect(ascii(location));
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, name.equalsIgnoreCase(HttpHeaders.LOCATION) ? ascii(value) : value);
        }
    }

    static String ascii(String location) {
        var ascii = new StringBuilder();
        for (byte octet : location.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7F) {
                ascii.append((char) octet);
            } else {
                ascii.append('%').append("%02X".formatted(octet & 0xFF));
            }
        }
        return ascii.toString();
    }
}
