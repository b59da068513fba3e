package org.tiaokuai.evidence.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.RecordedCases;
import org.tiaokuai.casework.RecordedCases.Handled;
import org.tiaokuai.casework.RecordedCases.Step;
import org.tiaokuai.certificate.RecordedCertificates;
import org.tiaokuai.certificate.RecordedCertificates.Recorded;
import org.tiaokuai.course.State.Event;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.page.Text;

/**
 * What was renewed is held against what it renews: somebody may have bent a last day, or whose permit it was, so that silence
 * renewed what it must not, or at another moment.
 */
@Component
class RenewalsAgainstPermits implements Comparison {

    private static final int MANY = 1_000;

    /** Thirty days before the end, or on the next day that is none off; no holiday is so long that less than this is left. */
    private static final Duration ASKED_BEFORE = Duration.ofDays(15);

    private final RecordedCases cases;
    private final RecordedCertificates certificates;

    RenewalsAgainstPermits(RecordedCases cases, RecordedCertificates certificates) {
        this.cases = cases;
        this.certificates = certificates;
    }

    @Override
    public void run(Consumer<Finding> found) {
        for (var some = cases.after("", MANY);
                !some.isEmpty();
                some = cases.after(some.getLast().number(), MANY)) {
            var numbers = some.stream().map(Handled::number).toList();
            var permits = some.stream()
                    .map(Handled::renews)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
            var steps = StepsAgainstEachOther.byCase(cases.steps(numbers));
            var issued = certificates
                    .of(Stream.concat(numbers.stream(), permits.stream())
                            .distinct()
                            .toList())
                    .stream()
                    .collect(Collectors.groupingBy(Recorded::caseNumber));
            some.forEach(
                    one -> compare(one, steps.getOrDefault(one.number(), new CaseSteps(List.of())), issued, found));
        }
    }

    private static void compare(
            Handled one, CaseSteps all, Map<String, List<Recorded>> issued, Consumer<Finding> found) {
        var end = end(one);
        for (var step : all.steps()) {
            if (step.event().renews() && !inTime(step, all, end)) {
                found.accept(finding(one, step.row(), words(one), words(step)));
            }
        }
        if (one.renews() != null
                && issued.getOrDefault(one.renews(), List.of()).stream().noneMatch(each -> permit(each, one, end))) {
            found.accept(finding(one, "", "", words(one)));
        }
        for (var each : issued.getOrDefault(one.number(), List.of())) {
            if (!Objects.equals(each.renews(), one.renews()) || !follows(each, end)) {
                found.accept(finding(one, "", words(one), words(each)));
            }
        }
    }

    private static boolean inTime(Step step, CaseSteps all, @Nullable LocalDate end) {
        var submitted = all.before(step, Event.SUBMIT).orElse(null);
        var over = end == null ? null : over(end);
        return over != null
                && submitted != null
                && step.at().equals(over)
                && !submitted.at().isAfter(over.minus(ASKED_BEFORE));
    }

    /** Of somebody who is forgotten it is not known any more whose it was. */
    private static boolean permit(Recorded each, Handled one, @Nullable LocalDate end) {
        boolean own = each.holderKey().isEmpty() || each.holderKey().equals(one.subject());
        return own && end != null && end.equals(each.validUntil());
    }

    private static boolean follows(Recorded each, @Nullable LocalDate end) {
        var begins = each.validFrom();
        return each.renews() == null ? begins == null : begins != null && end != null && begins.isAfter(end);
    }

    private static Instant over(LocalDate end) {
        return end.plusDays(1).atStartOfDay(Text.ZONE).toInstant();
    }

    /** What somebody made unreadable is no day. */
    private static @Nullable LocalDate end(Handled one) {
        try {
            return one.renewsUntil() == null ? null : LocalDate.parse(one.renewsUntil());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String words(Handled one) {
        return Canonical.text(Map.of(
                "renews", Objects.toString(one.renews(), ""), "validUntil", Objects.toString(one.renewsUntil(), "")));
    }

    private static String words(Recorded each) {
        return Canonical.text(Map.of(
                "certificate", each.caseNumber(),
                "renews", Objects.toString(each.renews(), ""),
                "validFrom", Objects.toString(each.validFrom(), "")));
    }

    private static String words(Step step) {
        return Canonical.text(
                Map.of("event", step.event().name(), "at", step.at().toString()));
    }

    private static Finding finding(Handled one, String row, String recorded, String standing) {
        return new Finding(Fault.CONTRADICTED, Fact.Kind.CASE_EVENT.name(), one.number(), row, recorded, standing);
    }
}
