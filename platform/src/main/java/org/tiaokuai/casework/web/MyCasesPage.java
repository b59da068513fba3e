package org.tiaokuai.casework.web;

import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseLine;
import org.tiaokuai.casework.Dues;
import org.tiaokuai.casework.MyBusiness;

/** Everything that a resident has begun and handed in. */
@Controller
@AllowedTo(Who.RESIDENT)
public class MyCasesPage {

    /** @param toPay the numbers of the cases in which something is to be paid */
    public record View(MyBusiness business, Set<String> toPay) {}

    private final Applying applying;
    private final Dues dues;

    MyCasesPage(Applying applying, Dues dues) {
        this.applying = applying;
        this.dues = dues;
    }

    @GetMapping("/my")
    ModelAndView home() {
        return new ModelAndView("redirect:/my/cases");
    }

    @GetMapping("/my/cases")
    ModelAndView show(Resident resident) {
        var business = applying.mine(resident);
        var toPay = dues.waiting(business.cases().stream().map(CaseLine::number).toList());
        return new ModelAndView("casework/mine", "page", new View(business, toPay));
    }
}
