package org.tiaokuai.rights.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Residents;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Freezes;
import org.tiaokuai.rights.OwnData;
import org.tiaokuai.standard.CitizenNumber;

@Service
@Transactional
class OwnDataService implements OwnData {

    private final Applying applying;
    private final Drafts drafts;
    private final Residents residents;
    private final Freezes freezes;
    private final Copying copying;
    private final Acts acts;
    private final Clock clock;

    OwnDataService(
            Applying applying,
            Drafts drafts,
            Residents residents,
            Freezes freezes,
            Copying copying,
            Acts acts,
            Clock clock) {
        this.applying = applying;
        this.drafts = drafts;
        this.residents = residents;
        this.freezes = freezes;
        this.copying = copying;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public Sheet sheet(Resident resident) {
        var business = applying.mine(resident);
        var stopped = freezes.frozen(resident.personKey());
        var particulars = copying.particulars(resident);
        return new Sheet(
                Objects.requireNonNullElse(particulars.get(Copying.NAME), ""),
                Objects.requireNonNullElse(particulars.get(Copying.NUMBER), ""),
                Objects.requireNonNullElse(particulars.get(Copying.PHONE), ""),
                business.drafts().size(),
                business.cases().stream()
                        .map(line -> new Kept(line, stopped.contains(line.number())))
                        .toList());
    }

    /** Outside of any transaction: who fetches slowly holds no connection. */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void copy(Resident resident, Text text, OutputStream out) throws IOException {
        copying.write(resident, text, freezes.frozen(resident.personKey()), out);
    }

    @Override
    public void note(Resident resident) {
        acts.add(resident, Acts.Act.COPY, clock.instant());
    }

    @Override
    public boolean stop(Resident resident, String caseNumber) {
        return applying.open(resident, caseNumber)
                .filter(theCase -> !theCase.state().open())
                .filter(theCase -> freezes.freeze(resident.personKey(), theCase.number()))
                .isPresent();
    }

    @Override
    public boolean allow(Resident resident, String caseNumber) {
        return applying.open(resident, caseNumber)
                .filter(theCase -> freezes.thaw(resident.personKey(), theCase.number()))
                .isPresent();
    }

    @Override
    public Closing close(Resident resident) {
        // First, for it waits for who hands something in just now, whose case is then there, and nobody does so after
        // it.
        boolean forgotten = residents.forget(resident.account());
        drafts.forget(resident.account());
        if (applying.mine(resident).cases().stream()
                .anyMatch(line -> line.state().open())) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Closing.CaseOpen();
        }
        var numbers = applying.numbers(resident);
        numbers.forEach(number -> freezes.freeze(resident.personKey(), number));
        var now = clock.instant();
        if (forgotten) {
            acts.add(resident, Acts.Act.CLOSE, now);
        }
        return new Closing.Closed(now);
    }

    @Override
    public boolean reopen(Officer officer, CitizenNumber number) {
        boolean reopened = residents.reopen(number);
        if (reopened) {
            acts.reopened(residents.pseudonym(number), officer, clock.instant());
        }
        return reopened;
    }
}
