package org.tiaokuai.statute.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.statute.LimitDrafts;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Adoption;
import org.tiaokuai.statute.Profile;

/** Each act is one transaction with its leaf; an approved version holds from then on, for cases that begin on its day. */
@Service
class LimitDraftService implements LimitDrafts {

    /** The program numbers its own versions below. */
    private static final int OFFICE = 1000;

    private final LimitDraftRows drafts;
    private final LimitRows rows;
    private final StatuteService statute;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LimitDraftService(
            LimitDraftRows drafts,
            LimitRows rows,
            StatuteService statute,
            Ledger ledger,
            TransactionTemplate transactions,
            Clock clock) {
        this.drafts = drafts;
        this.rows = rows;
        this.statute = statute;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Draft> of(String id) {
        return drafts.of(id);
    }

    @Override
    public Set<String> waiting() {
        return Set.copyOf(drafts.waiting());
    }

    @Override
    public Step draft(DraftLimit command) {
        var officer = command.officer();
        if (!officer.has(Role.LEGAL_OFFICE) && !officer.has(Role.INFORMATION_AUTHORITY)) {
            return new Step.NotEntitled();
        }
        var versions = statute.versions(command.id());
        if (versions.isEmpty()) {
            return new Step.NoSuchLimit();
        }
        var last = versions.getLast();
        if (last.term() == null) {
            return new Step.NoLength();
        }
        if (command.change().validFrom().isBefore(Moments.day(clock.instant()))) {
            return new Step.TooEarly();
        }
        if (last.version() != command.replaces()) {
            return new Step.NotNow();
        }
        return Objects.requireNonNull(transactions.execute(_ -> drafted(officer, next(last, command.change()))));
    }

    private Step drafted(Officer officer, LimitRule rule) {
        var now = now();
        var id = UUID.randomUUID();
        var content = ShippedLimit.written(rule);
        if (!drafts.add(id, rule, content, officer, now)) {
            return new Step.NotNow();
        }
        ledger.append(fact(id, rule, State.DRAFTED, content, officer, "", now));
        return new Step.Drafted(rule.id());
    }

    private static LimitRule next(LimitRule last, Change change) {
        return new LimitRule(
                last.id(),
                Math.max(last.version(), OFFICE) + 1,
                Set.of(Profile.PRESENT),
                last.name(),
                change.basis(),
                last.bound(),
                change.term(),
                last.start(),
                change.extension(),
                change.pauses(),
                last.restarts(),
                change.onExpiry(),
                change.warnings(),
                change.validFrom(),
                null,
                last.jurisdiction(),
                change.evidence(),
                change.note(),
                new Adoption(change.pendingToo(), null));
    }

    @Override
    public Step decide(DecideLimit command) {
        if (!command.officer().has(Role.LEGAL_OFFICE)) {
            return new Step.NotEntitled();
        }
        var draft = drafts.of(command.id()).stream()
                .filter(one -> one.id().equals(command.draft()))
                .findFirst();
        if (draft.isEmpty()) {
            return new Step.NoSuchLimit();
        }
        if (command.approve()
                && drafts.drafter(command.draft()).equals(command.officer().account())) {
            return new Step.OwnWork();
        }
        var step = Objects.requireNonNull(
                transactions.execute(_ -> decided(command, draft.get().rule())));
        if (step instanceof Step.Approved) {
            statute.readAnew();
        }
        return step;
    }

    private Step decided(DecideLimit command, LimitRule rule) {
        var now = now();
        var state = command.approve() ? State.APPROVED : State.RETURNED;
        if (command.approve() && Objects.requireNonNull(rule.validFrom()).isBefore(Moments.day(now))) {
            return new Step.TooEarly();
        }
        if (!drafts.decide(command.draft(), state, command.reasons(), command.officer(), now)) {
            return new Step.NotNow();
        }
        ledger.append(fact(
                command.draft(),
                rule,
                state,
                drafts.content(command.draft()),
                command.officer(),
                command.reasons(),
                now));
        if (!command.approve()) {
            return new Step.Returned(rule.id());
        }
        rows.add(rule.approved(now));
        return new Step.Approved(rule.id(), rule.version());
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Fact fact(
            UUID draft, LimitRule rule, State state, String content, Officer officer, String reasons, Instant now) {
        return new Fact(
                Fact.Kind.LIMIT_RULE,
                rule.id(),
                draft + "-" + state,
                now,
                Map.of(
                        "event", state.name(),
                        "version", String.valueOf(rule.version()),
                        "rule", fingerprint(content),
                        "actor", officer.account().toString(),
                        "post", officer.post().id().toString(),
                        "reasons", reasons));
    }

    private static String fingerprint(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
