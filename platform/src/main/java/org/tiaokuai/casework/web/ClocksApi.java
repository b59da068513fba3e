package org.tiaokuai.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tiaokuai.access.Actor;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.CaseClocks;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.CaseClock.Moved;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Texts;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning.Anomaly;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.CaseWords;
import org.tiaokuai.statute.CaseWords.Reader;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Term;

/** The clock of a case for programs: for the resident whose it is, and the officers who may open it. */
@RestController
@AllowedTo(Who.ANYONE)
class ClocksApi {

    /**
     * How a case stands against all limits that ever ran, in the order in which they began.
     *
     * @param acceptedFrom since when it counts as accepted; {@code deemedAt} where silence did it, afterwards
     * @param moved the last time that a notice of holidays moved the day
     * @param closed when the department is closed while the clock runs; none where it is not
     * @param dueIfOpen the last day of what the applicant has to do, had it not been closed then; none where that moved nothing
     * @param anomalies what must be looked into; told to the office only
     */
    @JsonInclude(Include.NON_NULL)
    record Answer(
            String number,
            Light light,
            @Nullable Instant acceptedFrom,
            @Nullable Instant deemedAt,
            @Nullable LocalDate closedOn,
            List<Limit> limits,
            @Nullable Moved moved,
            @Nullable List<Closed> closed,
            @Nullable LocalDate dueIfOpen,
            @Nullable List<Anomaly.Kind> anomalies) {}

    /** Days on which the department is closed, the first and the last included. */
    record Closed(LocalDate from, LocalDate to, String reason) {}

    /**
     * One limit.
     *
     * @param next whether it is what is due next, or was when the case ended
     * @param rule which version of which rule; none of a promise, another law or a notice
     * @param due the last day; {@code until} is the first moment at which it is over
     * @param left in the unit of {@code term}; negative when the day is past
     * @param explanation typed steps, each with its sentence in the language that was asked for
     */
    @JsonInclude(Include.NON_NULL)
    record Limit(
            Duty duty,
            Source source,
            boolean next,
            @Nullable Version rule,
            @Nullable Length term,
            String basis,
            LocalDate due,
            Instant until,
            Standing standing,
            @Nullable Instant endedAt,
            int used,
            int left,
            boolean provisional,
            List<Map<String, Object>> explanation) {}

    record Version(String id, int version) {

        static @Nullable Version of(@Nullable LimitRule rule) {
            return rule == null ? null : new Version(rule.id(), rule.version());
        }
    }

    record Length(int amount, Term.Unit unit) {

        static @Nullable Length of(@Nullable Term term) {
            return term == null ? null : new Length(term.amount(), term.unit());
        }
    }

    private final CaseClocks clocks;
    private final Texts texts;

    ClocksApi(CaseClocks clocks, Texts texts) {
        this.clocks = clocks;
        this.texts = texts;
    }

    /** To who may not see the case there is none. */
    @Operation(
            description = "For who signed in as a resident, or as an officer under a post: the session is the cookie"
                    + " 'tiaokuai' that signing in sets. Without one, and of a case that is not one's own, 404.")
    @GetMapping("/api/v1/cases/{number}/clock")
    Answer clock(
            @Parameter(hidden = true) Optional<Resident> resident,
            @Parameter(hidden = true) Optional<Officer> officer,
            @PathVariable String number) {
        var actor = Stream.<Optional<? extends Actor>>of(resident, officer)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(NotHere::new);
        var clock = clocks.of(actor, number).orElseThrow(NotHere::new);
        var reader =
                switch (actor) {
                    case Resident _ -> Reader.RESIDENT;
                    case Officer post -> post.has(Role.SUPERVISOR) ? Reader.SUPERVISOR : Reader.OFFICER;
                };
        return told(number, clock, reader);
    }

    private Answer told(String number, CaseClock clock, Reader reader) {
        var acceptance = clock.reckoned().acceptance();
        return new Answer(
                number,
                clock.light(),
                acceptance == null ? null : acceptance.from(),
                acceptance == null ? null : acceptance.deemedAt(),
                clock.closedOn(),
                clock.reckoned().limits().stream()
                        .map(limit -> told(limit, clock, reader))
                        .toList(),
                clock.moved(),
                clock.closed().days().isEmpty() ? null : closed(clock),
                clock.closed().otherwise(),
                reader == Reader.RESIDENT
                        ? null
                        : clock.reckoned().anomalies().stream()
                                .map(Anomaly::kind)
                                .toList());
    }

    private static List<Closed> closed(CaseClock clock) {
        return clock.closed().days().stream()
                .map(each -> new Closed(each.from(), each.to(), each.reason()))
                .toList();
    }

    private Limit told(CaseLimit limit, CaseClock clock, Reader reader) {
        var words = new CaseWords(limit, reader, clock.today(), clock.published(), texts.current());
        return new Limit(
                limit.duty(),
                limit.source(),
                limit.equals(clock.due()),
                Version.of(limit.rule()),
                Length.of(limit.term()),
                words.basis(),
                limit.due(),
                limit.until(),
                limit.standing(),
                limit.endedAt(),
                limit.used(),
                limit.left(),
                limit.provisional(),
                words.told().stream().map(told -> step(told, reader)).toList());
    }

    /** Who of the office did it is told to the office only. */
    private static Map<String, Object> step(CaseWords.Told told, Reader reader) {
        var step = new LinkedHashMap<String, Object>();
        step.put("type", told.step().getClass().getSimpleName());
        switch (told.step()) {
            case Step.Began began -> {
                step.put("day", began.day());
                step.put("event", began.event());
            }
            case Step.Days days -> days(step, days);
            case Step.Hours hours -> {
                step.put("from", hours.from());
                step.put("until", hours.until());
            }
            case Step.Paused paused -> paused(step, paused, reader);
            case Step.Lengthened longer -> lengthened(step, longer, reader);
            case Step.Disregarded nothing -> {
                step.put("event", nothing.event().getClass().getSimpleName());
                step.put("at", nothing.event().at());
                step.put("why", nothing.why());
            }
            case Step.CountedBack back -> step.put("from", back.from());
            case Step.Due due -> step.put("day", due.day());
        }
        step.put("when", told.line().when());
        step.put("sentence", told.line().what());
        step.put("source", told.line().cite());
        return step;
    }

    private static void days(Map<String, Object> step, Step.Days days) {
        step.put("from", days.from());
        step.put("to", days.to());
        step.put("kind", days.kind());
        step.put("name", days.name());
        step.put("firstOrdinal", days.firstOrdinal());
        step.put("lastOrdinal", days.lastOrdinal());
    }

    private static void paused(Map<String, Object> step, Step.Paused paused, Reader reader) {
        step.put("ground", paused.begun().ground());
        step.put("from", paused.from());
        put(step, "to", paused.to());
        put(step, "toldUntil", paused.toldUntil());
        if (reader != Reader.RESIDENT) {
            step.put("by", paused.begun().by());
            step.put("approver", paused.begun().approver());
        }
    }

    private static void lengthened(Map<String, Object> step, Step.Lengthened longer, Reader reader) {
        step.put("at", longer.by().at());
        step.put("amount", longer.how().amount());
        step.put("unit", longer.how().unit());
        step.put("reason", longer.by().reason());
        step.put("before", longer.before());
        step.put("due", longer.due());
        if (reader != Reader.RESIDENT) {
            step.put("approver", longer.by().approver());
        }
    }

    private static void put(Map<String, Object> step, String name, @Nullable Object value) {
        if (value != null) {
            step.put(name, value);
        }
    }
}
