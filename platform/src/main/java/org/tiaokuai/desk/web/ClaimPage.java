package org.tiaokuai.desk.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.Claims.ClaimCase;
import org.tiaokuai.casework.Claims.Claiming;
import org.tiaokuai.casework.Claims.Claiming.Claimed;
import org.tiaokuai.casework.Claims.Claiming.DoesNotFit;
import org.tiaokuai.casework.Claims.Claiming.Meanwhile;
import org.tiaokuai.casework.Claims.Claiming.NoSuchCase;
import org.tiaokuai.casework.Claims.ReleaseCase;
import org.tiaokuai.desk.Desk;
import org.tiaokuai.page.NotHere;

/** Taking a case, taking one over, and putting one back. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}")
public class ClaimPage {

    private final Desk desk;
    private final Claims claims;

    ClaimPage(Desk desk, Claims claims) {
        this.desk = desk;
        this.claims = claims;
    }

    @PostMapping("/claim")
    ModelAndView claim(
            Officer officer, @PathVariable String number, @RequestParam(required = false) @Nullable UUID from) {
        return answer(number, desk.claim(new ClaimCase(officer, number, from)));
    }

    @PostMapping("/release")
    ModelAndView release(Officer officer, @PathVariable String number) {
        return answer(number, claims.release(new ReleaseCase(officer, number)));
    }

    private static ModelAndView answer(String number, Claiming claiming) {
        return switch (claiming) {
            case Claimed _ -> new ModelAndView("redirect:/officer/cases/" + number);
            case Meanwhile _ -> throw new OptimisticLockingFailureException("Someone else does the case now");
            case DoesNotFit _, NoSuchCase _ -> throw new NotHere();
        };
    }
}
