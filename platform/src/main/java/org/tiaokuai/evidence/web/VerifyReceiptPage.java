package org.tiaokuai.evidence.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.evidence.Receipts;
import org.tiaokuai.evidence.Receipts.Verdict;
import org.tiaokuai.page.NotHere;

/** Anybody holds a receipt against the ledger; who does not trust this page either takes the separate program. */
@Controller
@AllowedTo(Who.ANYONE)
public class VerifyReceiptPage {

    /**
     * @param verdict none before anything was asked
     * @param item the one that the receipt names by its code; none where it names none, or there is none any more
     */
    public record View(
            String typed,
            @Nullable Verdict verdict,
            @Nullable Guide item) {}

    /** What is told about a case bears its number. */
    private static final Set<String> OF_A_CASE = Set.of("CASE_EVENT", "DECISION", "CERTIFICATE", "FREEZE", "PAYMENT");

    private static final Set<String> OF_AN_ITEM = Set.of("PUBLICATION", "ITEM_DEED", "TARIFF");

    private static final List<String> KNOWN = List.of(
            "kind",
            "about",
            "at",
            "row",
            "event",
            "verdict",
            "item",
            "actor",
            "post",
            "subject",
            "byWhom",
            "text",
            "version",
            "handledBy",
            "form",
            "schema",
            "content",
            "law",
            "reasons",
            "remedies",
            "part",
            "statement",
            "was",
            "now",
            "reason",
            "proposedBy",
            "body",
            "name",
            "document",
            "receivedOn",
            "ruling",
            "ground",
            "amount",
            "unit",
            "why",
            "charge",
            "tariff",
            "quantity",
            "fen",
            "bill",
            "channel",
            "paidAt");

    private static final Set<String> STEPS = Set.of(
            "SUBMIT",
            "ACCEPT",
            "DECLINE",
            "REQUEST_CORRECTION",
            "CORRECT",
            "DECLINE_UNCORRECTED",
            "DEEM_ACCEPTED",
            "GRANT",
            "REFUSE",
            "WITHDRAW",
            "WITHDRAW_CORRECTING",
            "WITHDRAW_ACCEPTED",
            "REVOKE",
            "GRANTED",
            "REFUSED",
            "NOT_ACCEPTED",
            "REVOKED",
            "TERMINATED",
            "EXTEND",
            "PROPOSE_SUSPENSION",
            "REJECT_SUSPENSION",
            "SUSPEND",
            "RESUME",
            "WITHDRAW_SUSPENDED",
            "TERMINATE",
            "TERMINATE_SUSPENDED",
            "DEEM_RENEWED",
            "DEEM_RENEWED_SUBMITTED",
            "DEEM_RENEWED_CORRECTING",
            "DEEM_RENEWED_SUSPENDED",
            "LAPSE",
            "LAPSE_SUBMITTED",
            "LAPSE_CORRECTING",
            "LAPSE_SUSPENDED",
            "RAISED",
            "ANSWERED",
            "ANNUL",
            "ANNUL_NOT_ACCEPTED",
            "ANNUL_REFUSED",
            "ISSUED",
            "LET_STAND",
            "LET_STAND_NOT_ACCEPTED",
            "LET_STAND_REFUSED",
            "REMAND",
            "REMAND_NOT_ACCEPTED",
            "REMAND_REFUSED",
            "PROPOSE_RECTIFICATION",
            "PROPOSE_RECTIFICATION_REFUSED",
            "RECTIFY",
            "RECTIFY_REFUSED",
            "REISSUE",
            "TELL_HEARING",
            "ASK_HEARING",
            "ASK_HEARING_SUSPENDED",
            "ANNOUNCE_HEARING",
            "ANNOUNCE_HEARING_SUSPENDED",
            "HOLD_HEARING",
            "HOLD_HEARING_SUSPENDED",
            "REJECT_RECTIFICATION",
            "REJECT_RECTIFICATION_REFUSED",
            "REPLACED",
            "CHARGED",
            "PAID",
            "WAIVED",
            "WITHDRAWN",
            "REFUNDED");

    private static final long LARGEST = 8 * 1024 * 1024;

    private final Receipts receipts;
    private final Catalogue catalogue;

    VerifyReceiptPage(Receipts receipts, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.receipts = receipts;
    }

    /** What there are words for comes first, and nothing that is empty. */
    public static List<Map.Entry<String, String>> inOrder(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .sorted(Comparator.comparingInt(
                        field -> KNOWN.contains(field.getKey()) ? KNOWN.indexOf(field.getKey()) : KNOWN.size()))
                .toList();
    }

    /** Whether there are words for what happened. */
    public static boolean step(String event) {
        return STEPS.contains(event);
    }

    /** The key of the words for a field; of one that has none the name is shown. */
    public static String label(String field, Map<String, String> fields) {
        var kind = fields.getOrDefault("kind", "");
        if (field.equals("about") && OF_A_CASE.contains(kind)) {
            return "evidence.field.case";
        }
        if (field.equals("about") && OF_AN_ITEM.contains(kind)) {
            return "evidence.field.item";
        }
        return "evidence.field." + (KNOWN.contains(field) ? field : "other");
    }

    /** The code of the item; empty where it names none. */
    private static String item(Map<String, String> fields) {
        return OF_AN_ITEM.contains(fields.getOrDefault("kind", ""))
                ? fields.getOrDefault("about", "")
                : fields.getOrDefault("item", "");
    }

    @GetMapping("/verify/receipt")
    ModelAndView show() {
        return page("", null);
    }

    /** Typed in rather than uploaded: who checks need not be signed in. */
    @PostMapping("/verify/receipt")
    ModelAndView verify(@RequestParam(defaultValue = "") String receipt) {
        return page(receipt, receipts.check(receipt));
    }

    /** From whoever is signed in, as files are taken everywhere; a list of reads may be long. */
    @PostMapping("/verify/receipt/file")
    ModelAndView verify(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        if (file == null || file.getSize() > LARGEST) {
            return page("", new Verdict.Refused(Receipts.Fault.UNREADABLE));
        }
        return page("", receipts.check(new String(file.getBytes(), StandardCharsets.UTF_8)));
    }

    /** What was refused is shown at that address; changing the language there asks for it again. */
    @GetMapping("/verify/receipt/file")
    String back() {
        return "redirect:/verify/receipt";
    }

    /** Where the code on a receipt leads. */
    @GetMapping("/verify/ledger/{index}/{code}")
    ModelAndView scanned(@PathVariable long index, @PathVariable String code) {
        return page("", receipts.find(index, code).orElseThrow(NotHere::new));
    }

    private ModelAndView page(String typed, @Nullable Verdict verdict) {
        var code = verdict instanceof Verdict.Genuine genuine ? item(genuine.fields()) : "";
        var item =
                code.isEmpty() ? null : catalogue.offer(code).map(Offer::guide).orElse(null);
        var page = new ModelAndView("evidence/verify", "page", new View(typed, verdict, item));
        page.setStatus(verdict instanceof Verdict.Refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
