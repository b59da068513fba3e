package org.tiaokuai.hall.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Listing;

/** Finding an item by words, theme, department or life event. */
@Controller
public class ItemsPage {

    private static final int LAST_PAGE = 10_000;

    /** What was asked, what was found, and the themes to try when nothing was. */
    public record View(Criteria criteria, Listing listing, List<Count> themes, String departmentName) {

        public boolean more() {
            return (criteria.page() + 1L) * Criteria.PAGE < listing.total();
        }
    }

    private final Catalogue catalogue;

    ItemsPage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/items")
    @AllowedTo(Who.ANYONE)
    ModelAndView show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "0") String page) {
        int number = page.matches("\\d{1,4}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 0;
        var criteria = new Criteria(clean(q), clean(theme), clean(department), clean(event), number);
        var listing = catalogue.find(criteria);
        var name = criteria.department().isEmpty() ? "" : departmentName(criteria.department());
        var themes = listing.items().isEmpty() ? catalogue.themes() : List.<Count>of();
        return new ModelAndView("hall/items", "page", new View(criteria, listing, themes, name));
    }

    private String departmentName(String code) {
        return catalogue.departments().stream()
                .filter(count -> count.key().equals(code))
                .findFirst()
                .map(Count::name)
                .orElse("");
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
