package org.tiaokuai.statute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseLimit.Source;

/** The clock of one case at one moment: the same facts, rules and calendar always give the same. */
public sealed interface CaseReckoning {

    /**
     * @param limits all that ever ran, in the order in which they began
     * @param acceptance none before the case is accepted, by an officer or by silence
     * @param closedAt when it was decided, declined, withdrawn, or renewed by silence
     * @param light how it stands now (decision 17)
     * @param disregarded what changed nothing, and why
     */
    record Reckoned(
            List<CaseLimit> limits,
            @Nullable Acceptance acceptance,
            @Nullable Instant closedAt,
            Light light,
            List<Step.Disregarded> disregarded,
            List<Anomaly> anomalies)
            implements CaseReckoning {

        public Reckoned {
            limits = List.copyOf(limits);
            disregarded = List.copyOf(disregarded);
            anomalies = List.copyOf(anomalies);
        }

        /** The last one of its kind, unless one of another source began anew after it. */
        public Optional<CaseLimit> limit(Duty duty, Source source) {
            var all = limits.stream().filter(limit -> limit.duty() == duty).toList();
            return all.reversed().stream()
                    .filter(limit -> limit.source() == source)
                    .findFirst()
                    .filter(limit -> limit.beganWith(all.getLast()));
        }

        /** What is due next: of promise and law the earlier day, for a promise longer than the law binds nobody. */
        public Optional<CaseLimit> next() {
            return limits.stream()
                    .filter(limit -> limit.open() && (limit.duty().ofOffice() || limit.duty() == Duty.CORRECTION))
                    .min(Comparator.comparing(CaseLimit::until));
        }
    }

    /** @param deemedAt when silence made it true, from {@code from} on; none where an officer accepted */
    record Acceptance(Instant from, @Nullable Instant deemedAt) {}

    /** How a case stands against its limits. */
    enum Light {
        ON_TIME,
        /** One working day before the end, or nine tenths used; or the applicant's time is over. */
        NOTICE,
        /** Past what was promised. */
        RED,
        /** Past what the law sets 超法定. */
        BEYOND,
        DONE
    }

    /** Something that must be looked into. */
    record Anomaly(Kind kind, CaseEvent event) {

        /** What is odd. */
        public enum Kind {
            /** A pause lasts longer than the applicant was told (decision 19). */
            LONGER_THAN_TOLD,
            /** It was stored later and bears an earlier time: the machine's clock was set back. */
            CLOCK_SET_BACK
        }
    }

    /** There is no case before something was received. */
    record NothingReceived() implements CaseReckoning {}

    /** None of this id held on the day on which the case began. */
    record NoSuchRule(String id, LocalDate day) implements CaseReckoning {}

    /** No holidays are known of so early a year. */
    record BeforeCalendar(int firstYear) implements CaseReckoning {}

    /** Something lies where the calendar could only guess. */
    record PastCalendar(int lastYear) implements CaseReckoning {}
}
