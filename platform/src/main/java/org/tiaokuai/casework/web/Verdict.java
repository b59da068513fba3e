package org.tiaokuai.casework.web;

import java.util.ArrayList;
import java.util.List;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/**
 * An officer's verdict on a case as it was typed.
 *
 * @param ground a ground of the case as it was offered, or {@code other} with a law of its own
 * @param then {@code stay} to see this case again instead of the next one
 * @param phrase to be put behind the reasons
 */
public record Verdict(String verdict, String ground, String law, String reasons, String then, String phrase) {

    private static final int LONGEST = 2000;

    static final Verdict EMPTY = new Verdict("", "", "", "", "", "");

    public Verdict {
        verdict = verdict == null ? "" : verdict;
        ground = ground == null ? "" : ground.strip();
        law = law == null ? "" : law.strip();
        reasons = reasons == null ? "" : reasons.strip();
        then = then == null ? "" : then;
        phrase = phrase == null ? "" : phrase.strip();
    }

    /** With the phrase as the last line of the reasons, and the rest as it was typed. */
    Verdict withPhrase() {
        var longer = reasons.isEmpty() || phrase.isEmpty() ? reasons + phrase : reasons + "\n" + phrase;
        return new Verdict(verdict, ground, law, longer, "", "");
    }

    /** What was chosen was chosen for another act. */
    Verdict withoutVerdict() {
        return new Verdict("", ground, law, reasons, "", "");
    }

    boolean favourable() {
        return verdict.equals("yes");
    }

    /** On what the verdict stands; an officer may write any law, so one that was offered is trusted no more. */
    public String basis() {
        return ground.isEmpty() || ground.equals("other") ? law : ground;
    }

    Errors check() {
        var lines = new ArrayList<Errors.Line>();
        if (!verdict.equals("yes") && !verdict.equals("no")) {
            lines.add(new Errors.Line("verdict", "casework.case.verdict.missing"));
        } else if (!favourable()) {
            if (Typing.blank(basis())) {
                lines.add(new Errors.Line(ground.equals("other") ? "law" : "ground", "casework.case.ground.missing"));
            }
            if (Typing.blank(reasons)) {
                lines.add(new Errors.Line("reasons", "casework.case.reasons.missing"));
            }
        }
        checkTexts(lines);
        return new Errors(lines);
    }

    private void checkTexts(List<Errors.Line> lines) {
        if (reasons.codePointCount(0, reasons.length()) > LONGEST || basis().length() > LONGEST) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.long", LONGEST));
        }
        if (Typing.unreadable(reasons) || Typing.unreadable(basis())) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.control"));
        }
    }
}
