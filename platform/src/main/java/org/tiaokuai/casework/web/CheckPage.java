package org.tiaokuai.casework.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.Submission.AlreadySubmitted;
import org.tiaokuai.casework.Applying.Submission.Incomplete;
import org.tiaokuai.casework.Applying.Submission.NoSuchDraft;
import org.tiaokuai.casework.Applying.Submission.NotOffered;
import org.tiaokuai.casework.Applying.Submission.NotRenewable;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.Renewal;
import org.tiaokuai.draft.DraftView;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseLimit;

/** The last look before handing in, and handing in. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/apply/{item}/check")
public class CheckPage {

    /**
     * The whole draft with what is still wrong in it.
     *
     * @param granted the day on which the resident was last granted the same
     * @param asking what asking for a renewal now leads to; none where nothing is renewed
     * @param underWay an application for the same renewal that is not decided yet; empty for none
     */
    public record View(
            DraftView draft, Errors errors, Optional<LocalDate> granted, Optional<Asking> asking, String underWay) {}

    /**
     * @param last by when it should have been asked for; none where no law says so
     * @param silence whether silence renews it at that end
     */
    public record Asking(LocalDate validUntil, @Nullable LocalDate last, boolean silence) {

        public boolean late() {
            return last != null && !silence;
        }
    }

    private final Applying applying;
    private final Drafts drafts;
    private final Clocks clocks;

    CheckPage(Applying applying, Drafts drafts, Clocks clocks) {
        this.applying = applying;
        this.drafts = drafts;
        this.clocks = clocks;
    }

    @GetMapping
    ModelAndView show(Resident resident, @PathVariable String item) {
        var draft = drafts.draft(resident, item).orElseThrow(NotHere::new);
        return draft.complete() && draft.offered()
                ? page(resident, draft, Errors.NONE, "")
                : new ModelAndView("redirect:/apply/" + item);
    }

    @PostMapping
    ModelAndView submit(Resident resident, @PathVariable String item, @RequestParam UUID draft) {
        return switch (applying.submit(new SubmitApplication(resident, draft))) {
            case Submitted submitted -> receipt(submitted.number());
            case AlreadySubmitted already -> receipt(already.number());
            case Incomplete incomplete when !incomplete.errors().any() -> new ModelAndView("redirect:/apply/" + item);
            case Incomplete incomplete ->
                page(resident, drafts.draft(resident, item).orElseThrow(NotHere::new), incomplete.errors(), "");
            case NotRenewable refused -> {
                var why = refused.underWay().isEmpty() ? "casework.check.renewal.gone" : "casework.check.renewal.twice";
                var again = drafts.draft(resident, item).orElseThrow(NotHere::new);
                yield page(resident, again, Errors.of("renewal", why), refused.underWay());
            }
            case NotOffered _ -> new ModelAndView("redirect:/apply/" + item);
            case NoSuchDraft _ -> throw new NotHere();
        };
    }

    private static ModelAndView receipt(String number) {
        return new ModelAndView("redirect:/my/cases/" + number + "/receipt");
    }

    private Optional<Asking> asking(DraftView draft) {
        var chosen = draft.renewal().chosen();
        if (chosen == null) {
            return Optional.empty();
        }
        var renewal = new Renewal(chosen.caseNumber(), chosen.validUntil());
        var offer = draft.offer();
        var then = clocks.in(offer.handledBy()).reckon(List.of(renewal.submitted(clocks.now())), offer.guide());
        return Optional.of(new Asking(
                chosen.validUntil(),
                Renewal.asking(then).map(CaseLimit::due).orElse(null),
                Renewal.silence(then).isPresent()));
    }

    private ModelAndView page(Resident resident, DraftView draft, Errors errors, String underWay) {
        var granted = applying.grantedBefore(resident, draft.offer().guide().code())
                .map(at -> LocalDate.ofInstant(at, Text.ZONE));
        var page =
                new ModelAndView("casework/check", "page", new View(draft, errors, granted, asking(draft), underWay));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
