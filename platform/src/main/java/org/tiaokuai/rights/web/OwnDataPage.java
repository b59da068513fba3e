package org.tiaokuai.rights.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Residents;
import org.tiaokuai.access.Residents.Confirmation;
import org.tiaokuai.access.Session;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Texts;
import org.tiaokuai.privacy.Policy;
import org.tiaokuai.privacy.Policy.Retention;
import org.tiaokuai.rights.OwnData;
import org.tiaokuai.rights.OwnData.Closing;
import org.tiaokuai.rights.OwnData.Sheet;

/** My data 我的信息: what is kept of me and for how long, a copy of it, stopping its use, closing the account. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/my/data")
public class OwnDataPage {

    public record View(Sheet sheet, List<Retention> retentions, Errors errors) {}

    private final OwnData data;
    private final Residents residents;
    private final Policy policy;
    private final Session session;
    private final Texts texts;

    OwnDataPage(OwnData data, Residents residents, Policy policy, Session session, Texts texts) {
        this.texts = texts;
        this.data = data;
        this.residents = residents;
        this.policy = policy;
        this.session = session;
    }

    @GetMapping
    ModelAndView show(Resident resident) {
        return page("rights/data", resident, Errors.NONE);
    }

    /** What was asked for by a form is shown at its address; changing the language there asks for it again. */
    @GetMapping("/copy")
    String again() {
        return "redirect:/my/data";
    }

    /** Everything at once is given to the owner only, and not to who found the session open. */
    @PostMapping("/copy")
    ModelAndView copy(Resident resident, @RequestParam(defaultValue = "") String password, HttpServletRequest request) {
        var fault = fault(resident, password, request);
        if (fault.any()) {
            return page("rights/data", resident, fault);
        }
        data.note(resident);
        return new ModelAndView(new CopyAnswer(data, resident, texts.current()));
    }

    @PostMapping("/cases/{number}/stop")
    String stop(Resident resident, @PathVariable String number) {
        data.stop(resident, number);
        return "redirect:/my/data#cases";
    }

    @PostMapping("/cases/{number}/allow")
    String allow(Resident resident, @PathVariable String number) {
        data.allow(resident, number);
        return "redirect:/my/data#cases";
    }

    @GetMapping("/closing")
    ModelAndView askToClose(Resident resident) {
        return page("rights/closing", resident, Errors.NONE);
    }

    @PostMapping("/closing")
    ModelAndView close(
            Resident resident, @RequestParam(defaultValue = "") String password, HttpServletRequest request) {
        var fault = fault(resident, password, request);
        if (fault.any()) {
            return page("rights/closing", resident, fault);
        }
        return switch (data.close(resident)) {
            case Closing.Closed _ -> {
                session.end(request);
                yield new ModelAndView("redirect:/account-closed");
            }
            case Closing.CaseOpen _ -> page("rights/closing", resident, Errors.of("password", "rights.closing.open"));
        };
    }

    private Errors fault(Resident resident, String password, HttpServletRequest request) {
        if (password.isEmpty()) {
            return Errors.of("password", "rights.password.missing");
        }
        Confirmation confirmation = residents.confirm(resident, password, request.getRemoteAddr());
        return switch (confirmation) {
            case RIGHT -> Errors.NONE;
            case WRONG -> Errors.of("password", "rights.password.wrong");
            case TOO_MANY -> Errors.of("password", "rights.password.tooMany");
        };
    }

    private ModelAndView page(String template, Resident resident, Errors errors) {
        var page = new ModelAndView(template, "page", new View(data.sheet(resident), policy.retentions(), errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
