package org.tiaokuai.evidence.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Witnesses;
import org.tiaokuai.ledger.Witnesses.Standing;

/** The heads as anybody may copy them down. */
@Controller
@AllowedTo(Who.ANYONE)
public class LedgerPage {

    private static final int SHOWN = 20;

    /**
     * @param heads the newest first
     * @param by who countersigned which of them, by size
     */
    public record View(List<Head> heads, Map<Long, List<String>> by, List<Standing> witnesses, String publicKey) {}

    private final Ledger ledger;
    private final Witnesses witnesses;

    LedgerPage(Ledger ledger, Witnesses witnesses) {
        this.ledger = ledger;
        this.witnesses = witnesses;
    }

    @GetMapping("/ledger")
    ModelAndView show() {
        var heads = ledger.heads(SHOWN);
        var view = new View(heads, witnesses.by(heads), witnesses.standings(), ledger.publicKey());
        return new ModelAndView("evidence/ledger", "page", view);
    }
}
