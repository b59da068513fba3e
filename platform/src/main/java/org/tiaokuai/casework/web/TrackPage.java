package org.tiaokuai.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseNumber;
import org.tiaokuai.casework.TrackView;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/** Progress without an account: number and lookup code; guessing is limited. */
@Controller
@AllowedTo(Who.ANYONE)
@RequestMapping("/track")
public class TrackPage {

    /** What was asked, and what was found. */
    public record View(String number, @Nullable TrackView found, Errors errors) {}

    private final Applying applying;
    private final Access access;

    TrackPage(Applying applying, Access access) {
        this.applying = applying;
        this.access = access;
    }

    @GetMapping
    ModelAndView ask(@RequestParam(defaultValue = "") String number) {
        return page(new View(number, null, Errors.NONE), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView track(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        if (access.exhausted("track", guessed(number, request))) {
            var errors = Errors.of("number", "access.signIn.tooMany");
            return page(new View(number, null, errors), HttpStatus.TOO_MANY_REQUESTS);
        }
        var found = applying.track(Typing.halfWidth(number), Typing.halfWidth(code));
        if (found.isEmpty()) {
            var errors = Errors.of("number", "casework.track.none");
            return page(new View(number, null, errors), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        access.takeBack("track", guessed(number, request));
        return page(new View(number, found.get(), Errors.NONE), HttpStatus.OK);
    }

    /** However a number is spelt, it is the same number that is guessed at. */
    private static String guessed(String number, HttpServletRequest request) {
        var read =
                CaseNumber.read(Typing.halfWidth(number)).map(CaseNumber::value).orElse("");
        return request.getRemoteAddr() + " " + read;
    }

    private static ModelAndView page(View view, HttpStatus status) {
        var page = new ModelAndView("casework/track", "page", view);
        page.setStatus(status);
        return page;
    }
}
