package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaokuai.calendar.internal.PublishedCalendar;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Signal;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Term.Unit;
import org.tiaokuai.statute.internal.NaiveCase.Flaw;
import org.tiaokuai.statute.internal.NaiveCase.Told;

/** Twenty thousand random cases, each told by two clocks that share nothing; a case is made again from its number. */
class TwoClocksTest {

    /** Fewer where the tests themselves are tested, once for each mutant. */
    private static final int CASES = Integer.getInteger("tiaokuai.cases", 20_000);

    private static final int FLAWED = 2_000;

    private final CaseClockwork clockwork =
            new CaseClockwork(PublishedCalendar.calendar(), new RuleBook(ShippedLimit.shipped()));
    private final NaiveDays days = new NaiveDays();

    @Test
    void agreeOnEveryLimitOfEveryCase() {
        for (var seed = 0; seed < CASES; seed++) {
            var random = RandomCase.of(seed);
            assertThat(told(random)).as("case %d: %s", seed, random).isEqualTo(naively(random, Flaw.NONE));
        }
    }

    /** What happens in the random cases at all, or their agreement would say little. */
    @Test
    void nothingThatMattersIsMissingInTheCases() {
        assumeTrue(CASES >= FLAWED);
        var seen = IntStream.range(0, CASES)
                .mapToObj(RandomCase::of)
                .flatMap(random -> {
                    var reckoned = reckoned(random);
                    var words = new ArrayList<String>();
                    reckoned.limits().forEach(limit -> {
                        words.add(limit.duty() + " " + limit.source() + " " + limit.standing());
                        limit.explanation()
                                .forEach(step -> words.add(step.getClass().getSimpleName()));
                        if (limit.explanation().getFirst() instanceof Step.Began began) {
                            words.add(
                                    began.event() + " " + limit.duty() + " " + limit.source() + " " + limit.standing());
                        }
                    });
                    reckoned.disregarded()
                            .forEach(event -> words.add(event.why().name()));
                    reckoned.anomalies()
                            .forEach(anomaly -> words.add(anomaly.kind().name()));
                    words.add(reckoned.light().name());
                    words.add(
                            reckoned.acceptance() != null
                                            && reckoned.acceptance().deemedAt() != null
                                    ? "deemed"
                                    : "");
                    return words.stream().distinct();
                })
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        assertThat(seen.keySet())
                .contains(Arrays.stream(Step.Why.values()).map(Enum::name).toArray(String[]::new));
        assertThat(seen.get("deemed")).isGreaterThan(CASES / 10);
        assertThat(seen.get("Paused")).isGreaterThan(CASES / 10);
        assertThat(seen.get("Lengthened")).isGreaterThan(CASES / 66);
        assertThat(seen.get("DECISION LAW PAUSED")).isGreaterThan(CASES / 66);
        assertThat(seen.get("DECISION LAW MET_LATE")).isGreaterThan(CASES / 66);
        assertThat(seen.get("DECISION PROMISE MET")).isGreaterThan(CASES / 66);
        assertThat(seen.get("LONGER_THAN_TOLD")).isGreaterThan(CASES / 66);
        assertThat(seen.get("CLOCK_SET_BACK")).isGreaterThan(CASES / 66);
        assertThat(seen.get("BEYOND")).isGreaterThan(CASES / 66);
        assertThat(seen.get("REMAND_RECEIVED DECISION LAW MET")).isGreaterThan(CASES / 66);
        assertThat(seen.get("REMAND_RECEIVED DECISION LAW EXPIRED")).isGreaterThan(CASES / 200);
        assertThat(seen.get("REMAND_RECEIVED DECISION PROMISE MET")).isGreaterThan(CASES / 200);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theComparisonCatchesEachPlantedFlaw(Flaw flaw) {
        assumeTrue(CASES >= FLAWED);
        var caught = IntStream.range(0, FLAWED)
                .mapToObj(RandomCase::of)
                .filter(random -> !told(random).equals(naively(random, flaw)))
                .count();
        assertThat(caught).isPositive();
    }

    private Reckoned reckoned(RandomCase random) {
        return (Reckoned) clockwork.of(random.facts(), random.now());
    }

    /** All that both can tell. */
    private Map<String, Object> told(RandomCase random) {
        var reckoned = reckoned(random);
        var told = new LinkedHashMap<String, Object>();
        for (var limit : reckoned.limits()) {
            var name =
                    limit.source() == Source.PROMISE ? "PROMISE" : limit.duty().name();
            while (told.containsKey(name)) {
                name = name + "'";
            }
            told.put(name, told(limit));
        }
        var acceptance = reckoned.acceptance();
        told.put("accepted", String.valueOf(acceptance == null ? null : acceptance.from()));
        told.put("deemed", String.valueOf(acceptance == null ? null : acceptance.deemedAt()));
        told.put("closed", String.valueOf(reckoned.closedAt()));
        told.put(
                "ignored",
                reckoned.disregarded().stream()
                        .map(event -> event.event().getClass().getSimpleName() + " " + event.why())
                        .toList());
        return told;
    }

    private static Told told(CaseLimit limit) {
        boolean hours = limit.term() != null && limit.term().unit() == Unit.HOUR;
        var notice = limit.signals().stream()
                .filter(signal -> signal.kind() == Signal.Kind.NOTICE)
                .findFirst()
                .orElseThrow();
        return new Told(
                limit.due(),
                limit.until(),
                limit.standing().name(),
                hours ? 0 : limit.left(),
                hours ? limit.until() : notice.at(),
                dayByDay(limit.explanation()));
    }

    private Map<String, Object> naively(RandomCase random, Flaw flaw) {
        var naive =
                new NaiveCase(days, random.setting(), flaw).run(random.facts().events(), random.now());
        var told = new LinkedHashMap<String, Object>();
        naive.told().forEach((name, limit) -> {
            var promise = random.setting().promise();
            boolean hours = name.startsWith("PROMISE")
                    && Objects.requireNonNull(promise).unit() == Unit.HOUR;
            told.put(
                    name,
                    hours
                            ? new Told(limit.due(), limit.until(), limit.standing(), 0, limit.until(), List.of())
                            : limit);
        });
        told.put("accepted", String.valueOf(naive.acceptedFrom));
        told.put("deemed", String.valueOf(naive.deemedAt));
        told.put("closed", String.valueOf(naive.closed));
        told.put("ignored", naive.ignored);
        return told;
    }

    private static List<String> dayByDay(List<Step> steps) {
        var lines = new ArrayList<String>();
        for (var step : steps) {
            if (step instanceof Step.Days stretch) {
                var ordinal = stretch.firstOrdinal();
                for (var day = stretch.from(); !day.isAfter(stretch.to()); day = day.plusDays(1)) {
                    var number = stretch.firstOrdinal() > 0 ? " " + ordinal : "";
                    lines.add((day + " " + stretch.kind() + number + " " + stretch.name()).strip());
                    ordinal++;
                }
            }
        }
        return lines;
    }
}
