package org.tiaokuai.rights.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;

/** Says to somebody who has no account any more that it is closed. */
@Controller
@AllowedTo(Who.ANYONE)
class ClosedAccountPage {

    @GetMapping("/account-closed")
    ModelAndView show() {
        return new ModelAndView("rights/closed");
    }
}
