package org.tiaokuai.organisation.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.Directory;
import org.tiaokuai.organisation.Directory.Page;
import org.tiaokuai.organisation.Directory.Size;

/** What there is of the organisation, for the administrators: how much, and each department. */
@Controller
public class OrganisationPage {

    /** What was asked, and what there is of it. */
    public record View(String asked, Size size, Page departments) {}

    private final Directory directory;

    OrganisationPage(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/admin/organisation")
    @AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
    ModelAndView show(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") String page) {
        var asked = q.strip();
        var departments = directory.departments(asked, page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
        return new ModelAndView("organisation/organisation", "page", new View(asked, directory.size(), departments));
    }
}
