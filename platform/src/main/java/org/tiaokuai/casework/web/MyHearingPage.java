package org.tiaokuai.casework.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.page.NotHere;

/** An applicant who was told of the right to be heard asks for it 要求听证. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/my/cases/{number}/hearing")
public class MyHearingPage {

    private final Applying applying;
    private final Proceedings proceedings;

    MyHearingPage(Applying applying, Proceedings proceedings) {
        this.applying = applying;
        this.proceedings = proceedings;
    }

    @GetMapping
    ModelAndView ask(Resident resident, @PathVariable String number) {
        return page(resident, number, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView asked(Resident resident, @PathVariable String number, RedirectAttributes redirect) {
        return switch (proceedings.askHearing(resident, number)) {
            case Act.Done done -> {
                Signed.remember(number, done.event(), redirect);
                yield new ModelAndView("redirect:/my/cases/" + number);
            }
            case Act.NotNow _, Act.WithoutEffect _ -> page(resident, number, HttpStatus.CONFLICT);
            case Act.Refused _, Act.NoSuchCase _, Act.Meanwhile _ -> throw new NotHere();
        };
    }

    private ModelAndView page(Resident resident, String number, HttpStatus status) {
        var theCase = applying.open(resident, number).orElseThrow(NotHere::new);
        var page = new ModelAndView("casework/myHearing", "page", theCase);
        page.setStatus(status);
        return page;
    }
}
