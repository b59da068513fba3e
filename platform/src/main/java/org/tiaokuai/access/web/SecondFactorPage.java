package org.tiaokuai.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.SecondFactor;
import org.tiaokuai.access.SecondFactor.Proof.Proven;
import org.tiaokuai.access.SecondFactor.Proof.TooMany;
import org.tiaokuai.access.SecondFactor.Proof.Wrong;
import org.tiaokuai.access.Session;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Where an officer whose password was right shows the second factor; for anybody else it is not there. */
@Controller
@AllowedTo(Who.ANYONE)
@RequestMapping("/staff/second-factor")
public class SecondFactorPage {

    /** Nothing but what is wrong: a code is not shown again. */
    public record View(Errors errors) {}

    private final SecondFactor secondFactor;
    private final Session session;
    private final Entrance entrance;

    SecondFactorPage(SecondFactor secondFactor, Session session, Entrance entrance) {
        this.secondFactor = secondFactor;
        this.session = session;
        this.entrance = entrance;
    }

    @GetMapping
    ModelAndView show(HttpServletRequest request) {
        session.waiting(request).orElseThrow(NotHere::new);
        return page(Errors.NONE);
    }

    @PostMapping
    ModelAndView prove(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        var waiting = session.waiting(request);
        if (waiting.isEmpty()) {
            return new ModelAndView("redirect:/staff/sign-in");
        }
        var principal = waiting.get().principal();
        return switch (secondFactor.prove(principal.account(), code)) {
            case Proven _ ->
                new ModelAndView(
                        "redirect:" + entrance.enter(principal, waiting.get().to(), request, response));
            case Wrong _ -> page(Errors.of("code", "access.factor.wrong"));
            case TooMany _ -> page(Errors.of("code", "access.signIn.tooMany"));
        };
    }

    private static ModelAndView page(Errors errors) {
        var page = new ModelAndView("access/secondFactor", "page", new View(errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
