package org.tiaokuai.statute.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Extension;
import org.tiaokuai.statute.Term.Unit;

/**
 * A version of a time limit put in words.
 *
 * @param followed from which day another version holds instead
 */
public record RuleWords(LimitRule rule, @Nullable LocalDate followed, Text text) {

    public RuleWords(LimitRule rule, Text text) {
        this(rule, null, text);
    }

    public String name() {
        return text.pick(rule.name().chinese(), rule.name().english());
    }

    public String amount() {
        var term = rule.term();
        return term == null ? text.of("statute.rule.noLength") : amount(term.amount(), term.unit());
    }

    private String amount(int amount, Unit unit) {
        return amount == 0 ? text.of("statute.atOnce") : text.of("statute.amount." + unit, amount);
    }

    /** 10个工作日，1次，行政机关负责人批准. */
    public String extended(Extension extension) {
        return text.of(
                "statute.deadline.extension.told",
                amount(extension.amount(), extension.unit()),
                extension.times(),
                text.of("statute.rank." + extension.approver()));
    }

    public String basis() {
        var edition = rule.basis().edition();
        return edition.isEmpty()
                ? rule.basis().cited()
                : text.of("statute.deadline.edition", rule.basis().cited(), edition);
    }

    public String validity() {
        var from = rule.validFrom();
        var to = rule.validTo() == null && followed != null ? followed.minusDays(1) : rule.validTo();
        return text.of(
                "statute.deadline.valid",
                from == null ? text.of("statute.deadline.valid.unknown") : text.date(from),
                to == null ? text.of("statute.deadline.valid.open") : text.date(to));
    }

    /** 听证、招标, in the order of the law. */
    public String named(Collection<Event> events) {
        return events.stream()
                .sorted()
                .map(event -> text.of("statute.event." + event))
                .collect(Collectors.joining(text.of("statute.list")));
    }
}
