package org.tiaokuai.evidence.internal;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.RecordedCases;
import org.tiaokuai.casework.RecordedCases.Handled;
import org.tiaokuai.evidence.internal.Entitlements.Act;
import org.tiaokuai.form.Forms;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.organisation.PastRights;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.RecordedReads;
import org.tiaokuai.privacy.RecordedReads.RecordedRead;

/**
 * An officer's read under a post that had no right to it then, and one of a field that no rule gave by the grade that the form of
 * the case has for it: somebody bent post, case or form, let it be read, and put it back.
 */
@Component
class ReadsAgainstRights implements Comparison {

    private static final int MANY = 1_000;

    /** For these a case is opened whole, field by field, by the names of its form. */
    private static final Set<Purpose> OF_CASES =
            EnumSet.of(Purpose.ACCEPTANCE, Purpose.DECISION, Purpose.FOLLOW_UP, Purpose.ORDER);

    private static final Set<String> OF_A_CERTIFICATE = Set.of("certificate");

    private final RecordedReads reads;
    private final RecordedCases cases;
    private final PastRights rights;
    private final Forms forms;

    ReadsAgainstRights(RecordedReads reads, RecordedCases cases, PastRights rights, Forms forms) {
        this.reads = reads;
        this.cases = cases;
        this.rights = rights;
        this.forms = forms;
    }

    @Override
    public void run(Consumer<Finding> found) {
        var posts = new Entitlements(rights);
        var kept = new KeptForms(forms);
        for (var some = reads.after(0, MANY);
                !some.isEmpty();
                some = reads.after(some.getLast().id(), MANY)) {
            compare(some, posts, kept, found);
        }
    }

    private void compare(List<RecordedRead> some, Entitlements posts, KeptForms kept, Consumer<Finding> found) {
        posts.meet(some.stream().map(RecordedRead::post).toList());
        var numbers = some.stream()
                .map(RecordedRead::caseNumber)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var handled = cases.of(numbers);
        var grades = grades(numbers, kept);
        var steps = StepsAgainstEachOther.byCase(cases.steps(numbers));
        for (var read : some) {
            var number = read.caseNumber();
            var theCase = number == null ? null : handled.get(number);
            var without = without(read, theCase, posts);
            if (without != null) {
                found.accept(finding(read, posts.told(without), words(read, without, theCase)));
            }
            if (number != null) {
                ungraded(read, grades.getOrDefault(number, Map.of()), found);
                elsewhere(read, number, steps.get(number), found);
            }
        }
    }

    /** What it lacked a right to; none where it had all. */
    private static @Nullable Act without(RecordedRead read, @Nullable Handled theCase, Entitlements posts) {
        var plain = new Act(read.at(), read.account(), read.post(), Set.of());
        if (!posts.held(plain)) {
            return plain;
        }
        for (var rule : read.rules()) {
            var act = new Act(read.at(), read.account(), read.post(), rule.roles());
            boolean concerned = !rule.ofACase() || theCase != null && posts.concerned(act, theCase);
            if (!posts.held(act) || !concerned) {
                return act;
            }
        }
        return null;
    }

    /** By the form that each case was filled in by; where that is not recorded nothing is said. */
    private Map<String, Map<String, Grade>> grades(Set<String> numbers, KeptForms kept) {
        var grades = new HashMap<String, Map<String, Grade>>();
        cases.handings(numbers)
                .forEach(handing ->
                        grades.computeIfAbsent(handing.number(), _ -> kept.grades(handing.form(), handing.schema())));
        return grades;
    }

    private static void ungraded(RecordedRead read, Map<String, Grade> grades, Consumer<Finding> found) {
        if (!OF_CASES.contains(read.purpose()) || !read.outcomes().keySet().containsAll(KeptForms.PARTICULARS)) {
            return;
        }
        read.outcomes().forEach((field, outcome) -> {
            var grade = grades.get(answer(field));
            if (grade != null && outcome != Ruling.REFUSE && !read.fits(grade, outcome)) {
                found.accept(finding(
                        read,
                        Canonical.text(Map.of("field", field, "grade", grade.name())),
                        Map.of("field", field, "outcome", outcome.name(), "case", String.valueOf(read.caseNumber()))));
            }
        });
    }

    /** A certificate is opened for the purpose of the decision, too, and after it. */
    private static void elsewhere(
            RecordedRead read, String number, @Nullable CaseSteps steps, Consumer<Finding> found) {
        if (steps == null || read.outcomes().keySet().equals(OF_A_CERTIFICATE)) {
            return;
        }
        if (!steps.fits(read.purpose(), read.at())) {
            found.accept(finding(
                    read,
                    steps.told(),
                    Map.of("purpose", read.purpose().name(), "at", read.at().toString(), "case", number)));
        }
    }

    /** What was replaced when the case was corrected was the answer to the same question. */
    private static String answer(String field) {
        return field.startsWith(CaseView.REPLACED) ? field.substring(CaseView.REPLACED.length()) : field;
    }

    private static Finding finding(RecordedRead read, String recorded, Map<String, String> standing) {
        return new Finding(
                Fault.CONTRADICTED,
                Fact.Kind.READ.name(),
                read.subject(),
                String.valueOf(read.id()),
                recorded,
                Canonical.text(standing));
    }

    private static Map<String, String> words(RecordedRead read, Act act, @Nullable Handled theCase) {
        var words = new HashMap<>(Entitlements.words(act));
        words.put("purpose", read.purpose().name());
        words.put("case", Objects.toString(read.caseNumber(), ""));
        words.put("item", theCase == null ? "" : theCase.item());
        words.put("handledBy", theCase == null ? "" : theCase.handledBy().toString());
        return words;
    }
}
