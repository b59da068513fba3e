package org.tiaokuai.casework.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.TrackView;
import org.tiaokuai.catalogue.Catalogue;

/** Progress for whoever holds number and lookup code, without a word about the person. */
@Component
class Tracking {

    private final Applications applications;
    private final Catalogue catalogue;
    private final Clocks clocks;
    private final History history;
    private final LookupCode codes;

    Tracking(Applications applications, Catalogue catalogue, Clocks clocks, History history, LookupCode codes) {
        this.applications = applications;
        this.catalogue = catalogue;
        this.clocks = clocks;
        this.history = history;
        this.codes = codes;
    }

    String codeFor(String number) {
        return codes.of(number);
    }

    Optional<TrackView> track(String number, String typed) {
        return applications
                .find(number)
                .filter(row -> codes.matches(number, typed))
                .map(row -> new TrackView(
                        row.number(),
                        row.itemName(),
                        row.itemNameEn(),
                        row.state(),
                        row.submittedAt(),
                        clocks.of(
                                row,
                                catalogue.offer(row.item(), row.itemVersion()).guide()),
                        history.of(number)));
    }
}
