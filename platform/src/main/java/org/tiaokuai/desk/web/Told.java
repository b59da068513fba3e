package org.tiaokuai.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What became of the step before, told once on the page that follows: the key of a sentence, and its blank. */
public record Told(String key, String blank) {

    private static final String KEY = "told.key";
    private static final String BLANK = "told.blank";

    static void remember(String key, String blank, RedirectAttributes redirect) {
        redirect.addFlashAttribute(KEY, key);
        redirect.addFlashAttribute(BLANK, blank);
    }

    static @Nullable Told before(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(KEY) instanceof String key && flash.get(BLANK) instanceof String blank
                ? new Told(key, blank)
                : null;
    }
}
