package org.tiaokuai.casework.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Applying;

/** Everything that a resident has begun and handed in. */
@Controller
@AllowedTo(Who.RESIDENT)
class MyCasesPage {

    private final Applying applying;

    MyCasesPage(Applying applying) {
        this.applying = applying;
    }

    @GetMapping("/my")
    ModelAndView home() {
        return new ModelAndView("redirect:/my/cases");
    }

    @GetMapping("/my/cases")
    ModelAndView show(Resident resident) {
        return new ModelAndView("casework/mine", "page", applying.mine(resident));
    }
}
