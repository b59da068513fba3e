package org.tiaokuai.rights.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.form.AnswerLine;
import org.tiaokuai.payment.ChargeView;
import org.tiaokuai.rights.CopyPaper;
import org.tiaokuai.rights.CopyPaper.CaseCopy;
import org.tiaokuai.rights.CopyPaper.DraftCopy;
import org.tiaokuai.rights.CopyPaper.FileCopy;
import org.tiaokuai.rights.DisputeView;

/** A person's copy as {@code data.json} has it; {@code docs/copy.md} tells its fields. */
final class CopyForMachines {

    private static final String FORMAT = "tiaokuai-copy-1";

    private CopyForMachines() {}

    static Map<String, Object> of(CopyPaper paper) {
        var copy = new LinkedHashMap<String, Object>();
        copy.put("format", FORMAT);
        copy.put("at", paper.at().toString());
        copy.put("account", paper.account());
        copy.put("drafts", paper.drafts().stream().map(CopyForMachines::draft).toList());
        copy.put("cases", paper.cases().stream().map(CopyForMachines::theCase).toList());
        copy.put("reads", paper.reads());
        copy.put("deferred", paper.deferred());
        copy.put(
                "disputes",
                paper.disputes().stream().map(CopyForMachines::dispute).toList());
        copy.put("stopped", paper.stopped());
        return copy;
    }

    private static Map<String, Object> draft(DraftCopy draft) {
        var line = draft.line();
        return Map.of(
                "item", line.item(),
                "itemName", line.itemName(),
                "savedAt", line.savedAt().toString(),
                "answers", answers(draft.answers()));
    }

    private static Map<String, Object> theCase(CaseCopy copied) {
        var theCase = copied.theCase();
        var copy = new LinkedHashMap<String, Object>();
        copy.put("number", theCase.number());
        copy.put("item", theCase.item());
        copy.put("itemName", theCase.offer().guide().name());
        copy.put("state", theCase.state().name());
        copy.put("submittedAt", theCase.submittedAt().toString());
        copy.put("answers", answers(copied.answers()));
        copy.put("replacedByCorrection", answers(copied.replaced()));
        copy.put("history", history(theCase));
        var decision = theCase.decision();
        if (decision != null) {
            copy.put("decision", decision(decision));
        }
        if (!theCase.takenBack().isEmpty()) {
            copy.put(
                    "takenBack",
                    theCase.takenBack().stream().map(CopyForMachines::decision).toList());
        }
        var corrected = Rectification.done(theCase.history());
        if (!corrected.isEmpty()) {
            copy.put("rectified", corrected.stream().map(Rectification::said).toList());
        }
        copy.put(
                "charges",
                copied.charges().stream().map(CopyForMachines::charge).toList());
        copy.put("files", copied.files().stream().map(FileCopy::entry).toList());
        return copy;
    }

    private static Map<String, Object> charge(ChargeView charge) {
        var line = charge.line();
        return Map.of(
                "name", line.name(),
                "basis", line.basis(),
                "document", line.document(),
                "price", line.price().fen(),
                "unit", line.unit().name(),
                "quantity", charge.quantity(),
                "amount", charge.amount().fen(),
                "state", charge.state().name(),
                "steps", charge.steps().stream().map(CopyForMachines::step).toList());
    }

    private static Map<String, String> step(ChargeView.Step step) {
        var copy = new LinkedHashMap<String, String>();
        copy.put("event", step.event().name());
        copy.put("at", step.at().toString());
        copy.put("byWhom", step.who().byWhom());
        copy.put("bill", Objects.toString(step.bill(), ""));
        copy.put("channel", Objects.toString(step.channel(), ""));
        copy.put("paidAt", Objects.toString(step.paidAt(), ""));
        copy.put("law", step.said().law());
        copy.put("reasons", step.said().reasons());
        copy.values().removeIf(String::isEmpty);
        return copy;
    }

    private static Map<String, String> decision(DecisionView decision) {
        return Map.of(
                "verdict", decision.verdict().name(),
                "law", decision.law(),
                "reasons", decision.reasons(),
                "remedies", decision.remedies(),
                "at", decision.at().toString());
    }

    private static List<Map<String, String>> history(CaseView theCase) {
        return theCase.history().stream()
                .map(happening -> Map.of(
                        "event", happening.event().name(),
                        "at", happening.at().toString(),
                        "byWhom", happening.byWhom()))
                .toList();
    }

    private static List<Map<String, String>> answers(List<AnswerLine> lines) {
        return lines.stream()
                .map(line -> Map.of("question", line.question().title(), "answer", line.answer()))
                .toList();
    }

    private static Map<String, Object> dispute(DisputeView dispute) {
        var line = dispute.line();
        var particular = line.particular();
        var copy = new LinkedHashMap<String, Object>();
        copy.put("about", particular == null ? line.caseNumber() : particular.name());
        copy.put("says", dispute.says());
        copy.put("at", line.at().toString());
        copy.put("dueOn", line.dueOn().toString());
        var outcome = line.outcome();
        if (outcome != null) {
            copy.put("outcome", outcome.name());
            copy.put("answer", dispute.answer());
            copy.put("law", dispute.law());
            copy.put("answeredAt", String.valueOf(line.answeredAt()));
            copy.put("byWhom", dispute.byWhom());
        }
        return copy;
    }
}
