package org.tiaokuai.hall.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.ClosingDays.Closing;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;

/** Everybody who carries items out: the departments here, then the bodies that only imported guides name. */
@Controller
public class DepartmentsPage {

    /**
     * Each with its items, fullest first.
     *
     * @param closings when those of this platform are closed, from today on, by their credit codes
     */
    public record View(List<Count> own, List<Count> others, Map<String, List<Closing>> closings) {}

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final ClosingDays closings;
    private final Clock clock;

    DepartmentsPage(Catalogue catalogue, Organisation organisation, ClosingDays closings, Clock clock) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.closings = closings;
        this.clock = clock;
    }

    @GetMapping("/departments")
    @AllowedTo(Who.ANYONE)
    ModelAndView show() {
        var today = LocalDate.now(clock);
        var own = organisation.departments().stream()
                .collect(Collectors.toMap(Department::creditCode, each -> closings.of(each.id(), today)));
        var parted = catalogue.departments().stream()
                .collect(Collectors.partitioningBy(body -> own.containsKey(body.key())));
        var view = new View(parted.getOrDefault(true, List.of()), parted.getOrDefault(false, List.of()), own);
        return new ModelAndView("hall/departments", "page", view);
    }
}
