package org.tiaokuai.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.SignIn.SignedIn;
import org.tiaokuai.access.Access.SignIn.TooMany;
import org.tiaokuai.access.Access.SignIn.Wrong;
import org.tiaokuai.access.Access.SignInResident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Session;
import org.tiaokuai.page.Errors;

/** Where a resident signs in with citizen number and password. */
@Controller
@AllowedTo(Who.ANYONE)
@RequestMapping("/sign-in")
public class SignInPage {

    /**
     * What the page shows again: never the password.
     *
     * @param corrected whether somebody was signed out here because their account was put right
     */
    public record View(String number, String to, boolean corrected, Errors errors) {}

    private final Access access;
    private final Session session;

    SignInPage(Access access, Session session) {
        this.access = access;
        this.session = session;
    }

    @GetMapping
    ModelAndView show(@RequestParam(defaultValue = "") String to, HttpServletRequest request) {
        return page("", to, session.endedByCorrection(request), Errors.NONE);
    }

    @PostMapping
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var command = new SignInResident(number, password, request.getRemoteAddr());
        return switch (access.signIn(command)) {
            case SignedIn signedIn -> {
                session.begin(signedIn.principal(), request, response);
                yield new ModelAndView("redirect:" + Destination.of(to, "/my"));
            }
            case Wrong _ -> page(number, to, false, Errors.of("number", "access.signIn.wrong"));
            case TooMany _ -> page(number, to, false, Errors.of("number", "access.signIn.tooMany"));
        };
    }

    private static ModelAndView page(String number, @Nullable String to, boolean corrected, Errors errors) {
        var view = new View(number, Destination.of(to, "/my"), corrected, errors);
        var page = new ModelAndView("access/signIn", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
