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
import org.tiaokuai.evidence.Receipts;
import org.tiaokuai.evidence.Receipts.Verdict;
import org.tiaokuai.page.NotHere;

/** Anybody holds a receipt against the ledger; who does not trust this page either takes the separate program. */
@Controller
@AllowedTo(Who.ANYONE)
public class VerifyReceiptPage {

    /** @param verdict none before anything was asked */
    public record View(String typed, @Nullable Verdict verdict) {}

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
            "remedies");

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
            "RAISED",
            "ANSWERED");

    private static final long LARGEST = 8 * 1024 * 1024;

    private final Receipts receipts;

    VerifyReceiptPage(Receipts receipts) {
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

    /** Whether there are words for a field; of the others the name is shown. */
    public static boolean known(String field) {
        return KNOWN.contains(field);
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

    private static ModelAndView page(String typed, @Nullable Verdict verdict) {
        var page = new ModelAndView("evidence/verify", "page", new View(typed, verdict));
        page.setStatus(verdict instanceof Verdict.Refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
