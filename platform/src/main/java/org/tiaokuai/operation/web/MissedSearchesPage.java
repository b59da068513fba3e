package org.tiaokuai.operation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Text;
import org.tiaokuai.search.Search;
import org.tiaokuai.search.Search.Missed;

/** What people asked the hall for and did not find, for those who keep guides and synonyms. */
@Controller
public class MissedSearchesPage {

    private static final int MOST_SHOWN = 200;

    /** The most frequent first. */
    public record View(List<Missed> missed, LocalDate today) {}

    private final Search search;
    private final Clock clock;

    MissedSearchesPage(Search search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @GetMapping("/admin/missed-searches")
    @AllowedTo(value = Who.OFFICER, roles = Role.INFORMATION_AUTHORITY)
    ModelAndView show() {
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        return new ModelAndView("operation/missed", "page", new View(search.missed(MOST_SHOWN), today));
    }
}
