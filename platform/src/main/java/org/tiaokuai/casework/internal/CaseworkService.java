package org.tiaokuai.casework.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.AtOnce;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.file.FileKind;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.letter.Letters;

/** Each act of the office is one transaction. */
@Service
@Transactional
class CaseworkService implements Casework, AtOnce {

    private final Receiving receiving;
    private final Deciding deciding;
    private final Applications applications;
    private final Opening opening;
    private final Listing listing;
    private final Timekeeping timekeeping;
    private final Letters letters;

    CaseworkService(
            Receiving receiving,
            Deciding deciding,
            Applications applications,
            Opening opening,
            Listing listing,
            Timekeeping timekeeping,
            Letters letters) {
        this.receiving = receiving;
        this.deciding = deciding;
        this.applications = applications;
        this.opening = opening;
        this.listing = listing;
        this.timekeeping = timekeeping;
        this.letters = letters;
    }

    @Override
    public Act receive(ReceiveApplication command) {
        return receiving.receive(command);
    }

    @Override
    public Act decide(DecideApplication command) {
        receiving.asTheLawHasIt(command.number());
        return deciding.decide(command);
    }

    /** Both or neither: what is not decided is not accepted by it, either. */
    @Override
    public Act settle(DecideApplication command) {
        var accepted = receiving.settle(command);
        var act = accepted instanceof Act.Done ? deciding.settle(command) : accepted;
        if (!(act instanceof Act.Done)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return act;
    }

    @Override
    @Transactional(readOnly = true)
    public QueueView queue(Officer officer, QueueFilter filter) {
        return listing.queue(officer, filter);
    }

    @Override
    public Optional<CaseView> open(Officer officer, String number) {
        return find(officer, number).map(row -> opening.open(row, officer));
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseRow> rows(Officer officer, Collection<String> numbers) {
        return listing.rows(officer, numbers);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Twin> twins(Officer officer, String number) {
        return listing.twins(officer, number);
    }

    /** The trace is written before the file is opened, which may take its time and holds nothing meanwhile. */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<OpenedPaper> paper(Officer officer, String number, UUID paper) {
        return find(officer, number).flatMap(row -> opening.paper(row, paper, officer));
    }

    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<OpenedPaper> preview(Officer officer, String number, UUID paper) {
        return find(officer, number).flatMap(row -> opening.preview(row, paper, officer));
    }

    @Override
    public boolean see(Officer officer, String number, UUID paper) {
        return applications
                .locked(number)
                .filter(row ->
                        row.application().concerns(officer) && row.state().open())
                .filter(row -> opening.see(row, paper, officer))
                .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Closing> closings(LocalDate from, LocalDate before) {
        return listing.closings(from, before);
    }

    /** Not in a transaction of its own: each case that falls due is one. */
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public void keepTime() {
        timekeeping.keep();
    }

    /** Outside any transaction, for it may have to be printed first. */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<OpenedPaper> letter(Officer officer, String number, LetterName letter) {
        return find(officer, number)
                .flatMap(row -> letters.open(number, letter, opening.reading(row, officer)))
                .map(content -> new OpenedPaper(FileKind.PDF, content));
    }

    private Optional<ApplicationRow> find(Officer officer, String number) {
        return applications
                .find(number)
                .filter(row -> row.application().concerns(officer))
                .map(receiving::current);
    }
}
