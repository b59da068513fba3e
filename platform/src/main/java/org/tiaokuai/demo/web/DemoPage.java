package org.tiaokuai.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.SignIn;
import org.tiaokuai.access.Access.SignInOfficer;
import org.tiaokuai.access.Access.SignInResident;
import org.tiaokuai.access.Access.StaffSignIn.Blocked;
import org.tiaokuai.access.Access.StaffSignIn.FactorAsked;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Session;
import org.tiaokuai.demo.DemoCity;
import org.tiaokuai.demo.DemoCity.Person;
import org.tiaokuai.page.NotHere;

/** Who is who in the demonstration, changing hats, and setting the clock forward. */
@Controller
@AllowedTo(Who.ANYONE)
@RequestMapping("/demo")
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "true")
public class DemoPage {

    /** The people of the city and its present day. */
    public record View(List<Person> people, String password, LocalDate today) {}

    private final DemoCity city;
    private final Access access;
    private final Session session;
    private final Posts posts;

    DemoPage(DemoCity city, Access access, Session session, Posts posts) {
        this.city = city;
        this.access = access;
        this.session = session;
        this.posts = posts;
    }

    @GetMapping
    ModelAndView show() {
        return new ModelAndView("demo/demo", "page", new View(city.people(), city.password(), city.today()));
    }

    @PostMapping("/days")
    ModelAndView advance(@RequestParam(defaultValue = "1") String days) {
        city.advance(days.matches("\\d{1,2}") ? Integer.parseInt(days) : 1);
        return new ModelAndView("redirect:/demo");
    }

    /** Signs in as one of the invented people, by the same check as anyone. */
    @PostMapping("/person")
    ModelAndView be(@RequestParam String login, HttpServletRequest request, HttpServletResponse response) {
        var person = city.people().stream()
                .filter(known -> known.login().equals(login))
                .findFirst()
                .orElseThrow(NotHere::new);
        if (person.closed()) {
            return new ModelAndView("redirect:/demo");
        }
        return person.staff() ? officer(login, request, response) : resident(login, request, response);
    }

    private ModelAndView resident(String login, HttpServletRequest request, HttpServletResponse response) {
        return switch (access.signIn(new SignInResident(login, city.password(), request.getRemoteAddr()))) {
            case SignIn.SignedIn signedIn -> {
                session.begin(signedIn.principal(), request, response);
                yield new ModelAndView("redirect:/my");
            }
            case SignIn.Wrong _, SignIn.TooMany _ -> new ModelAndView("redirect:/sign-in");
        };
    }

    private ModelAndView officer(String login, HttpServletRequest request, HttpServletResponse response) {
        return switch (access.signIn(new SignInOfficer(login, city.password(), request.getRemoteAddr()))) {
            case SignIn.SignedIn signedIn -> {
                var principal = signedIn.principal();
                var held = posts.heldBy(principal.account());
                session.begin(
                        held.size() == 1 ? principal.wearing(held.getFirst().id()) : principal, request, response);
                yield new ModelAndView("redirect:/officer");
            }
            case SignIn.Wrong _, SignIn.TooMany _, FactorAsked _, Blocked _ ->
                new ModelAndView("redirect:/staff/sign-in");
        };
    }
}
