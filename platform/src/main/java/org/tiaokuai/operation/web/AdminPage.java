package org.tiaokuai.operation.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.organisation.Organisation;

/** What the platform holds, for those who keep it: departments, stations, items by body. */
@Controller
public class AdminPage {

    /** How much of each there is. */
    public record View(int departments, int stations, long items, int bodies) {}

    private final Organisation organisation;
    private final Catalogue catalogue;

    AdminPage(Organisation organisation, Catalogue catalogue) {
        this.organisation = organisation;
        this.catalogue = catalogue;
    }

    @GetMapping("/admin")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.SYSTEM_ADMINISTRATOR, Role.INFORMATION_AUTHORITY, Role.SUPERVISOR})
    ModelAndView show() {
        var bodies = catalogue.departments();
        var view = new View(
                organisation.departments().size(),
                organisation.stations().size(),
                bodies.stream().mapToLong(Count::items).sum(),
                bodies.size());
        return new ModelAndView("operation/admin", "page", view);
    }
}
