package org.tiaokuai.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.dossier.Paper;

/**
 * A correction while its applicant works on it.
 *
 * @param answers those of the case, with what was corrected so far
 * @param pages those that were answered anew
 */
public record CorrectionView(CaseView theCase, Correction correction, Map<String, Object> answers, Set<String> pages) {

    /** The round in which papers of a correction come. */
    public static final int ROUND = 1;

    public boolean done(Point point) {
        return point.aboutMaterial() ? !papers(point.material()).isEmpty() : pages.contains(point.page());
    }

    public boolean asksFor(String page) {
        return correction.points().stream()
                .anyMatch(point -> !point.aboutMaterial() && point.page().equals(page));
    }

    public boolean asksFor(int material) {
        return correction.points().stream().anyMatch(point -> point.aboutMaterial() && point.material() == material);
    }

    public boolean complete() {
        return correction.points().stream().allMatch(this::done);
    }

    public List<Paper> papers(int material) {
        return theCase.papers().stream()
                .filter(paper -> paper.material() == material && paper.round() == ROUND)
                .toList();
    }
}
