package org.tiaokuai.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.SignIn.SignedIn;
import org.tiaokuai.access.Access.SignIn.TooMany;
import org.tiaokuai.access.Access.SignIn.Wrong;
import org.tiaokuai.access.Access.SignInOfficer;
import org.tiaokuai.access.Access.StaffSignIn.Blocked;
import org.tiaokuai.access.Access.StaffSignIn.FactorAsked;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.SecondFactor;
import org.tiaokuai.access.SecondFactor.Demand;
import org.tiaokuai.access.Session;
import org.tiaokuai.access.Session.Waiting;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Where an officer signs in and chooses the post to act under. */
@Controller
public class StaffSignInPage {

    /** Under which the step before leaves the key of what it did. */
    static final String DONE = "done";

    /**
     * What the page shows again: never the password.
     *
     * @param done what was done just before, as the key of a sentence; empty for nothing
     */
    public record View(String login, String to, Errors errors, String done) {}

    /** @param demand whether an authenticator can be set up, or its recovery codes be renewed */
    public record Posting(List<Post> posts, Demand demand) {}

    private final Access access;
    private final SecondFactor secondFactor;
    private final Session session;
    private final Posts posts;
    private final Entrance entrance;
    private final Clock clock;

    StaffSignInPage(
            Access access, SecondFactor secondFactor, Session session, Posts posts, Entrance entrance, Clock clock) {
        this.access = access;
        this.secondFactor = secondFactor;
        this.session = session;
        this.posts = posts;
        this.entrance = entrance;
        this.clock = clock;
    }

    @GetMapping("/staff/sign-in")
    @AllowedTo(Who.ANYONE)
    ModelAndView show(@RequestParam(defaultValue = "") String to, HttpServletRequest request) {
        var before = RequestContextUtils.getInputFlashMap(request);
        var done = before != null && before.get(DONE) instanceof String key ? key : "";
        return page("", to, Errors.NONE, done);
    }

    @PostMapping("/staff/sign-in")
    @AllowedTo(Who.ANYONE)
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (access.signIn(new SignInOfficer(login, password, request.getRemoteAddr()))) {
            case SignedIn signedIn ->
                new ModelAndView("redirect:" + entrance.enter(signedIn.principal(), to, request, response));
            case FactorAsked asked -> {
                var waiting = new Waiting(asked.principal(), login, Destination.of(to, "/officer"), clock.instant());
                session.await(waiting, request);
                yield new ModelAndView("redirect:/staff/second-factor" + (asked.enrolled() ? "" : "/enrolment"));
            }
            case Blocked _ -> page(login, to, Errors.of("login", "access.staff.blocked"));
            case Wrong _ -> page(login, to, Errors.of("login", "access.signIn.wrong"));
            case TooMany _ -> page(login, to, Errors.of("login", "access.signIn.tooMany"));
        };
    }

    @GetMapping("/staff/post")
    @AllowedTo(Who.STAFF)
    ModelAndView choose(Principal principal) {
        var demand = secondFactor.demand(principal.account());
        return new ModelAndView("access/post", "page", new Posting(posts.heldBy(principal.account()), demand));
    }

    @PostMapping("/staff/post")
    @AllowedTo(Who.STAFF)
    ModelAndView wear(
            Principal principal, @RequestParam UUID post, HttpServletRequest request, HttpServletResponse response) {
        var held = posts.held(principal.account(), post).orElseThrow(NotHere::new);
        session.wear(principal, held.id(), request, response);
        return new ModelAndView("redirect:/officer");
    }

    private static ModelAndView page(String login, @Nullable String to, Errors errors) {
        return page(login, to, errors, "");
    }

    private static ModelAndView page(String login, @Nullable String to, Errors errors, String done) {
        var view = new View(login, Destination.of(to, "/officer"), errors, done);
        var page = new ModelAndView("access/staffSignIn", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
