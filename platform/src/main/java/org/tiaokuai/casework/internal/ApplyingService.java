package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseNumber;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.MyBusiness;
import org.tiaokuai.casework.TrackView;
import org.tiaokuai.casework.internal.Receiving.Silence;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.file.FileKind;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.letter.Letters;

/** Each act of an applicant is one transaction. */
@Service
@Transactional
class ApplyingService implements Applying {

    private final Submitting submitting;
    private final Deciding deciding;
    private final Silence silence;
    private final Applications applications;
    private final Opening opening;
    private final Listing listing;
    private final Letters letters;

    ApplyingService(
            Submitting submitting,
            Deciding deciding,
            Silence silence,
            Applications applications,
            Opening opening,
            Listing listing,
            Letters letters) {
        this.submitting = submitting;
        this.deciding = deciding;
        this.silence = silence;
        this.applications = applications;
        this.opening = opening;
        this.listing = listing;
        this.letters = letters;
    }

    @Override
    public Submission submit(SubmitApplication command) {
        return submitting.submit(command);
    }

    @Override
    public Act withdraw(WithdrawApplication command) {
        silence.asTheLawHasIt(command.number());
        return deciding.withdraw(command);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseView> open(Resident resident, String number) {
        return find(resident, number).map(row -> opening.open(row, resident));
    }

    /** The trace is written before the file is opened, which may take its time and holds nothing meanwhile. */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<OpenedPaper> paper(Resident resident, String number, UUID paper) {
        return find(resident, number).flatMap(row -> opening.paper(row, paper, resident));
    }

    /** Outside any transaction, for it may have to be printed first. */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<OpenedPaper> letter(Resident resident, String number, LetterName letter) {
        return find(resident, number)
                .flatMap(row -> letters.open(number, letter, opening.reading(row, resident)))
                .map(content -> new OpenedPaper(FileKind.PDF, content));
    }

    private Optional<ApplicationRow> find(Resident resident, String number) {
        return applications.find(number).filter(row -> row.account().equals(resident.account()));
    }

    @Override
    @Transactional(readOnly = true)
    public MyBusiness mine(Resident resident) {
        return listing.mine(resident.account());
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> numbers(Resident resident) {
        return applications.numbers(resident.account());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Asked> asked(Resident resident, Collection<String> numbers) {
        return applications.of(resident.account(), numbers).stream()
                .collect(Collectors.toMap(ApplicationRow::number, opening::asked));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TrackView> track(String number, String lookupCode) {
        return CaseNumber.read(number).flatMap(read -> listing.track(read.value(), lookupCode));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> grantedBefore(Resident resident, String item) {
        return applications.grantedTo(resident.personKey(), item);
    }

    @Override
    public String lookupCode(String number) {
        return listing.codeFor(number);
    }
}
