package org.tiaokuai.statute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of one time limit 时限规则. It never changes; a change is another version with its own days.
 *
 * @param term none where the law sets no number: at an event, or as long as something really takes
 * @param warnings how many working days before the end to warn; the law sets none
 * @param validFrom none where the source does not tell since when it holds
 * @param validTo the last day; none while it holds
 * @param jurisdiction CN, or a division code of six digits
 * @param note how a text was read that can be read in two ways, or what else must be known
 */
public record LimitRule(
        String id,
        int version,
        Set<Profile> profiles,
        Name name,
        Basis basis,
        Bound bound,
        @Nullable Term term,
        Event start,
        @Nullable Extension extension,
        Pauses pauses,
        Set<Event> restarts,
        Effect onExpiry,
        List<Integer> warnings,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String jurisdiction,
        Evidence evidence,
        Note note,
        Adoption adoption) {

    /**
     * How a version came into use.
     *
     * @param pendingToo whether it also takes hold of cases that began before it; else they keep the version of their start
     * @param approvedAt when the legal office approved it; none where it came with the program
     */
    public record Adoption(boolean pendingToo, @Nullable Instant approvedAt) {

        public static final Adoption SHIPPED = new Adoption(false, null);
    }

    /** What the limit is of. */
    public record Name(String chinese, String english) {}

    /** Words for who applies the rule; may be empty. */
    public record Note(String chinese, String english) {}

    /** @param article empty where the source does not name it, so too the edition */
    public record Basis(String instrument, String article, String edition) {

        /** 行政许可法第四十二条. */
        public String cited() {
            return instrument + article;
        }
    }

    /** Which way a limit binds. */
    public enum Bound {
        /** It must be done by the last day. */
        WITHIN,
        /** It must not be over sooner. */
        AT_LEAST,
        /** It must be done so long before the event. */
        BEFORE
    }

    /** @param times how often it may be used */
    public record Extension(
            int amount, Term.Unit unit, Rank approver, boolean reasonRequired, boolean applicantTold, int times) {

        public Extension {
            if (amount < 1 || amount > unit.most() || times < 1) {
                throw new IllegalArgumentException("No extension is " + amount + " " + unit + ", " + times + " times");
            }
        }
    }

    /** Who may extend. */
    public enum Rank {
        /** 行政机关负责人. */
        AGENCY_HEAD,
        /** 本级人民政府负责人. */
        GOVERNMENT_HEAD,
        /** 政府信息公开工作机构负责人. */
        DISCLOSURE_HEAD,
        /** Where the source does not say. */
        UNSPECIFIED
    }

    /**
     * What does not count while it lasts.
     *
     * @param toldInWriting whether the clock stops only once the applicant was told in writing how long it takes
     */
    public record Pauses(Set<Event> grounds, boolean toldInWriting) {

        public static final Pauses NONE = new Pauses(Set.of(), false);

        public Pauses {
            grounds = Set.copyOf(grounds);
            if (toldInWriting && grounds.isEmpty()) {
                throw new IllegalArgumentException("Nothing is to be told where nothing pauses");
            }
        }
    }

    /** What is true once the last day is over. */
    public enum Effect {
        /** The agency is late. */
        BREACH,
        /** 视为受理, from the day of receipt. */
        DEEMED_ACCEPTED,
        /** 视为同意. */
        DEEMED_AGREED,
        /** 视为准予延续. */
        DEEMED_RENEWED,
        /** 视为放弃. */
        ABANDONED,
        /** The agency decides without the answer. */
        AGENCY_DECIDES,
        /** It can no longer be asked for. */
        RIGHT_LOST,
        /** What was barred is open again. */
        BAR_ENDS,
        /** Nothing of itself. */
        NONE
    }

    /** Whence the figures are: the text was read, a local rule says so, from memory, measured. */
    public enum Evidence {
        S,
        L,
        M,
        V
    }

    public LimitRule {
        profiles = Set.copyOf(profiles);
        restarts = Set.copyOf(restarts);
        warnings = List.copyOf(warnings);
        if (!id.matches("[A-Z][A-Z0-9]*(-[A-Z0-9]+)+") || version < 1 || profiles.isEmpty()) {
            throw new IllegalArgumentException("No version of a rule: " + id + " " + version);
        }
        if (!jurisdiction.matches("CN|\\d{6}")) {
            throw new IllegalArgumentException("No jurisdiction: " + jurisdiction);
        }
        if (name.chinese().isBlank()
                || name.english().isBlank()
                || basis.instrument().isBlank()) {
            throw new IllegalArgumentException("A rule has a name in two languages and a basis: " + id);
        }
        if (term == null && (extension != null || !warnings.isEmpty())) {
            throw new IllegalArgumentException("What has no length is neither extended nor near its end: " + id);
        }
        if (extension != null
                && term != null
                && (extension.unit() == Term.Unit.HOUR) != (term.unit() == Term.Unit.HOUR)) {
            throw new IllegalArgumentException("Hours are extended by hours, and nothing else is: " + id);
        }
        if (warnings.stream().anyMatch(days -> days < 0)) {
            throw new IllegalArgumentException("No warning comes after the end: " + id);
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("A version ends before it begins: " + id);
        }
    }

    /** Whether a day chooses it; of what holds in 2010 nothing runs out there. */
    public boolean holds(LocalDate day, Profile profile) {
        return profiles.contains(profile)
                && (validFrom == null || !day.isBefore(validFrom))
                && (validTo == null || profile == Profile.YEAR_2010 || !day.isAfter(validTo));
    }

    /** The same, approved. */
    public LimitRule approved(Instant at) {
        return new LimitRule(
                id,
                version,
                profiles,
                name,
                basis,
                bound,
                term,
                start,
                extension,
                pauses,
                restarts,
                onExpiry,
                warnings,
                validFrom,
                validTo,
                jurisdiction,
                evidence,
                note,
                new Adoption(adoption.pendingToo(), at));
    }

    /** Whether it was known at a moment. */
    public boolean known(Instant moment) {
        return adoption.approvedAt() == null || !adoption.approvedAt().isAfter(moment);
    }
}
