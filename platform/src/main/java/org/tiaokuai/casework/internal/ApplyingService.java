package org.tiaokuai.casework.internal;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseNumber;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.DraftView;
import org.tiaokuai.casework.MyBusiness;
import org.tiaokuai.casework.TrackView;

/** Each act of an applicant is one transaction. */
@Service
@Transactional
class ApplyingService implements Applying {

    private final Drafting drafting;
    private final Submitting submitting;
    private final Deciding deciding;
    private final Applications applications;
    private final Opening opening;
    private final Listing listing;
    private final Tracking tracking;

    ApplyingService(
            Drafting drafting,
            Submitting submitting,
            Deciding deciding,
            Applications applications,
            Opening opening,
            Listing listing,
            Tracking tracking) {
        this.drafting = drafting;
        this.submitting = submitting;
        this.deciding = deciding;
        this.applications = applications;
        this.opening = opening;
        this.listing = listing;
        this.tracking = tracking;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DraftView> draft(Resident resident, String item) {
        return drafting.draft(resident, item);
    }

    @Override
    public Saving save(SavePage command) {
        return drafting.save(command);
    }

    @Override
    public Submission submit(SubmitApplication command) {
        return submitting.submit(command);
    }

    @Override
    public Act withdraw(WithdrawApplication command) {
        return deciding.withdraw(command);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseView> open(Resident resident, String number) {
        return applications
                .find(number)
                .filter(row -> row.account().equals(resident.account()))
                .map(row -> opening.open(row, resident));
    }

    @Override
    @Transactional(readOnly = true)
    public MyBusiness mine(Resident resident) {
        return listing.mine(resident.account());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TrackView> track(String number, String lookupCode) {
        return CaseNumber.read(number).flatMap(read -> tracking.track(read.value(), lookupCode));
    }

    @Override
    public String lookupCode(String number) {
        return tracking.codeFor(number);
    }
}
