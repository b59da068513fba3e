package org.tiaokuai.statute.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Stretch.Kind;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Texts;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Evidence;
import org.tiaokuai.statute.Reckoning.Reckoned;
import org.tiaokuai.statute.Term.Unit;

/** The calculator for programs. */
@RestController
@AllowedTo(Who.ANYONE)
class DeadlinesApi {

    /** When it ends and why; {@code due} is a day, or of hours a moment, and may move while it is provisional. */
    record Answer(
            String start,
            int amount,
            Unit unit,
            @Nullable Cited rule,
            String due,
            List<Stretch> explanation,
            boolean provisional) {}

    /** Which version of which rule was applied. */
    record Cited(String id, int version, String name, String nameEn, String basis, String edition, Evidence evidence) {

        static @Nullable Cited of(@Nullable LimitRule rule) {
            return rule == null
                    ? null
                    : new Cited(
                            rule.id(),
                            rule.version(),
                            rule.name().chinese(),
                            rule.name().english(),
                            rule.basis().cited(),
                            rule.basis().edition(),
                            rule.evidence());
        }
    }

    /** Neighbouring days that are treated alike, from the first to the last inclusive. */
    record Stretch(
            String from,
            String to,
            Kind kind,
            String name,
            int firstOrdinal,
            int lastOrdinal,
            String reason,
            String source) {

        static Stretch of(DeadlineWords.Line line) {
            return new Stretch(
                    line.from(),
                    line.to(),
                    line.kind(),
                    line.name(),
                    line.firstOrdinal(),
                    line.lastOrdinal(),
                    line.reason(),
                    line.source());
        }
    }

    private final Calculator calculator;
    private final Calendar calendar;
    private final Texts texts;

    DeadlinesApi(Calculator calculator, Calendar calendar, Texts texts) {
        this.calculator = calculator;
        this.calendar = calendar;
        this.texts = texts;
    }

    @ApiResponse(
            responseCode = "200",
            description = "The last day, and why",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @ApiResponse(
            responseCode = "422",
            description = "Something cannot be read or reckoned: errors names each parameter",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @GetMapping("/api/v1/deadline")
    ResponseEntity<?> deadline(
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String profile,
            @RequestParam(defaultValue = "") String extended,
            @RequestParam(defaultValue = "") String division) {
        var answer = calculator.answer(new Question(start, time, amount, unit, rule, profile, extended, division));
        var reckoned = answer.reckoned();
        return reckoned == null
                ? ResponseEntity.unprocessableContent().body(problem(answer.errors(), texts.current()))
                : ResponseEntity.ok(told(reckoned));
    }

    private Answer told(Reckoned reckoned) {
        var words = new DeadlineWords(reckoned, calendar.lastPublishedYear(), texts.current());
        return new Answer(
                words.startIso(),
                reckoned.term().amount(),
                reckoned.term().unit(),
                Cited.of(reckoned.rule()),
                words.dueIso(),
                words.lines().stream().map(Stretch::of).toList(),
                reckoned.provisional());
    }

    /** RFC 9457; each error names the parameter, a key that stays, and the sentence. */
    private static ProblemDetail problem(Errors errors, Text text) {
        var problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        problem.setType(URI.create("/problems/unreadable-deadline"));
        problem.setTitle(text.of("statute.deadline.problem"));
        problem.setProperty(
                "errors",
                errors.lines().stream()
                        .map(line -> Map.of(
                                "field", line.field(),
                                "key", line.key(),
                                "message", text.of(line.key(), line.arguments())))
                        .toList());
        return problem;
    }
}
