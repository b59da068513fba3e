package org.tiaokuai.casework.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.form.AnswerLine;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Opened.Ruling;

/** The answers of a case in words, each with what a correction replaced beside it. */
public record AnswerWords(CaseView theCase, Text text) {

    /** @param notes what is to be known of the answer: that it is masked, or what stood there before */
    public record Line(String title, String answer, List<String> notes) {}

    public List<Line> lines() {
        var before = new HashMap<String, String>();
        words(theCase.replaced()).forEach(line -> before.put(line.question().name(), line.answer()));
        var all = new HashMap<>(theCase.replaced());
        all.putAll(theCase.answers());
        return words(all).stream().map(line -> line(line, before)).toList();
    }

    private List<AnswerLine> words(Map<String, Object> answers) {
        return AnswerLine.of(theCase.form(), answers, text);
    }

    private Line line(AnswerLine line, Map<String, String> before) {
        var name = line.question().name();
        var title = text.pick(line.question().title(), line.question().titleEn());
        if (!theCase.answers().containsKey(name)) {
            return new Line(title, "", List.of(text.of("casework.answers.removed", before.getOrDefault(name, ""))));
        }
        return new Line(title, line.answer(), notes(name, before.get(name)));
    }

    private List<String> notes(String name, @Nullable String before) {
        var opened = theCase.opened().get(name);
        var notes = new ArrayList<String>();
        if (opened != null && opened.ruling() == Ruling.MASK) {
            notes.add(text.of("casework.answers.masked"));
        }
        if (before != null) {
            notes.add(
                    before.isEmpty()
                            ? text.of("casework.answers.added")
                            : text.of("casework.answers.corrected", before));
        }
        return notes;
    }
}
