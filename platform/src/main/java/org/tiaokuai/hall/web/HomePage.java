package org.tiaokuai.hall.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseLine;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Station;
import org.tiaokuai.page.Text;

/** The first page: search in the middle, then four ways, life events, and the two threads of the weave. */
@Controller
public class HomePage {

    private static final int MOST_SHOWN = 9;
    private static final int MOST_THEMES = 12;
    private static final int MOST_STATIONS = 6;

    /** What the home page shows; {@code mine} is the reader's most urgent open case. */
    public record View(
            List<Count> departments,
            List<Count> themes,
            List<Count> lifeEvents,
            long items,
            List<Station> stations,
            @Nullable CaseLine mine,
            long open,
            LocalDate today) {}

    private final Catalogue catalogue;
    private final Applying applying;
    private final Organisation organisation;
    private final Clock clock;

    HomePage(Catalogue catalogue, Applying applying, Organisation organisation, Clock clock) {
        this.catalogue = catalogue;
        this.applying = applying;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping("/")
    @AllowedTo(Who.ANYONE)
    ModelAndView show(Optional<Resident> resident) {
        var departments = catalogue.departments();
        var open = resident.map(applying::mine).stream()
                .flatMap(mine -> mine.cases().stream())
                .filter(line -> line.state().open())
                .sorted(Comparator.comparing(CaseLine::dueOn))
                .toList();
        var view = new View(
                ownFirst(departments).limit(MOST_SHOWN).toList(),
                catalogue.themes().stream()
                        .limit(MOST_THEMES)
                        .sorted(Comparator.comparing(Count::rest))
                        .toList(),
                catalogue.lifeEvents().stream().limit(MOST_SHOWN).toList(),
                departments.stream().mapToLong(Count::items).sum(),
                organisation.stations().stream().limit(MOST_STATIONS).toList(),
                open.isEmpty() ? null : open.getFirst(),
                open.size(),
                LocalDate.ofInstant(clock.instant(), Text.ZONE));
        return new ModelAndView("hall/home", "page", view);
    }

    /** The city's own departments before the bodies of imported guides. */
    private Stream<Count> ownFirst(List<Count> bodies) {
        var own =
                organisation.departments().stream().map(Department::creditCode).collect(Collectors.toSet());
        return bodies.stream().sorted(Comparator.comparing(body -> !own.contains(body.key())));
    }

    @GetMapping("/accessibility")
    @AllowedTo(Who.ANYONE)
    ModelAndView accessibility() {
        return new ModelAndView("hall/accessibility", "page", "");
    }
}
