package org.tiaokuai.certificate.internal;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.tiaokuai.certificate.CertificatePaper;
import org.tiaokuai.document.DocumentMeta;
import org.tiaokuai.document.Documents;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.seal.Seals;
import org.tiaokuai.seal.Seals.SealDocument;

/** Prints a certificate and has it sealed; the holder's particulars come through the decision function like any other read. */
@Component
class Paper {

    private static final Opened NOTHING = new Opened(Opened.Ruling.REFUSE, "", "NONE");

    private final TemplateEngine templates;
    private final Documents documents;
    private final Seals seals;
    private final Privacy privacy;
    private final MessageSource words;
    private final String address;

    Paper(
            TemplateEngine templates,
            Documents documents,
            Seals seals,
            Privacy privacy,
            MessageSource words,
            @Value("${tiaokuai.public-address}") String address) {
        this.templates = templates;
        this.documents = documents;
        this.seals = seals;
        this.privacy = privacy;
        this.words = words;
        this.address = address;
    }

    /** In Chinese, whoever reads it: a certificate exists once. */
    byte[] print(CertificateRow row, Reading reading) {
        var text = new Text(words, Locale.SIMPLIFIED_CHINESE);
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
                row.validFrom(),
                row.validUntil(),
                documents.stampPng(row.issuerName(), "电子印章"),
                verify,
                documents.qrPng(verify));
        var body = new StringOutput();
        templates.render("certificate/paper.jte", Map.of("paper", paper, "text", text), body);
        var meta = new DocumentMeta(row.resultName(), "zh-CN", row.itemName(), row.issuedAt());
        var pdf = documents.pdf(body.toString(), meta);
        return seals.seal(new SealDocument(row.issuer(), row.issuerName(), row.title(), pdf, row.hand()));
    }
}
