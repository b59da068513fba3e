package org.tiaokuai.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.form.Question;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/**
 * What an officer types to have an application corrected: a line for each material and each page of the form.
 *
 * @param typed by the name of the field
 */
public record CorrectionNotice(Map<String, String> typed) {

    public static final CorrectionNotice EMPTY = new CorrectionNotice(Map.of());

    private static final int LONGEST = 500;
    private static final int USUAL = 15;

    public String ofMaterial(int material) {
        return text("material-" + material);
    }

    public String ofPage(String page) {
        return text("page-" + page);
    }

    public String days() {
        return Typing.halfWidth(typed.getOrDefault("days", String.valueOf(USUAL)));
    }

    public boolean begun() {
        return !typed.isEmpty();
    }

    int given() {
        return Integer.parseInt(days().strip());
    }

    private String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    /** What was said of the materials and the pages. */
    Stream<String> texts() {
        return typed.entrySet().stream()
                .filter(field ->
                        field.getKey().startsWith("material-") || field.getKey().startsWith("page-"))
                .map(Map.Entry::getValue);
    }

    List<Point> points(CaseView theCase) {
        var points = new ArrayList<Point>();
        for (int at = 0; at < theCase.offer().guide().materials().size(); at++) {
            if (!Typing.blank(ofMaterial(at))) {
                points.add(Point.ofMaterial(at, ofMaterial(at)));
            }
        }
        for (var page : theCase.form().pages()) {
            if (answerable(page) && !Typing.blank(ofPage(page.id()))) {
                points.add(Point.ofPage(page.id(), ofPage(page.id())));
            }
        }
        return points;
    }

    /** Who one is cannot be answered anew, so nobody is asked to. */
    public static boolean answerable(FormPage page) {
        return !page.questions().stream().allMatch(Question::fixed);
    }

    Errors check(CaseView theCase) {
        var lines = new ArrayList<Errors.Line>();
        var points = points(theCase);
        if (points.isEmpty()) {
            lines.add(new Errors.Line("points", "casework.correction.points.missing"));
        }
        for (var point : points) {
            var field = point.aboutMaterial() ? "material-" + point.material() : "page-" + point.page();
            if (point.what().codePointCount(0, point.what().length()) > LONGEST) {
                lines.add(new Errors.Line(field, "casework.case.reasons.long", LONGEST));
            } else if (Typing.unreadable(point.what())) {
                lines.add(new Errors.Line(field, "casework.case.reasons.control"));
            }
        }
        if (!days().strip().matches("\\d{1,3}")
                || given() < RequestCorrection.FEWEST
                || given() > RequestCorrection.MOST) {
            lines.add(new Errors.Line(
                    "days", "casework.correction.days.wrong", RequestCorrection.FEWEST, RequestCorrection.MOST));
        }
        return new Errors(lines);
    }
}
