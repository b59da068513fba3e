package org.tiaokuai.evidence.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.privacy.Policy;

/** How personal data are used: for what, by whom, how much of it, for how long, and on what basis. */
@Controller
@AllowedTo(Who.ANYONE)
public class PolicyPage {

    private final Policy policy;

    PolicyPage(Policy policy) {
        this.policy = policy;
    }

    @GetMapping("/privacy")
    ModelAndView show() {
        return new ModelAndView("evidence/policy", "page", policy);
    }
}
