package org.tiaokuai.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.SecondFactor;
import org.tiaokuai.access.SecondFactor.Confirmation.Confirmed;
import org.tiaokuai.access.SecondFactor.Enrolment;
import org.tiaokuai.access.SecondFactor.Proof.TooMany;
import org.tiaokuai.access.SecondFactor.Proof.Wrong;
import org.tiaokuai.access.Session;
import org.tiaokuai.access.Session.Waiting;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.QrCodes;
import org.tiaokuai.page.Texts;

/** Where an officer sets up an authenticator: at the door when one is required, at will when one is not. */
@Controller
@AllowedTo(Who.ANYONE)
@RequestMapping("/staff/second-factor/enrolment")
public class SecondFactorEnrolmentPage {

    /** @param secret in groups of four, for who cannot take a picture; @param qr an inline SVG */
    public record View(String secret, String qr, Errors errors) {}

    /** The recovery codes, said this once. */
    public record Codes(List<String> codes, String next) {}

    /** Whoever stands at the door, or is in already. */
    private record Somebody(Principal principal, String login, String session, Optional<Waiting> waiting) {}

    private final SecondFactor secondFactor;
    private final Session session;
    private final Entrance entrance;
    private final QrCodes drawing;
    private final Texts texts;

    SecondFactorEnrolmentPage(
            SecondFactor secondFactor, Session session, Entrance entrance, QrCodes drawing, Texts texts) {
        this.secondFactor = secondFactor;
        this.session = session;
        this.entrance = entrance;
        this.drawing = drawing;
        this.texts = texts;
    }

    @GetMapping
    ModelAndView show(Optional<Principal> principal, HttpServletRequest request) {
        return page(somebody(principal, request), Errors.NONE);
    }

    @PostMapping
    ModelAndView confirm(
            Optional<Principal> principal,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var somebody = somebody(principal, request);
        return switch (secondFactor.confirm(somebody.principal().account(), somebody.session(), code)) {
            case Confirmed confirmed -> {
                var next = somebody.waiting()
                        .map(waiting -> entrance.enter(waiting.principal(), waiting.to(), request, response))
                        .orElse("/officer");
                yield new ModelAndView("access/recoveryCodes", "page", new Codes(confirmed.recoveryCodes(), next));
            }
            case Wrong _ -> page(somebody, Errors.of("code", "access.factor.wrong"));
            case TooMany _ -> page(somebody, Errors.of("code", "access.signIn.tooMany"));
        };
    }

    private Somebody somebody(Optional<Principal> principal, HttpServletRequest request) {
        var waiting = session.waiting(request);
        var here = request.getSession().getId();
        return waiting.map(one -> new Somebody(one.principal(), one.login(), here, waiting))
                .or(() -> principal
                        .filter(Principal::staff)
                        .map(one -> new Somebody(one, String.valueOf(one.officialName()), here, Optional.empty())))
                .orElseThrow(NotHere::new);
    }

    private ModelAndView page(Somebody somebody, Errors errors) {
        Enrolment enrolment = secondFactor
                .enrolment(somebody.principal().account(), somebody.login(), somebody.session())
                .orElseThrow(NotHere::new);
        var qr = drawing.qrSvg(enrolment.uri(), texts.current().of("access.factor.qr"));
        var view = new View(enrolment.secret().replaceAll("(.{4})(?!$)", "$1 "), qr, errors);
        var page = new ModelAndView("access/secondFactorEnrolment", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
