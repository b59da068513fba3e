package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseReckoning;
import org.tiaokuai.statute.LimitDrafts.Draft;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Bound;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Reckoning;
import org.tiaokuai.statute.Statute;
import org.tiaokuai.statute.Term;

/** Holds the rules in memory: they come with the program, and a version that was changed afterwards stops the start. */
@Service
class StatuteService implements Statute, InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(StatuteService.class);

    private final LimitRows rows;
    private final LimitDraftRows drafts;
    private final Calendar calendar;
    private final Counter counter;
    private final TransactionTemplate transactions;
    private final boolean checking;
    private volatile RuleBook book = new RuleBook(List.of());

    /** @param checking whether it only serves the check, which names what somebody bent */
    StatuteService(
            LimitRows rows,
            LimitDraftRows drafts,
            Calendar calendar,
            TransactionTemplate transactions,
            @Value("#{'${tiaokuai.command:}' == 'check-ledger'}") boolean checking) {
        this.rows = rows;
        this.checking = checking;
        this.drafts = drafts;
        this.calendar = calendar;
        this.counter = new Counter(calendar);
        this.transactions = transactions;
    }

    /** Before anything reckons a case. */
    @Override
    public void afterPropertiesSet() {
        try {
            know(ShippedLimit.shipped());
        } catch (RuntimeException e) {
            if (!checking) {
                throw e;
            }
            LOG.error("The time limits are not what came into use", e);
            book = new RuleBook(ShippedLimit.shipped());
        }
    }

    void know(List<LimitRule> shipped) {
        transactions.executeWithoutResult(_ -> {
            var before = byVersion(rows.all());
            shipped.stream().filter(rule -> !before.containsKey(key(rule))).forEach(rows::add);
            var stored = rows.all();
            refuseChanged(shipped, byVersion(stored));
            refuseChanged(drafts.approved().stream().map(Draft::rule).toList(), byVersion(stored));
            refuseUnapproved(stored);
            book = new RuleBook(stored);
        });
    }

    /** What was approved since by another officer. */
    void readAnew() {
        book = new RuleBook(rows.all());
    }

    /** What another node approved; of what somebody bent since the start nothing is taken in. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void look() {
        try {
            know(ShippedLimit.shipped());
        } catch (IllegalStateException e) {
            LOG.error("The time limits are not what came into use; those known before stay in use", e);
        }
    }

    private void refuseUnapproved(List<LimitRule> stored) {
        var approved = byVersion(drafts.approved().stream().map(Draft::rule).toList());
        stored.stream()
                .filter(rule -> rule.adoption().approvedAt() != null && !approved.containsKey(key(rule)))
                .findFirst()
                .ifPresent(rule -> {
                    throw new IllegalStateException(
                            "Nobody approved version " + rule.version() + " of the time limit " + rule.id());
                });
    }

    private static void refuseChanged(List<LimitRule> shipped, Map<String, LimitRule> stored) {
        for (var rule : shipped) {
            if (!rule.equals(stored.get(key(rule)))) {
                throw new IllegalStateException("Version " + rule.version() + " of the time limit " + rule.id()
                        + " is not the one that came into use here; a change is a new version");
            }
        }
    }

    static Map<String, LimitRule> byVersion(List<LimitRule> rules) {
        return rules.stream().collect(Collectors.toMap(StatuteService::key, Function.identity()));
    }

    static String key(LimitRule rule) {
        return rule.id() + " " + rule.version();
    }

    @Override
    public List<LimitRule> inForce(LocalDate day, Profile profile) {
        return book.inForce(day, profile);
    }

    @Override
    public Optional<LimitRule> rule(String id, LocalDate day, Profile profile) {
        return book.rule(id, day, profile);
    }

    @Override
    public List<LimitRule> versions(String id) {
        return book.versions(id);
    }

    @Override
    public Reckoning reckon(LocalDateTime start, Term term) {
        return counter.reckon(start, term, null, 0, book);
    }

    @Override
    public Reckoning reckon(LocalDateTime start, Term term, Calendar there) {
        return new Counter(there).reckon(start, term, null, 0, book);
    }

    @Override
    public Reckoning reckon(LocalDateTime start, LimitRule rule, int extensions) {
        return reckon(start, rule, extensions, calendar);
    }

    @Override
    public Reckoning reckon(LocalDateTime start, LimitRule rule, int extensions, Calendar there) {
        var term = rule.term();
        if (term == null) {
            return new Reckoning.NoLength();
        }
        if (extensions > most(rule)) {
            return new Reckoning.NotExtendable();
        }
        return new Counter(there).reckon(start, term, rule, extensions, book);
    }

    /** What must be done before an event is not put off. */
    private static int most(LimitRule rule) {
        var extension = rule.extension();
        return extension == null || rule.bound() == Bound.BEFORE ? 0 : extension.times();
    }

    @Override
    public CaseReckoning reckon(CaseFacts facts, Instant now) {
        return new CaseClockwork(calendar, book).of(facts, now);
    }

    @Override
    public CaseReckoning reckon(CaseFacts facts, Calendar known, Instant now) {
        return new CaseClockwork(known, book, true).of(facts, now);
    }
}
