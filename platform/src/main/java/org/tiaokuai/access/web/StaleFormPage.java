package org.tiaokuai.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.page.NotHere;

/** Answers a form whose token is too old or not ours: nothing was done, and what was typed can be copied from here. */
@Controller
public class StaleFormPage {

    private static final int MOST_SHOWN = 40;
    private static final int LONGEST_SHOWN = 2_000;

    /** What was typed, a line a field; secrets and our own token are left out. */
    public record View(List<String> typed) {}

    @RequestMapping("/stale-form")
    @AllowedTo(Who.ANYONE)
    ModelAndView show(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.FORWARD) {
            throw new NotHere(); // else anybody could make our page say what they like, by a link
        }
        var typed = request.getParameterMap().entrySet().stream()
                .filter(field -> !secret(field.getKey()))
                .flatMap(field -> Arrays.stream(field.getValue()))
                .filter(value -> !value.isBlank())
                .map(value -> value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value)
                .limit(MOST_SHOWN)
                .toList();
        var page = new ModelAndView("access/staleForm", "page", new View(typed));
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }

    private static boolean secret(String field) {
        var name = field.toLowerCase(Locale.ROOT);
        return name.startsWith("_") || name.contains("password") || name.contains("code");
    }
}
