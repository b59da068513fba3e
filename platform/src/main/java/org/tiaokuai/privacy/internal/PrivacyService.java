package org.tiaokuai.privacy.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.page.Damaged;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Deferral;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Opened;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.ReadView;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.privacy.internal.DecisionFunction.Circumstances;

@Service
class PrivacyService implements Privacy {

    private static final Logger LOG = LoggerFactory.getLogger(PrivacyService.class);
    private static final String LIST_BASIS = "个人信息保护法第六条";

    private final DecisionFunction decisions;
    private final Keys keys;
    private final Reads reads;
    private final CircumstancesService circumstances;
    private final Clock clock;

    PrivacyService(
            DecisionFunction decisions, Keys keys, Reads reads, CircumstancesService circumstances, Clock clock) {
        this.circumstances = circumstances;
        this.decisions = decisions;
        this.clock = clock;
        this.keys = keys;
        this.reads = reads;
    }

    @Override
    public Sealed seal(String plain, Cell cell) {
        return keys.seal(plain, cell);
    }

    @Override
    public Sealed copied(Sealed sealed, Cell to) {
        if (!sealed.cell().subject().equals(to.subject())) {
            throw new IllegalArgumentException("Nobody's data become another person's");
        }
        return keys.seal(keys.open(sealed), to);
    }

    /** The trace is written before anything is given: what cannot be recorded is not served. */
    @Override
    @Transactional
    public Map<String, Opened> open(Reading wish, List<Field> fields) {
        var around = circumstances.of(wish);
        var reading = around.of(wish);
        var rules = new LinkedHashMap<Field, Rule>();
        var trace = new Reads.Trace(
                decisions.holding(reading.at()).map(RuleSet::version).orElse(0), around.reason());
        for (var field : fields) {
            belongs(field, reading);
            var rule = decisions.decide(reading, around, field.grade());
            rules.put(field, rule);
            trace.note(field.name(), rule);
        }
        if (Reads.leavesTrace(reading) && !fields.isEmpty()) {
            reads.leave(reading, trace);
        }
        var opened = new LinkedHashMap<String, Opened>();
        rules.forEach((field, rule) -> opened.put(field.name(), show(field, rule)));
        return opened;
    }

    /** So that the trace is in the list of the person whom the data are about. */
    private static void belongs(Field field, Reading reading) {
        var sealed = field.sealed();
        var about = sealed == null ? "" : sealed.cell().subject();
        if (!about.isEmpty() && !about.equals(reading.subject())) {
            throw new Damaged("What is read is about somebody else than the read is");
        }
    }

    @Override
    public String masked(Purpose purpose, Requester requester, Field field) {
        var glance = new Reading(requester, purpose, LIST_BASIS, "", null, "", clock.instant());
        var rule = decisions.decide(glance, Circumstances.NONE, field.grade());
        return switch (rule.ruling()) {
            case GIVE, MASK -> glimpse(field);
            case REFUSE -> "";
        };
    }

    /** One name that was bent does not take the list away from everybody. */
    private String glimpse(Field field) {
        try {
            return Mask.of(field.grade(), text(field));
        } catch (KeysRefused e) {
            throw e;
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.error("An envelope does not open where it lies: {}", field.name(), e);
            return "";
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ReadView> readsFor(String caseNumber) {
        return reads.forCase(caseNumber, today());
    }

    @Override
    @Transactional(readOnly = true)
    public List<ReadView> readsOf(String subject, long before, int most) {
        return reads.of(subject, before, most, today());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Deferral> deferred(String subject) {
        return reads.deferred(subject, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Text.ZONE);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Instant> lastReads(UUID account, Collection<String> caseNumbers) {
        return reads.last(account, caseNumbers);
    }

    @Override
    public String keyed(String purpose, String value) {
        return keys.keyed(purpose, value);
    }

    private String text(Field field) {
        var sealed = field.sealed();
        return sealed == null ? field.plain() : keys.open(sealed);
    }

    private Opened show(Field field, Rule rule) {
        return switch (rule.ruling()) {
            case GIVE -> new Opened(rule.ruling(), text(field), rule.id());
            case MASK -> new Opened(rule.ruling(), Mask.of(field.grade(), text(field)), rule.id());
            case REFUSE -> new Opened(rule.ruling(), "", rule.id());
        };
    }
}
