package org.tiaokuai.evidence.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;

/** The heads as anybody may copy them down. */
@Controller
@AllowedTo(Who.ANYONE)
public class LedgerPage {

    private static final int SHOWN = 20;

    /** @param heads the newest first */
    public record View(List<Head> heads, String publicKey) {}

    private final Ledger ledger;

    LedgerPage(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/ledger")
    ModelAndView show() {
        return new ModelAndView("evidence/ledger", "page", new View(ledger.heads(SHOWN), ledger.publicKey()));
    }
}
