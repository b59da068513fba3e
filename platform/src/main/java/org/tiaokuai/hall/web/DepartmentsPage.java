package org.tiaokuai.hall.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;

/** Everybody who carries items out: the departments here, then the bodies that only imported guides name. */
@Controller
public class DepartmentsPage {

    /** Each with its items, fullest first. */
    public record View(List<Count> own, List<Count> others) {}

    private final Catalogue catalogue;
    private final Organisation organisation;

    DepartmentsPage(Catalogue catalogue, Organisation organisation) {
        this.catalogue = catalogue;
        this.organisation = organisation;
    }

    @GetMapping("/departments")
    @AllowedTo(Who.ANYONE)
    ModelAndView show() {
        var own =
                organisation.departments().stream().map(Department::creditCode).collect(Collectors.toSet());
        var parted =
                catalogue.departments().stream().collect(Collectors.partitioningBy(body -> own.contains(body.key())));
        var view = new View(parted.getOrDefault(true, List.of()), parted.getOrDefault(false, List.of()));
        return new ModelAndView("hall/departments", "page", view);
    }
}
