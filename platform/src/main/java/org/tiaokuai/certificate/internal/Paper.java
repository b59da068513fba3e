package org.tiaokuai.certificate.internal;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tiaokuai.certificate.CertificatePaper;
import org.tiaokuai.document.DocumentMeta;
import org.tiaokuai.document.Documents;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;

/** Prints a certificate; the holder's particulars come through the decision function like any other read. */
@Component
class Paper {

    private static final Opened NOTHING = new Opened(Opened.Ruling.REFUSE, "", "NONE");

    private final TemplateEngine templates;
    private final Documents documents;
    private final Privacy privacy;
    private final String address;

    Paper(
            TemplateEngine templates,
            Documents documents,
            Privacy privacy,
            @Value("${tiaokuai.public-address}") String address) {
        this.templates = templates;
        this.documents = documents;
        this.privacy = privacy;
        this.address = address;
    }

    byte[] print(CertificateRow row, Reading reading, Text text) {
        var opened = privacy.open(
                reading,
                List.of(
                        new Field("holder", Grade.NAME, row.holder()),
                        new Field("number", Grade.IDENTITY, row.holderNumber())));
        var verify = address + "/verify/" + row.code();
        var paper = new CertificatePaper(
                row.code(),
                row.resultName(),
                row.itemName(),
                opened.getOrDefault("holder", NOTHING).text(),
                opened.getOrDefault("number", NOTHING).text(),
                row.statements(),
                row.issuerName(),
                row.caseNumber(),
                row.issuedAt(),
                row.validUntil(),
                row.revokedAt() != null,
                verify,
                documents.qrPng(verify));
        var body = new StringOutput();
        templates.render("certificate/paper.jte", Map.of("paper", paper, "text", text), body);
        return documents.pdf(
                body.toString(),
                new DocumentMeta(row.resultName(), text.locale().toLanguageTag(), row.itemName(), row.issuedAt()));
    }

    Reading reading(CertificateRow row, Requester requester, Instant now) {
        var purpose = requester.kind() == Requester.Kind.SUBJECT ? Purpose.OWN_BUSINESS : Purpose.DECISION;
        return new Reading(requester, purpose, "行政许可法第四十四条", row.itemName(), row.caseNumber(), row.holderKey(), now);
    }
}
