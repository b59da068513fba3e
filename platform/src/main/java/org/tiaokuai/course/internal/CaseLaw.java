package org.tiaokuai.course.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Renewal;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.page.Damaged;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseFacts.Length;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Term;

/** What the clock of a case is made from: its events, the rules of its sort, what the guide promises and another law sets. */
final class CaseLaw {

    /** What merely repeats the law on permits is no other law, and what that law allows is allowed. */
    private static final Pattern THE_SAME = Pattern.compile("(中华人民共和国)?行政许可法第四十二条(第一款)?");

    private static final Length UNPUBLISHED =
            new Length(Term.general(20, Term.Unit.WORKING_DAY), "没有公布期限，平台按20个工作日办", null);

    /** The day itself, or the first one after it that is open. */
    static final Limit NEXT_OPEN = new Limit(0, Limit.Unit.WORKING_DAY);

    private static final Length AT_ONCE = new Length(Term.general(0, Term.Unit.WORKING_DAY), "即办件，当场办结", null);

    private CaseLaw() {}

    /** @param open the same calendar without the days on which the department is closed */
    static CaseFacts facts(Guide guide, Collection<Happening> history, Calendar calendar, Calendar open) {
        var renewal = Renewal.of(history);
        var permit = renewal.isPresent() ? CaseRules.RENEWAL : CaseRules.PERMIT;
        var rules = Grounds.permit(guide) ? permit : CaseRules.NO_PERMIT;
        var events = history.stream()
                .flatMap(happening -> told(happening, calendar, open))
                .toList();
        var law = law(guide);
        var expiry = renewal.map(Renewal::validUntil).orElse(null);
        return new CaseFacts(rules, Profile.PRESENT, events, promise(guide, law), law, expiry, null);
    }

    private static @Nullable Length law(Guide guide) {
        var legal = guide.legalLimit();
        return legal == null
                        || (Grounds.permit(guide)
                                && THE_SAME.matcher(legal.basis()).matches())
                ? null
                : length(legal);
    }

    /** Where neither a law nor the office says how long it takes, the platform does. */
    private static @Nullable Length promise(Guide guide, @Nullable Length law) {
        var promised = guide.promisedLimit();
        if (promised != null) {
            return length(promised);
        }
        if (guide.kind() == Guide.Kind.INSTANT) {
            return AT_ONCE;
        }
        return law == null && !Grounds.permit(guide) ? UNPUBLISHED : null;
    }

    private static Length length(Guide.Term term) {
        var unit =
                switch (term.unit()) {
                    case WORKING_DAY -> Term.Unit.WORKING_DAY;
                    case DAY -> Term.Unit.DAY;
                    case MONTH -> Term.Unit.MONTH;
                    case YEAR -> Term.Unit.YEAR;
                };
        return new Length(Term.general(term.amount(), unit), term.basis(), null);
    }

    /** The result of a grant can be downloaded at once, and so is handed over with it. */
    private static Stream<CaseEvent> told(Happening happening, Calendar calendar, Calendar open) {
        var by = happening.byWhom().isBlank() ? "—" : happening.byWhom();
        var told = Stream.ofNullable(event(happening, by, calendar, open));
        return happening.event() == State.Event.GRANT
                ? Stream.concat(told, Stream.of(new CaseEvent.Delivered(happening.at(), by)))
                : told;
    }

    /** Whoever decides for an agency stands for its head, and the letter about an extension is written with it. */
    private static @Nullable CaseEvent event(Happening happening, String by, Calendar calendar, Calendar open) {
        var at = happening.at();
        return switch (happening.event()) {
            case SUBMIT -> new CaseEvent.Received(at);
            case REQUEST_CORRECTION -> new CaseEvent.CorrectionAsked(at, by, given(happening, calendar, open));
            case CORRECT -> new CaseEvent.Corrected(at);
            case ACCEPT -> new CaseEvent.Accepted(at, by);
            case DEEM_ACCEPTED -> new CaseEvent.DeemedAccepted(at);
            case DECLINE, DECLINE_UNCORRECTED -> new CaseEvent.Declined(at, by);
            case EXTEND -> new CaseEvent.Extended(at, by, Rank.AGENCY_HEAD, happening.reason(), at);
            case GRANT -> new CaseEvent.Decided(at, by, true);
            case REFUSE -> new CaseEvent.Decided(at, by, false);
            case SUSPEND -> begun(happening);
            case RESUME -> new CaseEvent.PauseEnded(at, by, ground(happening));
            case WITHDRAW, WITHDRAW_CORRECTING, WITHDRAW_ACCEPTED, WITHDRAW_SUSPENDED -> new CaseEvent.Withdrawn(at);
            case TERMINATE, TERMINATE_SUSPENDED, LAPSE, LAPSE_SUBMITTED, LAPSE_CORRECTING, LAPSE_SUSPENDED ->
                new CaseEvent.Terminated(at, by);
            case DEEM_RENEWED, DEEM_RENEWED_SUBMITTED, DEEM_RENEWED_CORRECTING, DEEM_RENEWED_SUSPENDED ->
                new CaseEvent.DeemedRenewed(at);
            case REMAND, REMAND_REFUSED, REMAND_NOT_ACCEPTED ->
                Outcome.of(happening).map(order -> again(order, at)).orElse(null);
            case TELL_HEARING -> new CaseEvent.RightTold(at, by);
            case ASK_HEARING, ASK_HEARING_SUSPENDED -> new CaseEvent.HearingAsked(at);
            case HOLD_HEARING, HOLD_HEARING_SUSPENDED -> new CaseEvent.HearingHeld(at, by);
            case ANNOUNCE_HEARING, ANNOUNCE_HEARING_SUSPENDED, PROPOSE_SUSPENSION, REJECT_SUSPENSION -> null;
            case PROPOSE_RECTIFICATION, PROPOSE_RECTIFICATION_REFUSED, RECTIFY, RECTIFY_REFUSED -> null;
            case REJECT_RECTIFICATION, REJECT_RECTIFICATION_REFUSED, REVOKE, REISSUE, LET_STAND -> null;
            case LET_STAND_REFUSED, LET_STAND_NOT_ACCEPTED, ANNUL, ANNUL_REFUSED, ANNUL_NOT_ACCEPTED -> null;
        };
    }

    private static CaseEvent again(Outcome order, Instant entered) {
        return new CaseEvent.Remanded(order.receivedAt(entered), order.cited(), order.within());
    }

    /** The letter is written with the approval. */
    private static CaseEvent begun(Happening happening) {
        var procedure = SpecialProcedure.of(happening);
        var notice = new CaseEvent.Notice(happening.at(), procedure.lasts());
        return new CaseEvent.PauseBegun(
                happening.at(), procedure.proposedBy(), procedure.ground(), happening.byWhom(), notice);
    }

    private static Event ground(Happening ended) {
        return Event.valueOf(Objects.requireNonNull(ended.said().get("ground")));
    }

    /**
     * A day was told, and nothing takes it back; where it is a day off by a later notice, or the department is closed, the next
     * open one is the last.
     */
    private static Term given(Happening asked, Calendar calendar, Calendar open) {
        LocalDate until = asked.until();
        if (until == null) {
            throw new Damaged("Nobody knows any more by when a correction was asked for");
        }
        int days = calendar.workingDays(Clocks.day(asked.at()), open.due(until, NEXT_OPEN));
        return Term.general(days, Term.Unit.WORKING_DAY);
    }
}
