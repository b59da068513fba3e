package org.tiaokuai.casework.web;

import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.dossier.PaperAnswer;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.page.NotHere;

/** A sealed letter of a case, for the person to whom it was written and for the office that wrote it. */
@Controller
public class LetterPage {

    private final Casework casework;
    private final Applying applying;

    LetterPage(Casework casework, Applying applying) {
        this.casework = casework;
        this.applying = applying;
    }

    @GetMapping("/officer/cases/{number}/letters/{kind}")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.WINDOW, Role.APPROVER})
    ResponseEntity<InputStreamResource> written(
            Officer officer, @PathVariable String number, @PathVariable String kind) {
        var letter = LetterName.read(kind).orElseThrow(NotHere::new);
        var opened = casework.letter(officer, number, letter).orElseThrow(NotHere::new);
        return PaperAnswer.of(opened, letter.title() + number);
    }

    @GetMapping("/my/cases/{number}/letters/{kind}")
    @AllowedTo(Who.RESIDENT)
    ResponseEntity<InputStreamResource> received(
            Resident resident, @PathVariable String number, @PathVariable String kind) {
        var letter = LetterName.read(kind).orElseThrow(NotHere::new);
        var opened = applying.letter(resident, number, letter).orElseThrow(NotHere::new);
        return PaperAnswer.of(opened, letter.title() + number);
    }
}
