package org.tiaokuai.casework.web;

import java.util.List;
import java.util.stream.IntStream;
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
import org.tiaokuai.catalogue.Places;
import org.tiaokuai.document.Documents;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Texts;

/** What the applicant takes away 收件凭证: what was received, what is still owed, and where to see the progress. */
@Controller
@AllowedTo(Who.RESIDENT)
public class ReceiptPage {

    /**
     * The case with what its receipt states.
     *
     * @param receiver the department that received it
     * @param track the address that leads to the progress; whoever opens it still needs the lookup code
     * @param qr the same as an inline SVG
     * @param full whether it is still open and no place is left
     */
    public record View(CaseView theCase, String lookupCode, String receiver, String track, String qr, boolean full) {

        /** The materials of which something was handed in, counted from 0. */
        public List<Integer> received() {
            return materials().filter(at -> !files(at).isEmpty()).boxed().toList();
        }

        public List<Paper> files(int material) {
            return theCase.papers().stream()
                    .filter(paper -> paper.material() == material && !paper.atTheWindow())
                    .toList();
        }

        /** Those whose original is still to be shown at the window; nothing is owed to a case that is closed. */
        public List<Integer> owed() {
            return theCase.state().open()
                    ? materials().filter(this::promised).boxed().toList()
                    : List.of();
        }

        private boolean promised(int material) {
            return theCase.papers().stream().anyMatch(paper -> paper.material() == material && paper.owed());
        }

        private IntStream materials() {
            return IntStream.range(0, theCase.offer().guide().materials().size());
        }
    }

    private final Applying applying;
    private final Organisation organisation;
    private final Documents documents;
    private final Places places;
    private final Texts texts;
    private final String address;

    ReceiptPage(
            Applying applying,
            Organisation organisation,
            Documents documents,
            Places places,
            Texts texts,
            @Value("${tiaokuai.public-address}") String address) {
        this.applying = applying;
        this.organisation = organisation;
        this.documents = documents;
        this.places = places;
        this.texts = texts;
        this.address = address;
    }

    @GetMapping("/my/cases/{number}/receipt")
    ModelAndView show(Resident resident, @PathVariable String number) {
        var theCase = applying.open(resident, number).orElseThrow(NotHere::new);
        var track = address + "/track?number=" + number;
        var qr = documents.qrSvg(track, texts.current().of("casework.receipt.qr"));
        var receiver = organisation.department(theCase.offer().handledBy()).orElseThrow();
        boolean full = theCase.state().open() && places.full(theCase.offer().guide());
        return new ModelAndView(
                "casework/receipt",
                "page",
                new View(theCase, applying.lookupCode(number), receiver.name(), track, qr, full));
    }
}
