package org.tiaokuai.desk.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.desk.Desk;
import org.tiaokuai.desk.Desk.AddNote;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Noting something about a case; what is noted already stands on the page of the case, which is a read. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}/notes")
public class NotesPage {

    /** What was typed, and what is wrong with it. */
    public record View(String number, String text, Errors errors) {}

    private final Desk desk;
    private final Casework casework;

    NotesPage(Desk desk, Casework casework) {
        this.desk = desk;
        this.casework = casework;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number) {
        if (casework.rows(officer, List.of(number)).isEmpty()) {
            throw new NotHere();
        }
        return page(number, "", Errors.NONE);
    }

    @PostMapping
    ModelAndView note(Officer officer, @PathVariable String number, @RequestParam(defaultValue = "") String note) {
        var errors = Limited.check("note", note, AddNote.LONGEST);
        if (errors.any()) {
            return page(number, note, errors);
        }
        if (!desk.note(new AddNote(officer, number, note.strip()))) {
            throw new NotHere();
        }
        return new ModelAndView("redirect:/officer/cases/" + number + "#notes");
    }

    private static ModelAndView page(String number, String text, Errors errors) {
        var page = new ModelAndView("desk/note", "page", new View(number, text, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
