package org.tiaokuai.casework.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Casework;

/** Everything that a resident has begun and handed in. */
@Controller
@AllowedTo(Who.RESIDENT)
class MyCasesPage {

    private final Casework casework;

    MyCasesPage(Casework casework) {
        this.casework = casework;
    }

    @GetMapping("/my")
    ModelAndView home() {
        return new ModelAndView("redirect:/my/cases");
    }

    @GetMapping("/my/cases")
    ModelAndView show(Resident resident) {
        return new ModelAndView("casework/mine", "page", casework.mine(resident));
    }
}
