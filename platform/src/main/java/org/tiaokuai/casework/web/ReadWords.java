package org.tiaokuai.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.casework.Applying.Asked;
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.catalogue.Guide.Material;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.form.Prefill;
import org.tiaokuai.form.Question;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.ReadView;

/** Says in plain words which fields a read was given, which were hidden and which were refused. */
public record ReadWords(List<FormPage> pages, List<Material> materials, Text text) {

    /** Without what a case asked, only what every case knows has words. */
    public static ReadWords of(@Nullable Asked asked, Text text) {
        return asked == null
                ? new ReadWords(List.of(), List.of(), text)
                : new ReadWords(asked.form().pages(), asked.materials(), text);
    }

    /** What it was for; the work of a window on what was accepted already is told by the law that it names. */
    public String purpose(ReadView read) {
        var examined =
                read.purpose().equals(Purpose.ACCEPTANCE.name()) && read.basis().endsWith(Grounds.EXAMINING);
        return text.of(
                examined ? "casework.reads.purpose.ACCEPTANCE.accepted" : "casework.reads.purpose." + read.purpose());
    }

    public List<String> fields(ReadView read) {
        var lines = new ArrayList<String>();
        add(lines, "casework.reads.given", read.given());
        add(lines, "casework.reads.masked", read.masked());
        add(lines, "casework.reads.refused", read.refused());
        return lines;
    }

    private void add(List<String> lines, String key, List<String> fields) {
        if (!fields.isEmpty()) {
            var names = fields.stream().map(this::name).distinct().collect(Collectors.joining(text.of("page.list")));
            lines.add(text.of(key, names));
        }
    }

    /** The case and its result know the person's name and number by names of their own. */
    private String name(String field) {
        return switch (field) {
            case "applicant", "holder" -> asked(Prefill.NAME, "casework.reads.field.name");
            case Letters.FIELD -> text.of("casework.reads.field.letter");
            case "dispute", "disputeAnswer" -> text.of("casework.reads.field.dispute");
            case "account.NAME" -> text.of("casework.reads.field.name");
            case "account.PHONE" -> text.of("casework.reads.field.phone");
            case "applicantNumber", "number" -> asked(Prefill.CITIZEN_NUMBER, "casework.reads.field.number");
            default -> other(field);
        };
    }

    private String other(String field) {
        if (field.startsWith(CaseView.REPLACED)) {
            return text.of("casework.reads.field.replaced", name(field.substring(CaseView.REPLACED.length())));
        }
        if (field.startsWith(Beside.FIELD)) {
            return text.of("casework.reads.field.notes");
        }
        return field.startsWith(Dossiers.FIELD) ? material(field) : question(field);
    }

    private String material(String field) {
        int at = Integer.parseInt(field.substring(Dossiers.FIELD.length()));
        return at < materials.size() ? materials.get(at).name() : text.of("casework.reads.field.other");
    }

    private String question(String field) {
        return pages.stream()
                .flatMap(page -> page.questions().stream())
                .filter(question -> question.name().equals(field))
                .findFirst()
                .map(this::title)
                .orElseGet(() -> text.of("casework.reads.field.other"));
    }

    /** In the words of the form, where it asks for the same. */
    private String asked(Prefill prefill, String otherwise) {
        return pages.stream()
                .flatMap(page -> page.questions().stream())
                .filter(question -> question.prefill() == prefill)
                .findFirst()
                .map(this::title)
                .orElseGet(() -> text.of(otherwise));
    }

    private String title(Question question) {
        return text.pick(question.title(), question.titleEn());
    }
}
