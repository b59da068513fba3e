package org.tiaokuai.casework.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Dues;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.LeafView;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Receipt;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.QrCodes;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Texts;
import org.tiaokuai.privacy.Privacy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of one's case stands in the ledger, each with a receipt 留痕凭证 that can be checked without the platform. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/my/cases/{number}/ledger")
public class CaseLedgerPage {

    /** @param lines the first first; what happened a second ago is not among them yet */
    public record View(CaseView theCase, List<Line> lines) {}

    /**
     * @param what it was, in plain words
     * @param at when, in plain words
     * @param qr with the address at which anybody may check it, as inline SVG; empty for what is neither an acceptance nor a
     *     decision
     */
    public record Line(long index, String what, String at, String qr) {}

    private final Applying applying;
    private final Ledger ledger;
    private final Privacy privacy;
    private final Dues dues;
    private final QrCodes qrCodes;
    private final Texts texts;
    private final String address;
    private final JsonMapper json = JsonMapper.shared();

    CaseLedgerPage(
            Applying applying,
            Ledger ledger,
            Privacy privacy,
            Dues dues,
            QrCodes qrCodes,
            Texts texts,
            @Value("${tiaokuai.public-address}") String address) {
        this.applying = applying;
        this.ledger = ledger;
        this.privacy = privacy;
        this.dues = dues;
        this.qrCodes = qrCodes;
        this.texts = texts;
        this.address = address;
    }

    @GetMapping
    ModelAndView show(Resident resident, @PathVariable String number) {
        var theCase = applying.open(resident, number).orElseThrow(NotHere::new);
        var text = texts.current();
        var lines = ledger.about(number).stream().map(leaf -> line(leaf, text)).toList();
        return new ModelAndView("casework/ledger", "page", new View(theCase, lines));
    }

    private Line line(LeafView leaf, Text text) {
        var fields = json.readTree(leaf.text());
        var what = what(fields, text);
        return new Line(
                leaf.index(),
                what,
                text.moment(Instant.parse(fields.path("at").stringValue())),
                weighty(fields) ? qrCodes.qrSvg(address(leaf), text.of("casework.ledger.qr", what)) : "");
    }

    private static String what(JsonNode fields, Text text) {
        var event = fields.path("event").asString("");
        var frozen = fields.path("frozen").asString("");
        return switch (Fact.Kind.valueOf(fields.path("kind").asString())) {
            case CASE_EVENT -> text.of("casework.event." + event);
            case DECISION ->
                text.of("casework.decision." + fields.path("verdict").asString());
            case FREEZE -> text.of("casework.ledger.freeze." + frozen);
            case DISPUTE -> text.of("casework.ledger.dispute." + event);
            case CERTIFICATE -> text.of("casework.ledger.certificate." + event);
            case PAYMENT -> text.of("casework.ledger.payment." + event);
            case TARIFF, ORIGINAL_SEEN, FORM, PUBLICATION, ITEM_DEED, READ, REASON, RIGHT, ERASURE -> throw elsewhere();
            case KEY_USE, KEY_MADE, RULE_SET, HOLIDAYS, LIMIT_RULE, SIGN_IN, ACCOUNT_ACT -> throw elsewhere();
            case GRANT, GRANT_END, POST_ACT -> throw elsewhere();
        };
    }

    private static IllegalArgumentException elsewhere() {
        return new IllegalArgumentException("No leaf about a case");
    }

    /** Of a decision, and of the step that says whether it was accepted. */
    private static boolean weighty(JsonNode fields) {
        return fields.path("kind").asString("").equals(Fact.Kind.DECISION.name())
                || List.of("ACCEPT", "DEEM_ACCEPTED")
                        .contains(fields.path("event").asString(""))
                || fields.path("event").asString("").startsWith("DEEM_RENEWED");
    }

    /** The hash of a leaf is no secret, for proofs are made of hashes; this can be made by the platform alone. */
    private String address(LeafView leaf) {
        return address + "/verify/ledger/" + leaf.index() + "/"
                + privacy.keyed(Receipt.CODE, leaf.index() + leaf.hash());
    }

    @GetMapping("/{index}")
    ResponseEntity<byte[]> receipt(Resident resident, @PathVariable String number, @PathVariable long index) {
        var theCase = applying.open(resident, number).orElseThrow(NotHere::new);
        var mine = ledger.about(number).stream().anyMatch(leaf -> leaf.index() == index);
        var receipt = mine ? ledger.receipt(index) : Optional.<Receipt>empty();
        return receipt.map(found -> file(number, index, withTexts(found, theCase)))
                .orElseThrow(NotHere::new);
    }

    /** The texts go with the receipt of what they are of. */
    private Receipt withTexts(Receipt receipt, CaseView theCase) {
        var fields = json.readTree(receipt.leaf());
        var kind = fields.path("kind").asString("");
        var row = fields.path("row").asString("");
        if (kind.equals(Fact.Kind.PAYMENT.name())) {
            var said = dues.said(theCase.number(), row);
            return said.isEmpty() ? receipt : receipt.with(said);
        }
        if (!kind.equals(Fact.Kind.DECISION.name())) {
            return withSaid(receipt, theCase, fields);
        }
        return theCase.decisions().stream()
                .filter(decision -> decision.row(theCase.number()).equals(row))
                .findFirst()
                .map(decision -> receipt.with(decision.texts()))
                .orElse(receipt);
    }

    /** What was said with a step goes with its receipt, such as what was corrected. */
    private static Receipt withSaid(Receipt receipt, CaseView theCase, JsonNode fields) {
        var at = Instant.parse(fields.path("at").asString());
        return theCase.history().stream()
                .filter(step -> step.said().containsKey("salt")
                        && step.at().equals(at)
                        && step.event().name().equals(fields.path("event").asString("")))
                .findFirst()
                .map(step -> receipt.with(step.said()))
                .orElse(receipt);
    }

    private ResponseEntity<byte[]> file(String number, long index, Receipt receipt) {
        var name = ContentDisposition.attachment()
                .filename(number + "-" + index + ".json")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt));
    }
}
