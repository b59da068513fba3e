package org.tiaokuai.casework.web;

import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.dossier.PaperAnswer;
import org.tiaokuai.page.NotHere;

/** One paper of a case, for the officer who examines it and for the person who handed it in. */
@Controller
public class PaperPage {

    private final Casework casework;
    private final Applying applying;

    PaperPage(Casework casework, Applying applying) {
        this.casework = casework;
        this.applying = applying;
    }

    @GetMapping("/officer/cases/{number}/papers/{paper}")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.WINDOW, Role.APPROVER})
    ResponseEntity<InputStreamResource> examined(
            Officer officer, @PathVariable String number, @PathVariable UUID paper) {
        return PaperAnswer.of(casework.paper(officer, number, paper).orElseThrow(NotHere::new), number);
    }

    @GetMapping("/officer/cases/{number}/papers/{paper}/preview")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.WINDOW, Role.APPROVER})
    ResponseEntity<InputStreamResource> glanced(
            Officer officer, @PathVariable String number, @PathVariable UUID paper) {
        return PaperAnswer.of(casework.preview(officer, number, paper).orElseThrow(NotHere::new), number);
    }

    /** Once more changes nothing, and the page says who was first. */
    @PostMapping("/officer/cases/{number}/papers/{paper}/seen")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.WINDOW, Role.APPROVER})
    String seen(Officer officer, @PathVariable String number, @PathVariable UUID paper) {
        if (!casework.see(officer, number, paper)) {
            throw new NotHere();
        }
        return "redirect:/officer/cases/" + number + "#papers";
    }

    @GetMapping("/my/cases/{number}/papers/{paper}")
    @AllowedTo(Who.RESIDENT)
    ResponseEntity<InputStreamResource> own(Resident resident, @PathVariable String number, @PathVariable UUID paper) {
        return PaperAnswer.of(applying.paper(resident, number, paper).orElseThrow(NotHere::new), number);
    }
}
