package org.tiaokuai.access.web;

import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.EmployOfficer;
import org.tiaokuai.access.Access.FirstAdministrator.Made;
import org.tiaokuai.access.Access.FirstAdministrator.WeakPassword;
import org.tiaokuai.access.Access.FirstAdministrator.WrongCode;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Staff;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Where the operator of an empty platform makes the first administrator, with the code from the log. */
@Controller
@AllowedTo(Who.ANYONE)
@RequestMapping("/admin/first-administrator")
public class FirstAdministratorPage {

    /** What the page shows again: neither code nor password. */
    public record View(String login, String name, Errors errors) {}

    record Form(
            @NotBlank(message = "access.first.code.missing") @Size(max = 60, message = "access.first.code.wrong")
            String code,

            @Pattern(regexp = Staff.LOGIN, message = "access.first.login.wrong")
            String login,

            @NotBlank(message = "access.first.name.missing") @PersonName(message = "access.signUp.name.wrong")
            String name,

            @NotBlank(message = "access.signUp.password.missing")
            String password) {

        Form {
            code = code == null ? "" : code;
            login = login == null ? "" : login.strip();
            name = name == null ? "" : name.strip();
            password = password == null ? "" : password;
        }
    }

    private final Access access;

    FirstAdministratorPage(Access access) {
        this.access = access;
    }

    @GetMapping
    ModelAndView show() {
        if (!access.awaitsFirstAdministrator()) {
            throw new NotHere();
        }
        return page(new Form("", "", "", ""), Errors.NONE);
    }

    @PostMapping
    ModelAndView make(
            @Valid @ModelAttribute Form form,
            BindingResult binding,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            return page(form, Errors.of(binding));
        }
        if (access.exhausted("first-administrator", request.getRemoteAddr())) {
            return page(form, Errors.of("code", "access.signIn.tooMany"));
        }
        var officer = new EmployOfficer(form.login(), form.name(), form.password(), null);
        return switch (access.makeFirstAdministrator(form.code(), officer)) {
            case Made _ -> {
                redirect.addFlashAttribute(StaffSignInPage.DONE, "access.first.done");
                yield new ModelAndView("redirect:/staff/sign-in?to=/admin");
            }
            case WrongCode _ -> page(form, Errors.of("code", "access.first.code.wrong"));
            case WeakPassword _ -> page(form, Errors.of("password", "access.signUp.password.weak"));
        };
    }

    private static ModelAndView page(Form form, Errors errors) {
        var page = new ModelAndView("access/firstAdministrator", "page", new View(form.login(), form.name(), errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
