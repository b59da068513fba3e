package org.tiaokuai.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Staff;
import org.tiaokuai.access.Staff.Activate;
import org.tiaokuai.access.Staff.Activation.Activated;
import org.tiaokuai.access.Staff.Activation.TooMany;
import org.tiaokuai.access.Staff.Activation.WeakPassword;
import org.tiaokuai.access.Staff.Activation.WrongCode;
import org.tiaokuai.page.Errors;
import org.tiaokuai.standard.CitizenNumber;

/** Where an officer sets the first password with the code that was handed over on paper. */
@Controller
@AllowedTo(Who.ANYONE)
@RequestMapping("/staff/activation")
public class ActivationPage {

    /** What the page shows again: neither code nor password. */
    public record View(String login, String number, Errors errors) {}

    record Form(
            @NotBlank(message = "access.activation.login.missing") @Size(max = 60, message = "access.first.login.wrong")
            String login,

            @NotBlank(message = "access.activation.code.missing") @Size(max = 60, message = "access.activation.wrong")
            String code,

            @NotBlank(message = "access.signUp.number.missing") @Size(max = 60, message = "access.signUp.number.wrong")
            String number,

            @NotBlank(message = "access.signUp.password.missing")
            String password) {

        Form {
            login = login == null ? "" : login.strip();
            code = code == null ? "" : code;
            number = number == null ? "" : number.strip();
            password = password == null ? "" : password;
        }
    }

    private final Staff staff;

    ActivationPage(Staff staff) {
        this.staff = staff;
    }

    @GetMapping
    ModelAndView show() {
        return page(new Form("", "", "", ""), Errors.NONE);
    }

    @PostMapping
    ModelAndView activate(
            @Valid @ModelAttribute Form form,
            BindingResult binding,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            return page(form, Errors.of(binding));
        }
        if (CitizenNumber.fault(form.number()).isPresent()) {
            return page(form, Errors.of("number", "access.signUp.number.wrong"));
        }
        var number = CitizenNumber.of(form.number());
        var command = new Activate(form.login(), form.code(), number, form.password(), request.getRemoteAddr());
        return switch (staff.activate(command)) {
            case Activated _ -> {
                redirect.addFlashAttribute(StaffSignInPage.DONE, "access.activation.done");
                yield new ModelAndView("redirect:/staff/sign-in");
            }
            case WrongCode _ -> page(form, Errors.of("code", "access.activation.wrong"));
            case WeakPassword _ -> page(form, Errors.of("password", "access.signUp.password.weak"));
            case TooMany _ -> page(form, Errors.of("code", "access.signIn.tooMany"));
        };
    }

    private static ModelAndView page(Form form, Errors errors) {
        var page = new ModelAndView("access/activation", "page", new View(form.login(), form.number(), errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
