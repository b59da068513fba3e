package org.tiaokuai.catalogue;

import static org.tiaokuai.catalogue.Field.choice;
import static org.tiaokuai.catalogue.Field.choices;
import static org.tiaokuai.catalogue.Field.count;
import static org.tiaokuai.catalogue.Field.line;
import static org.tiaokuai.catalogue.Field.lines;
import static org.tiaokuai.catalogue.Field.number;
import static org.tiaokuai.catalogue.Field.text;
import static org.tiaokuai.catalogue.Field.yes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiaokuai.calendar.Limit.Unit;
import org.tiaokuai.catalogue.Guide.Audience;
import org.tiaokuai.catalogue.Guide.Kind;
import org.tiaokuai.catalogue.Guide.Quota.Period;
import org.tiaokuai.catalogue.Guide.ResultKind;

/** The parts of a guide that are written one at a time, each with the element of the ten 十要素 that it belongs to. */
public enum Part {
    NAME(Element.GUIDE, "", line("name").needed(), line("nameEn"), text("summary"), text("summaryEn")),
    KIND(
            Element.GUIDE,
            "",
            line("typeName"),
            choice("kind", Kind.values()),
            choices("audiences", Audience.values()),
            number("visits"),
            line("fee"),
            yes("atWindow")),
    FINDING(Element.GUIDE, "", lines("themes"), lines("lifeEvents"), lines("keywords")),
    LIMITS(
            Element.GUIDE,
            "",
            number("promisedLimit.amount").needed(),
            choice("promisedLimit.unit", Unit.values()),
            line("promisedLimit.basis"),
            number("legalLimit.amount").needed(),
            choice("legalLimit.unit", Unit.values()),
            line("legalLimit.basis").needed()),
    CONDITIONS(Element.GUIDE, "", lines("conditions"), lines("notAccepted")),
    MATERIALS(Element.GUIDE, "materials", line("name").needed(), line("note"), yes("required")),
    HELD(Element.GUIDE, "heldByGovernment", line("name").needed(), line("from").needed(), line("purpose")),
    STEPS(Element.GUIDE, "steps", line("name").needed(), line("who"), line("time")),
    RESULT(
            Element.GUIDE,
            "",
            line("result.name").needed(),
            choice("result.kind", ResultKind.values()),
            line("result.delivery"),
            number("result.validity.amount").needed(),
            choice("result.validity.unit", Unit.values()),
            line("renews")),
    QUOTA(Element.GUIDE, "", count("quota.amount").needed(), choice("quota.per", Period.values())),
    GROUNDS(Element.GUIDE, "refusalGrounds", line("text").needed(), line("law").needed()),
    ONLINE(Element.ONLINE_ACCEPTANCE, "", yes("online")),
    STATUS(Element.STATUS_QUERY, "", text("statusQuery")),
    FEEDBACK(Element.RESULT_FEEDBACK, "", text("resultFeedback")),
    DOWNLOAD(Element.FORM_DOWNLOAD, "", text("formDownload")),
    WINDOWS(
            Element.HANDLING_BODY,
            "windows",
            line("name").needed(),
            line("address").needed(),
            line("hours"),
            line("phone")),
    LAWS(Element.LAWS, "laws", line("title").needed(), line("articles")),
    CONSULTATION(Element.CONSULTATION, "", line("consultation.phone").needed(), text("consultation.text")),
    COMPLAINT(Element.COMPLAINT, "", line("complaint.phone").needed(), text("complaint.text")),
    QUESTIONS(
            Element.QUESTIONS,
            "questions",
            line("question").needed(),
            text("answer").needed()),
    /** What can be said not to apply, no paper being asked for among it; a guide, a body and a place to complain every item has. */
    WAIVERS(
            Element.GUIDE,
            "notApplicable",
            choice(
                    "about",
                    Element.ONLINE_ACCEPTANCE,
                    Element.STATUS_QUERY,
                    Element.RESULT_FEEDBACK,
                    Element.FORM_DOWNLOAD,
                    Element.LAWS,
                    Element.CONSULTATION,
                    Element.QUESTIONS,
                    Norm.NEARBY_APPLICATION,
                    Norm.IDENTITY,
                    Norm.LICENCE,
                    Norm.PAYMENT,
                    Norm.COLLECTION,
                    Norm.RATING,
                    Norm.HOME_VISIT,
                    MATERIALS),
            line("reason").needed());

    private final Element element;
    private final String list;
    private final List<Field> fields;

    Part(Element element, String list, Field... fields) {
        this.element = element;
        this.list = list;
        this.fields = List.of(fields);
    }

    public Element element() {
        return element;
    }

    /** Where in the guide its entries stand; empty for a part that is there once. */
    public String list() {
        return list;
    }

    public List<Field> fields() {
        return fields;
    }

    public boolean repeats() {
        return !list.isEmpty();
    }

    /** How it is named in an address. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Part> of(String slug) {
        return Arrays.stream(values()).filter(part -> part.slug().equals(slug)).findFirst();
    }
}
