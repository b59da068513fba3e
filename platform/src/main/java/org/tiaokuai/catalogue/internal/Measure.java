package org.tiaokuai.catalogue.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tiaokuai.catalogue.Element;
import org.tiaokuai.catalogue.Fulfilment;
import org.tiaokuai.catalogue.Fulfilment.State;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Norm;

/** Holds a guide against the ten elements and the fourteen norms; only what its texts show counts as met. */
final class Measure {

    /** How it is measured; a higher number than that of an item means that it must be measured anew. */
    static final int GENERATION = 1;

    /** Without these nothing is offered online (decision 24); the rest is only counted. */
    private static final Set<Element> OBLIGATORY =
            Set.of(Element.ONLINE_ACCEPTANCE, Element.GUIDE, Element.HANDLING_BODY, Element.COMPLAINT);

    /** Of these no item can say that they do not apply to it. */
    static final Set<Element> ALWAYS = Set.of(Element.GUIDE, Element.HANDLING_BODY, Element.COMPLAINT);

    private Measure() {}

    /** In the order of {@link Fulfilment.Column#ALL}. */
    static List<Fulfilment> of(Guide guide) {
        var cells = new ArrayList<Fulfilment>();
        for (var element : Element.values()) {
            cells.add(of(element, guide));
        }
        for (var norm : Norm.values()) {
            cells.add(norm.element().map(element -> of(element, guide)).orElseGet(() -> of(norm, guide)));
        }
        return cells;
    }

    static List<Element> lacking(Guide guide) {
        return OBLIGATORY.stream()
                .filter(element -> of(element, guide).state() == State.MISSING)
                .sorted()
                .toList();
    }

    static boolean online(Guide guide) {
        return guide.online() && lacking(guide).isEmpty();
    }

    private static Fulfilment of(Element element, Guide guide) {
        boolean met =
                switch (element) {
                    case ONLINE_ACCEPTANCE -> guide.online();
                    // What is handed in on the platform is followed and answered on the platform.
                    case STATUS_QUERY -> guide.online() || !guide.statusQuery().isBlank();
                    case RESULT_FEEDBACK ->
                        guide.online() || !guide.resultFeedback().isBlank();
                    case FORM_DOWNLOAD -> !guide.formDownload().isBlank();
                    case GUIDE ->
                        !guide.conditions().isEmpty()
                                || !guide.materials().isEmpty()
                                || !guide.steps().isEmpty();
                    case HANDLING_BODY -> !guide.departmentName().isBlank();
                    case LAWS -> !guide.laws().isEmpty();
                    case CONSULTATION -> guide.consultation() != null;
                    case COMPLAINT -> guide.complaint() != null;
                    case QUESTIONS -> !guide.questions().isEmpty();
                };
        if (!met && element == Element.FORM_DOWNLOAD && guide.online()) {
            return new Fulfilment(State.NOT_APPLICABLE, "");
        }
        return met ? new Fulfilment(State.MET, "") : waived(element.name(), guide, !ALWAYS.contains(element));
    }

    private static Fulfilment of(Norm norm, Guide guide) {
        var result = guide.result();
        boolean met =
                switch (norm) {
                    case NEARBY_APPLICATION -> !guide.windows().isEmpty();
                    case IDENTITY -> guide.online();
                    case LICENCE -> result != null;
                    case COLLECTION -> result != null && !result.delivery().isBlank();
                    // The platform has no payment, no rating and no visits yet: no item can have them.
                    case PAYMENT, RATING, HOME_VISIT -> false;
                    case GUIDE,
                            FORM_DOWNLOAD,
                            CONSULTATION,
                            ONLINE_APPLICATION,
                            STATUS_QUERY,
                            RESULT_FEEDBACK,
                            COMPLAINT -> throw new IllegalArgumentException("This norm is an element: " + norm);
                };
        if (norm == Norm.PAYMENT && (guide.fee().equals("免费") || guide.fee().startsWith("不收费"))) {
            return new Fulfilment(State.NOT_APPLICABLE, "");
        }
        return met ? new Fulfilment(State.MET, "") : waived(norm.name(), guide, true);
    }

    private static Fulfilment waived(String about, Guide guide, boolean can) {
        return guide.notApplicable().stream()
                .filter(waiver -> can && waiver.about().equals(about))
                .findFirst()
                .map(waiver -> new Fulfilment(State.NOT_APPLICABLE, waiver.reason()))
                .orElse(new Fulfilment(State.MISSING, ""));
    }

    /** One mark for each cell, as it is kept beside the item. */
    static String marks(List<Fulfilment> cells) {
        var marks = new StringBuilder();
        cells.forEach(cell -> marks.append(cell.state().mark()));
        return marks.toString();
    }
}
