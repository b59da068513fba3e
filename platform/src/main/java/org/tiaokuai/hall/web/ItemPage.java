package org.tiaokuai.hall.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.ClosingDays.Closing;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.catalogue.Places;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.course.Ahead;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.figures.Figures;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.Copies;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;
import org.tiaokuai.payment.TariffLine;
import org.tiaokuai.payment.Tariffs;

/** One item with its ten elements, and the day on which it would be done if it were accepted today. */
@Controller
public class ItemPage {

    /**
     * The guide in force and the two limits of a case that is accepted today.
     *
     * @param promised what the department promises; null where it published none
     * @param pace how long it really took; null while too few cases were decided
     * @param receiver the department on the platform that takes applications, where it is not the body of the guide
     * @param stations whether there are any to send people to
     * @param left how many places are left; null where there is no end of them
     * @param tariff what is charged, line by line
     * @param closings when the department is closed, from today on
     */
    public record View(
            Item item,
            String receiver,
            @Nullable Deadline promised,
            @Nullable Deadline legal,
            Figures.@Nullable Pace pace,
            boolean stations,
            @Nullable Integer left,
            List<TariffLine> tariff,
            List<Closing> closings) {

        /** Of both the earlier day, for a promise longer than the law binds nobody. */
        public @Nullable Deadline first() {
            if (promised == null || legal == null) {
                return promised == null ? legal : promised;
            }
            return legal.due().isBefore(promised.due()) ? legal : promised;
        }

        public boolean full() {
            return left != null && left == 0;
        }

        public boolean permit() {
            return Grounds.permit(item.offer().guide());
        }
    }

    /** An item that is no longer offered, and the one that took its place, if there is one. */
    public record Withdrawn(
            Item item, LocalDate since, @Nullable Guide successor) {}

    /** What stands beside the guide and changes once in a night, or once in years. */
    private record Beside(
            String receiver,
            Figures.@Nullable Pace pace,
            boolean stations,
            @Nullable Integer left,
            List<TariffLine> tariff,
            UUID office) {}

    /** Items that many people look at in one minute. */
    private static final int MOST_KNOWN = 10_000;

    private final Cache<String, Beside> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private final Catalogue catalogue;
    private final Ahead ahead;
    private final Copies copies;
    private final ClosingDays closings;
    private final Surroundings surroundings;
    private final Clock clock;

    ItemPage(
            Catalogue catalogue,
            Ahead ahead,
            Copies copies,
            ClosingDays closings,
            Surroundings surroundings,
            Clock clock) {
        this.catalogue = catalogue;
        this.ahead = ahead;
        this.copies = copies;
        this.closings = closings;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @GetMapping("/items/{code}")
    @AllowedTo(Who.ANYONE)
    @Nullable
    ModelAndView show(@PathVariable String code) {
        var item = catalogue.item(code).orElseThrow(NotHere::new);
        if (item.stage() == Stage.WITHDRAWN) {
            return withdrawn(item);
        }
        var guide = item.offer().guide();
        var beside = known.get(code + " " + item.offer().version(), _ -> surroundings.of(item.offer()));
        var limits = ahead.of(beside.office(), guide, today());
        var view = new View(
                item,
                beside.receiver(),
                published(guide) ? limits.promised() : null,
                limits.legal(),
                beside.pace(),
                beside.stations(),
                beside.left(),
                beside.tariff(),
                closings.of(beside.office(), today()));
        return sameAsKept(view) ? null : new ModelAndView("hall/item", "page", view);
    }

    /** Of the guide its number is enough, for a version never changes. */
    private boolean sameAsKept(View view) {
        var item = view.item();
        return copies.hold(
                item.offer().version(),
                item.stage(),
                item.online(),
                item.reason(),
                item.until(),
                view.receiver(),
                view.promised(),
                view.legal(),
                view.pace(),
                view.stations(),
                view.left(),
                view.tariff(),
                view.closings());
    }

    /** The old address still answers, for it stands in letters and in other people's pages. */
    private ModelAndView withdrawn(Item item) {
        var successor = catalogue.offer(item.replacedBy()).map(Offer::guide).orElse(null);
        var since = LocalDate.ofInstant(item.since(), Text.ZONE);
        var page = new ModelAndView("hall/withdrawn", "page", new Withdrawn(item, since, successor));
        page.setStatus(HttpStatus.GONE);
        return page;
    }

    /** What the platform keeps to where an office says nothing is no promise of the office. */
    private static boolean published(Guide guide) {
        return guide.promisedLimit() != null || guide.kind() == Guide.Kind.INSTANT;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Text.ZONE);
    }

    /** Asks for what stands beside a guide, at most once a minute. */
    @Component
    static class Surroundings {

        private final Organisation organisation;
        private final Figures figures;
        private final Places places;
        private final Tariffs tariffs;

        Surroundings(Organisation organisation, Figures figures, Places places, Tariffs tariffs) {
            this.organisation = organisation;
            this.figures = figures;
            this.places = places;
            this.tariffs = tariffs;
        }

        Beside of(Offer offer) {
            var department = organisation.department(offer.handledBy());
            return new Beside(
                    department
                            .map(Department::name)
                            .filter(name -> !name.equals(offer.guide().departmentName()))
                            .orElse(""),
                    figures.paceOf(offer.guide().code()).orElse(null),
                    !organisation.stations().isEmpty(),
                    offer.guide().quota() == null
                            ? null
                            : places.left(offer.guide().code()).orElse(null),
                    offer.guide().free()
                            ? List.of()
                            : tariffs.inForce(offer.guide().code()),
                    offer.handledBy());
        }
    }
}
