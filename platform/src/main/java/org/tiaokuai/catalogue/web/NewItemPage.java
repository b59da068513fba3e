package org.tiaokuai.catalogue.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Editing;
import org.tiaokuai.catalogue.Editing.BeginVersion;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;

/** Begins the first version of an item that the department has not offered before. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.EDITOR)
@RequestMapping("/officer/items/new")
public class NewItemPage {

    private static final int LONGEST = 200;

    /** What was typed and what is wrong with it. */
    public record View(String code, String name, Errors errors) {}

    private final Editing editing;

    NewItemPage(Editing editing) {
        this.editing = editing;
    }

    @GetMapping
    ModelAndView ask() {
        return page("", "", Errors.NONE);
    }

    @PostMapping
    ModelAndView begin(
            Officer officer,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name) {
        if (Typing.blank(name) || Typing.unreadableLine(name) || name.length() > LONGEST) {
            return page(code, name, Errors.of("name", "catalogue.new.name.fault", LONGEST));
        }
        return switch (editing.begin(new BeginVersion(officer, code.strip(), name.strip()))) {
            case Step.Taken taken -> new ModelAndView("redirect:/officer/items/" + taken.code() + "/draft");
            case Step.NoSuchCode _ -> page(code, name, Errors.of("code", "catalogue.new.code.fault"));
            case Step.NotNow _, Step.NoSuchItem _ -> page(code, name, Errors.of("code", "catalogue.new.code.taken"));
            case Step.NotEntitled _, Step.OwnWork _, Step.Overtaken _, Step.Incomplete _, Step.NothingToRenew _ ->
                throw new NotHere();
        };
    }

    private static ModelAndView page(String code, String name, Errors errors) {
        var page = new ModelAndView("catalogue/newItem", "page", new View(code, name, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
