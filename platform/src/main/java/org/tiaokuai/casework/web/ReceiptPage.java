package org.tiaokuai.casework.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.document.Documents;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Texts;

/** What the applicant takes away 收件凭证: number, lookup code, and where to see the progress. */
@Controller
@AllowedTo(Who.RESIDENT)
public class ReceiptPage {

    /**
     * The case with what its receipt states.
     *
     * @param receiver the department that received it
     * @param track the address that leads to the progress; whoever opens it still needs the lookup code
     * @param qr the same as an inline SVG
     */
    public record View(CaseView theCase, String lookupCode, String receiver, String track, String qr) {}

    private final Applying applying;
    private final Organisation organisation;
    private final Documents documents;
    private final Texts texts;
    private final String address;

    ReceiptPage(
            Applying applying,
            Organisation organisation,
            Documents documents,
            Texts texts,
            @Value("${tiaokuai.public-address}") String address) {
        this.applying = applying;
        this.organisation = organisation;
        this.documents = documents;
        this.texts = texts;
        this.address = address;
    }

    @GetMapping("/my/cases/{number}/receipt")
    ModelAndView show(Resident resident, @PathVariable String number) {
        var theCase = applying.open(resident, number).orElseThrow(NotHere::new);
        var track = address + "/track?number=" + number;
        var qr = documents.qrSvg(track, texts.current().of("casework.receipt.qr"));
        var receiver = organisation.department(theCase.offer().handledBy()).orElseThrow();
        return new ModelAndView(
                "casework/receipt", "page", new View(theCase, applying.lookupCode(number), receiver.name(), track, qr));
    }
}
