package org.tiaokuai.casework.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.Asked;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.privacy.Deferral;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.ReadView;
import tools.jackson.databind.json.JsonMapper;

/** Who read my data 谁看过我的数据: every read of the person, with a proof that none is left out. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/my/reads")
public class MyReadsPage {

    private static final int MOST = 100;

    /**
     * @param asked what each case asked, by number
     * @param deferred reads that are not told yet
     * @param older the id before which the next page goes on; 0 where this is the last
     */
    public record View(List<ReadDay> days, Map<String, Asked> asked, List<Deferral> deferred, long older) {}

    private final Privacy privacy;
    private final Applying applying;
    private final Ledger ledger;
    private final JsonMapper json = JsonMapper.shared();

    MyReadsPage(Privacy privacy, Applying applying, Ledger ledger) {
        this.privacy = privacy;
        this.applying = applying;
        this.ledger = ledger;
    }

    @GetMapping
    ModelAndView show(Resident resident, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        var reads = privacy.readsOf(resident.personKey(), before, MOST);
        var numbers = reads.stream()
                .map(ReadView::caseNumber)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
        var asked = numbers.isEmpty() ? Map.<String, Asked>of() : applying.asked(resident, numbers);
        var older = reads.size() < MOST ? 0 : reads.getLast().id();
        return new ModelAndView(
                "casework/reads",
                "page",
                new View(ReadDay.of(reads), asked, privacy.deferred(resident.personKey()), older));
    }

    /** For the separate program: all leaves of the person, and that there are no others. */
    @GetMapping("/proof")
    ResponseEntity<byte[]> proof(Resident resident) {
        var proof = ledger.reads(resident.personKey()).orElseThrow(NotHere::new);
        var name = ContentDisposition.attachment().filename("reads.json").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(proof));
    }
}
