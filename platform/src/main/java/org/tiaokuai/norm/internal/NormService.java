package org.tiaokuai.norm.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Role;
import org.tiaokuai.norm.NormLine;
import org.tiaokuai.norm.NormView;
import org.tiaokuai.norm.Norms;

@Service
@Transactional
class NormService implements Norms {

    private final NormRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NormService(NormRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<NormLine> all() {
        return rows.all();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<NormView> norm(String code) {
        return rows.line(code).map(line -> new NormView(line, rows.texts(code)));
    }

    @Override
    public Step propose(ProposeText command) {
        if (!command.officer().has(Role.INFORMATION_AUTHORITY)) {
            return new Step.NotEntitled();
        }
        if (!rows.lock(command.code())) {
            return new Step.NoSuchNorm();
        }
        var line = rows.line(command.code()).orElseThrow();
        if (line.proposed() || line.version() != command.revises()) {
            return new Step.NotNow();
        }
        rows.propose(command.code(), command.body(), command.officer(), clock.instant());
        return new Step.Proposed(command.code());
    }

    @Override
    public Step decide(DecideText command) {
        var officer = command.officer();
        if (!officer.has(Role.LEGAL_OFFICE)) {
            return new Step.NotEntitled();
        }
        if (!rows.lock(command.code())) {
            return new Step.NoSuchNorm();
        }
        var proposer = rows.proposer(command.code(), command.proposal());
        if (proposer.isEmpty()) {
            return new Step.NotNow();
        }
        if (proposer.get().equals(officer.account())) {
            return new Step.OwnWork();
        }
        if (!command.approve()) {
            rows.giveBack(command.proposal(), officer, command.reasons(), clock.instant());
            return new Step.Returned(command.code());
        }
        int version = rows.approve(command.code(), command.proposal(), officer, command.reasons(), clock.instant());
        var approved = new Step.Approved(command.code(), version);
        events.publishEvent(approved);
        return approved;
    }
}
