package org.tiaokuai.page.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** What a reader chose for all pages: Chinese or English, ordinary or large text (长辈版). */
record Preferences(Locale locale, boolean large) {

    static final String LANGUAGE = "lang";
    static final String SIZE = "text";

    static Preferences of(HttpServletRequest request) {
        var english = cookie(request, LANGUAGE)
                .or(() -> accepted(request))
                .filter("en"::equals)
                .isPresent();
        var large = cookie(request, SIZE).filter("large"::equals).isPresent();
        return new Preferences(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE, large);
    }

    /** A program keeps no cookie; a page is Chinese until somebody chooses. */
    private static Optional<String> accepted(HttpServletRequest request) {
        var header = request.getHeader("Accept-Language");
        if (header == null || !request.getRequestURI().startsWith("/api/")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), List.of("zh", "en")));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what cannot be read asks for nothing
        }
    }

    /** The value as one of those that exist; anything else is no choice. */
    static Optional<String> chosen(HttpServletRequest request, String name, String... values) {
        return Optional.ofNullable(request.getParameter(name))
                .filter(value -> Arrays.asList(values).contains(value));
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }
}
