package org.tiaokuai.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Session;

/** The end of being signed in. */
@Controller
public class SignOutPage {

    private final Session session;

    SignOutPage(Session session) {
        this.session = session;
    }

    @PostMapping("/sign-out")
    @AllowedTo(Who.ANYONE)
    ModelAndView signOut(HttpServletRequest request) {
        session.end(request);
        return new ModelAndView("redirect:/");
    }
}
