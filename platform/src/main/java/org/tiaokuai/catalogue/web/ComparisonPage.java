package org.tiaokuai.catalogue.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Comparison;
import org.tiaokuai.catalogue.Editing;
import org.tiaokuai.page.NotHere;

/** Two versions of a guide side by side, as far as they differ. */
@Controller
public class ComparisonPage {

    /** What differs from one version to the other; a working copy has no number yet. */
    public record View(Comparison comparison, int before, int after) {}

    private final Editing editing;

    ComparisonPage(Editing editing) {
        this.editing = editing;
    }

    @GetMapping("/officer/items/{code}/versions/{before}/compare/{after}")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.EDITOR, Role.APPROVER})
    ModelAndView show(Officer officer, @PathVariable String code, @PathVariable int before, @PathVariable int after) {
        var comparison = editing.compare(officer, code, before, after).orElseThrow(NotHere::new);
        return new ModelAndView("catalogue/comparison", "page", new View(comparison, before, after));
    }
}
