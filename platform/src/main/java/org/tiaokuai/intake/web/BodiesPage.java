package org.tiaokuai.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.intake.GuideImports;
import org.tiaokuai.intake.GuideImports.Choice;
import org.tiaokuai.intake.GuideImports.SettleBody;
import org.tiaokuai.intake.GuideImports.Settlement;
import org.tiaokuai.intake.UnknownBody;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.standard.DivisionCode;

/** Bodies that imported items name and the platform does not know: the authority says of each what it is. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.INFORMATION_AUTHORITY)
public class BodiesPage {

    private static final String MOVED = "bodies.moved";

    /** Those that wait, and how many items the one just settled took along; somebody may have been quicker. */
    public record View(List<UnknownBody> bodies, @Nullable String moved, boolean late) {}

    /** One body, what it may become, and what was chosen. */
    public record BodyView(
            UnknownBody body, List<Division> divisions, List<Department> departments, Chosen chosen, Errors errors) {}

    /** What was chosen so far. */
    public record Chosen(String choice, String division, String department) {}

    private final GuideImports imports;
    private final Organisation organisation;

    BodiesPage(GuideImports imports, Organisation organisation) {
        this.imports = imports;
        this.organisation = organisation;
    }

    @GetMapping("/admin/imports/bodies")
    ModelAndView show(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        var moved = flash != null && flash.get(MOVED) instanceof String items ? items : null;
        return new ModelAndView("intake/bodies", "page", new View(imports.unknownBodies(), moved, false));
    }

    @GetMapping("/admin/imports/body")
    ModelAndView ask(@RequestParam(defaultValue = "") String code) {
        return page(code, new Chosen("", "", ""), Errors.NONE);
    }

    @PostMapping("/admin/imports/body")
    ModelAndView settle(
            Officer officer,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(defaultValue = "") String department,
            RedirectAttributes redirect) {
        var chosen = new Chosen(choice, division, department);
        var wanted = choice(chosen);
        if (wanted.isEmpty()) {
            return page(code, chosen, mistake(chosen));
        }
        return switch (imports.settle(new SettleBody(code, wanted.get(), officer))) {
            case Settlement.Settled settled -> {
                redirect.addFlashAttribute(MOVED, String.valueOf(settled.items()));
                yield new ModelAndView("redirect:/admin/imports/bodies");
            }
            case Settlement.NothingToSettle _ -> late();
            case Settlement.NoSuchDivision _, Settlement.NoSuchDepartment _ -> page(code, chosen, mistake(chosen));
        };
    }

    private static Optional<Choice> choice(Chosen chosen) {
        return switch (chosen.choice()) {
            case "adopt" ->
                DivisionCode.fault(chosen.division()).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Choice.Adopt(DivisionCode.of(chosen.division())));
            case "map" -> uuid(chosen.department()).map(Choice.Map::new);
            case "leave" -> Optional.of(new Choice.Leave());
            default -> Optional.empty();
        };
    }

    private static Errors mistake(Chosen chosen) {
        return switch (chosen.choice()) {
            case "adopt" -> Errors.of("division", "intake.body.division.missing");
            case "map" -> Errors.of("department", "intake.body.department.missing");
            default -> Errors.of("choice", "intake.body.choice.missing");
        };
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private ModelAndView late() {
        var page = new ModelAndView("intake/bodies", "page", new View(imports.unknownBodies(), null, true));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(String code, Chosen chosen, Errors errors) {
        var body = imports.unknownBodies().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(NotHere::new);
        var divisions = Stream.of(DivisionCode.Level.PROVINCE, DivisionCode.Level.CITY, DivisionCode.Level.COUNTY)
                .flatMap(level -> organisation.divisions(level).stream())
                .toList();
        var departments = organisation.departments().stream()
                .sorted(Comparator.comparing(Department::name))
                .toList();
        var view = new BodyView(body, divisions, departments, chosen, errors);
        var page = new ModelAndView("intake/body", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
