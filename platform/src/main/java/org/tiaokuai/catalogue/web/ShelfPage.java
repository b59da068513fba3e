package org.tiaokuai.catalogue.web;

import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Editing;
import org.tiaokuai.catalogue.Editing.ShelfFilter;
import org.tiaokuai.catalogue.Editing.ShelfFilter.Show;
import org.tiaokuai.catalogue.Shelf;

/** The items of an officer's department, those that somebody should look at first. */
@Controller
public class ShelfPage {

    /** The list and the filter that it was asked with. */
    public record View(Shelf shelf, ShelfFilter filter) {

        public boolean more() {
            return (filter.page() + 1L) * ShelfFilter.PAGE < shelf.total();
        }
    }

    private final Editing editing;

    ShelfPage(Editing editing) {
        this.editing = editing;
    }

    @GetMapping("/officer/items")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.EDITOR, Role.APPROVER})
    ModelAndView show(
            Officer officer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") String page) {
        var wanted = Arrays.stream(Show.values())
                .filter(known -> known.name().equals(show))
                .findFirst()
                .orElse(Show.OFFERED);
        int number = page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0;
        var filter = new ShelfFilter(q.replaceAll("\\p{Cntrl}", " ").strip(), wanted, number);
        return new ModelAndView("catalogue/shelf", "page", new View(editing.shelf(officer, filter), filter));
    }
}
