package org.tiaokuai.page.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** What a reader chose for all pages: Chinese or English, ordinary or large text (长辈版). */
record Preferences(Locale locale, boolean large) {

    static final String LANGUAGE = "lang";
    static final String SIZE = "text";

    static Preferences of(HttpServletRequest request) {
        var english = cookie(request, LANGUAGE).filter("en"::equals).isPresent();
        var large = cookie(request, SIZE).filter("large"::equals).isPresent();
        return new Preferences(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE, large);
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
