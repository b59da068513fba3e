package org.tiaokuai.casework.internal;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor;
import org.tiaokuai.casework.CaseClocks;
import org.tiaokuai.casework.TrackView;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.privacy.Privacy;

/** Progress without a word about the person: for whoever holds number and lookup code, and the clock for who may see the case. */
@Component
class Tracking implements CaseClocks {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ23";
    private static final int LENGTH = 8;

    private final Applications applications;
    private final Catalogue catalogue;
    private final Clocks clocks;
    private final Privacy privacy;

    Tracking(Applications applications, Catalogue catalogue, Clocks clocks, Privacy privacy) {
        this.applications = applications;
        this.catalogue = catalogue;
        this.clocks = clocks;
        this.privacy = privacy;
    }

    /** Eight characters derived from the number by a key, so that none need be stored. */
    String codeFor(String number) {
        var bits = new BigInteger(privacy.keyed("lookup", number), 16);
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return code.toString();
    }

    private boolean matches(String number, String typed) {
        return codeFor(number).equals(typed.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT));
    }

    Optional<TrackView> track(String number, String typed) {
        return applications
                .find(number)
                .filter(row -> matches(number, typed))
                .map(row -> new TrackView(
                        row.number(),
                        row.itemName(),
                        row.itemNameEn(),
                        row.state(),
                        row.submittedAt(),
                        clock(row),
                        row.history()));
    }

    private CaseClock clock(ApplicationRow row) {
        return clocks.of(
                row.standing(), catalogue.offer(row.item(), row.itemVersion()).guide());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseClock> of(Actor reader, String number) {
        return applications.find(number).filter(row -> maySee(reader, row)).map(this::clock);
    }

    private static boolean maySee(Actor reader, ApplicationRow row) {
        return switch (reader) {
            case Actor.Resident resident -> row.account().equals(resident.account());
            case Actor.Officer officer -> row.application().concerns(officer);
        };
    }
}
