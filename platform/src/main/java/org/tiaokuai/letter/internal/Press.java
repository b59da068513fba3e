package org.tiaokuai.letter.internal;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tiaokuai.document.DocumentMeta;
import org.tiaokuai.document.Documents;
import org.tiaokuai.letter.LetterPaper;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.letter.Letters.Content;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.seal.Seals;
import org.tiaokuai.seal.Seals.SealDocument;
import tools.jackson.databind.json.JsonMapper;

/** Prints a letter and has it sealed; what it says of a person comes through the decision function like any other read. */
@Component
class Press {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final String ADDRESSEE = "applicant";

    private final JsonMapper json = JsonMapper.shared();
    private final TemplateEngine templates;
    private final Documents documents;
    private final Seals seals;
    private final Privacy privacy;
    private final Clock clock;
    private final String address;

    Press(
            TemplateEngine templates,
            Documents documents,
            Seals seals,
            Privacy privacy,
            Clock clock,
            @Value("${tiaokuai.public-address}") String address) {
        this.templates = templates;
        this.documents = documents;
        this.seals = seals;
        this.privacy = privacy;
        this.clock = clock;
        this.address = address;
    }

    byte[] print(LetterRows.Row letter) {
        var opened = privacy.open(
                reading(letter),
                List.of(
                        new Field(ADDRESSEE, Grade.NAME, letter.addressee()),
                        new Field(Letters.FIELD, Grade.DOCUMENT, letter.content())));
        var content = json.readValue(text(opened, Letters.FIELD), Content.class);
        var body = new StringOutput();
        templates.render("letter/letter.jte", Map.of("paper", paper(letter, text(opened, ADDRESSEE), content)), body);
        var meta = new DocumentMeta(letter.name().kind().title(), "zh-CN", letter.itemName(), letter.at());
        var pdf = documents.pdf(body.toString(), meta);
        return seals.seal(
                new SealDocument(letter.department(), letter.departmentName(), letter.title(), pdf, letter.hand()));
    }

    private static String text(Map<String, Opened> opened, String field) {
        return Objects.requireNonNull(opened.get(field)).text();
    }

    private LetterPaper paper(LetterRows.Row letter, String addressee, Content content) {
        var track = address + "/track?number=" + letter.caseNumber();
        return new LetterPaper(
                letter.name().kind().title(),
                letter.name().number(letter.caseNumber()),
                letter.caseNumber(),
                addressee,
                content.paragraphs(),
                content.law(),
                content.remedies(),
                letter.departmentName(),
                DAY.format(LocalDate.ofInstant(letter.at(), Text.ZONE)),
                documents.stampPng(letter.departmentName(), "电子印章"),
                track,
                documents.qrPng(track));
    }

    private Reading reading(LetterRows.Row letter) {
        return new Reading(
                Requester.system(letter.account(), letter.departmentName()),
                Purpose.ISSUE,
                "行政许可法第三十二条",
                letter.itemName(),
                letter.caseNumber(),
                letter.subject(),
                clock.instant());
    }
}
