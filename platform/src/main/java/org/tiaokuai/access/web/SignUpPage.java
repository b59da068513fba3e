package org.tiaokuai.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.RegisterResident;
import org.tiaokuai.access.Access.Registration.AlreadyThere;
import org.tiaokuai.access.Access.Registration.ClosedBefore;
import org.tiaokuai.access.Access.Registration.Registered;
import org.tiaokuai.access.Access.Registration.WeakPassword;
import org.tiaokuai.access.Access.SignIn.SignedIn;
import org.tiaokuai.access.Access.SignIn.TooMany;
import org.tiaokuai.access.Access.SignIn.Wrong;
import org.tiaokuai.access.Access.SignInResident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Residents.Particular;
import org.tiaokuai.access.Session;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;
import org.tiaokuai.standard.CitizenNumber;

/** Where a resident opens an account. */
@Controller
@AllowedTo(Who.ANYONE)
@RequestMapping("/sign-up")
public class SignUpPage {

    /** What the page shows again: never the password. */
    public record View(String name, String number, String phone, String to, Errors errors) {}

    record Form(
            @NotBlank(message = "access.signUp.name.missing") @PersonName(message = "access.signUp.name.wrong")
            String name,

            @NotBlank(message = "access.signUp.number.missing") @Size(max = 60, message = "access.signUp.number.wrong")
            String number,

            @Pattern(regexp = Particular.MOBILE, message = "access.signUp.phone.wrong")
            String phone,

            @NotBlank(message = "access.signUp.password.missing")
            String password,

            String to) {

        Form {
            name = name == null ? "" : name.strip();
            number = number == null ? "" : number.strip();
            phone = phone == null ? "" : Typing.halfWidth(phone);
            password = password == null ? "" : password;
            to = Destination.of(to, "/my");
        }
    }

    private final Access access;
    private final Session session;

    SignUpPage(Access access, Session session) {
        this.access = access;
        this.session = session;
    }

    @GetMapping
    ModelAndView show(@RequestParam(defaultValue = "") String to) {
        return page(new Form("", "", "", "", to), Errors.NONE);
    }

    @PostMapping
    ModelAndView register(
            @Valid @ModelAttribute Form form,
            BindingResult binding,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (binding.hasErrors()) {
            return page(form, Errors.of(binding));
        }
        if (CitizenNumber.fault(form.number()).isPresent()) {
            return page(form, Errors.of("number", "access.signUp.number.wrong"));
        }
        if (access.exhausted("sign-up", request.getRemoteAddr())) {
            return page(form, Errors.of("number", "access.signIn.tooMany"));
        }
        var number = CitizenNumber.of(form.number());
        return switch (access.register(new RegisterResident(number, form.name(), form.phone(), form.password()))) {
            case Registered _ -> {
                access.takeBack("sign-up", request.getRemoteAddr());
                yield signIn(form, request, response);
            }
            case AlreadyThere _ -> page(form, Errors.of("number", "access.signUp.there"));
            case ClosedBefore _ -> page(form, Errors.of("number", "access.signUp.closed"));
            case WeakPassword _ -> {
                access.takeBack("sign-up", request.getRemoteAddr());
                yield page(form, Errors.of("password", "access.signUp.password.weak"));
            }
        };
    }

    private ModelAndView signIn(Form form, HttpServletRequest request, HttpServletResponse response) {
        var command = new SignInResident(form.number(), form.password(), request.getRemoteAddr());
        return switch (access.signIn(command)) {
            case SignedIn signedIn -> {
                session.begin(signedIn.principal(), request, response);
                yield new ModelAndView("redirect:" + form.to());
            }
            case Wrong _, TooMany _ -> new ModelAndView("redirect:/sign-in");
        };
    }

    private static ModelAndView page(Form form, Errors errors) {
        var page = new ModelAndView(
                "access/signUp", "page", new View(form.name(), form.number(), form.phone(), form.to(), errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
