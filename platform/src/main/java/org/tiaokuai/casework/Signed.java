package org.tiaokuai.casework;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.tiaokuai.course.State;

/** What an officer signed on the page before, told once on the page that follows. */
public record Signed(String number, State.Event event) {

    private static final String NUMBER = "signed.number";
    private static final String EVENT = "signed.event";

    public static void remember(String number, State.Event event, RedirectAttributes redirect) {
        redirect.addFlashAttribute(NUMBER, number);
        redirect.addFlashAttribute(EVENT, event.name());
    }

    public static @Nullable Signed before(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(NUMBER) instanceof String number && flash.get(EVENT) instanceof String event
                ? new Signed(number, State.Event.valueOf(event))
                : null;
    }
}
