package org.tiaokuai.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.access.Role;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Reason;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.privacy.Requester.Kind;
import org.tiaokuai.privacy.internal.DecisionFunction.Circumstances;

class DecisionFunctionTest {

    private static final Instant NOW = Instant.parse("2026-12-02T01:00:00Z");
    private static final Instant BEFORE_REASONS = Instant.parse("2026-11-29T15:59:59Z");
    private static final Instant BEFORE_THE_LAW = Instant.parse("2021-10-31T15:59:59Z");
    private static final String PERSON = "person";
    private static final Reason REASON = new Reason("本人到场", null);
    private static final Reason ORDER = new Reason("调取", new Reason.Order("刑事诉讼法第五十四条", "1号", null));
    private static final Circumstances NONE = Circumstances.NONE;
    private static final Circumstances STATED = new Circumstances(REASON, false);
    private static final Circumstances ORDERED = new Circumstances(ORDER, false);
    private static final Circumstances FROZEN = new Circumstances(null, true);
    private static final Circumstances FROZEN_STATED = new Circumstances(REASON, true);
    private static final Circumstances FROZEN_ORDERED = new Circumstances(ORDER, true);

    private final DecisionFunction decisions = DecisionFunction.shipped();

    private static Reading reading(
            Kind kind, Set<Role> roles, String person, Purpose purpose, String basis, boolean forCase, Instant at) {
        var requester = new Requester(kind, new UUID(1, 1), new UUID(1, 2), roles, person, "");
        return new Reading(requester, purpose, basis, "事项", forCase ? "20260302-1" : null, PERSON, at);
    }

    /** One that lacks nothing. */
    private static Reading whole(Kind kind, Purpose purpose) {
        return reading(kind, Set.of(Role.WINDOW, Role.APPROVER), PERSON, purpose, "依据", true, NOW);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/privacy/golden.csv", numLinesToSkip = 1)
    void everyReadThatLacksNothingIsDecidedAsTheGoldenTableSays(
            Kind requester, Purpose purpose, Grade grade, Ruling ruling) {
        assertThat(decisions.decide(whole(requester, purpose), NONE, grade).ruling())
                .isEqualTo(ruling);
    }

    @Test
    void theGoldenTableLeavesNoReadOut() throws Exception {
        try (var table = getClass().getResourceAsStream("/privacy/golden.csv")) {
            assertThat(table).isNotNull();
            var lines = new LinkedHashSet<>(new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.substring(0, line.lastIndexOf(',')))
                    .toList());
            assertThat(lines).containsExactlyInAnyOrderElementsOf(everyRead().toList());
        }
    }

    private static Stream<String> everyRead() {
        return Arrays.stream(Kind.values()).flatMap(kind -> Arrays.stream(Purpose.values())
                .flatMap(purpose -> Arrays.stream(Grade.values()).map(grade -> kind + "," + purpose + "," + grade)));
    }

    /** Twenty thousand reads, each with or without what it should have. */
    @Test
    void thousandsOfReadsAreDecidedAsByATableThatSomebodyElseWrote() {
        var random = new Random(20_260_302);
        var rulings = new LinkedHashSet<Ruling>();
        for (int i = 0; i < 20_000; i++) {
            var kind = any(random, Kind.values());
            var roles = Set.copyOf(List.of(any(random, Role.values()), any(random, Role.values())).stream()
                    .distinct()
                    .toList());
            var read = reading(
                    kind,
                    roles,
                    any(random, PERSON, "another", ""),
                    any(random, Purpose.values()),
                    any(random, "依据", "", "　"),
                    random.nextBoolean(),
                    any(random, NOW, BEFORE_REASONS, BEFORE_THE_LAW));
            var grade = any(random, Grade.values());
            var around = any(random, NONE, STATED, ORDERED, FROZEN, FROZEN_STATED, FROZEN_ORDERED);
            var ruling = decisions.decide(read, around, grade).ruling();
            assertThat(ruling).as("%s %s %s", read, around, grade).isEqualTo(expected(read, around, grade));
            rulings.add(ruling);
        }
        assertThat(rulings).containsExactlyInAnyOrder(Ruling.values());
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** The law as it is told in docs/running.md, not as it stands in the file of the rules. */
    private static Ruling expected(Reading read, Circumstances around, Grade grade) {
        if (read.at().isBefore(Instant.parse("2021-10-31T16:00:00Z"))) {
            return Ruling.REFUSE;
        }
        return switch (read.requester().kind()) {
            case SUBJECT, GUARDIAN, AGENT -> forThePerson(read, grade);
            case OFFICER ->
                read.at().isBefore(Instant.parse("2026-11-29T16:00:00Z"))
                        ? atWork(read, grade)
                        : atWork(read, around, grade);
            case SYSTEM -> byThePlatform(read, grade);
            case PUBLIC -> read.purpose() == Purpose.VERIFICATION && grade == Grade.NAME ? Ruling.MASK : Ruling.REFUSE;
        };
    }

    private static Ruling forThePerson(Reading read, Grade grade) {
        var kind = read.requester().kind();
        boolean entitled = read.purpose() == Purpose.OWN_BUSINESS
                && read.requester().person().equals(PERSON)
                && (kind == Kind.SUBJECT || !read.basis().isBlank());
        if (!entitled || grade == Grade.KEY) {
            return Ruling.REFUSE;
        }
        return kind != Kind.AGENT
                ? Ruling.GIVE
                : switch (grade) {
                    case NAME, CONTACT, ADDRESS, DOCUMENT -> Ruling.GIVE;
                    case IDENTITY -> Ruling.MASK;
                    case HEALTH, FINANCE, NOTE, KEY -> Ruling.REFUSE;
                };
    }

    private static Ruling atWork(Reading read, Grade grade) {
        if (read.purpose() == Purpose.LIST) {
            return grade == Grade.NAME ? Ruling.MASK : Ruling.REFUSE;
        }
        boolean founded = read.caseNumber() != null && !read.basis().isBlank() && grade != Grade.KEY;
        var roles = read.requester().roles();
        if (read.purpose() == Purpose.DECISION && roles.contains(Role.APPROVER) && founded) {
            return Ruling.GIVE;
        }
        if ((read.purpose() == Purpose.ACCEPTANCE || read.purpose() == Purpose.FOLLOW_UP)
                && founded
                && (roles.contains(Role.WINDOW) || roles.contains(Role.APPROVER))) {
            return Set.of(Grade.IDENTITY, Grade.HEALTH, Grade.FINANCE).contains(grade) ? Ruling.MASK : Ruling.GIVE;
        }
        return Ruling.REFUSE;
    }

    private static Ruling onADispute(Reading read, Grade grade) {
        var roles = read.requester().roles();
        boolean authority = roles.contains(Role.INFORMATION_AUTHORITY);
        boolean handling = read.caseNumber() != null && (roles.contains(Role.WINDOW) || roles.contains(Role.APPROVER));
        if (read.basis().isBlank()) {
            return Ruling.REFUSE;
        }
        return switch (grade) {
            case NOTE -> authority || handling ? Ruling.GIVE : Ruling.REFUSE;
            case NAME, CONTACT -> authority ? Ruling.GIVE : Ruling.REFUSE;
            case IDENTITY, ADDRESS, HEALTH, FINANCE, DOCUMENT, KEY -> Ruling.REFUSE;
        };
    }

    /** As before, but for what was stated, what was stopped and what is disputed. */
    private static Ruling atWork(Reading read, Circumstances around, Grade grade) {
        if (read.purpose() == Purpose.DISPUTE) {
            return onADispute(read, grade);
        }
        if (around.frozen() && read.purpose() == Purpose.FOLLOW_UP) {
            return Ruling.REFUSE;
        }
        if (read.purpose() == Purpose.ORDER) {
            boolean ordered = around.reason() != null && around.reason().order() != null;
            return ordered
                            && read.requester().roles().contains(Role.APPROVER)
                            && read.caseNumber() != null
                            && !read.basis().isBlank()
                            && grade != Grade.KEY
                    ? Ruling.GIVE
                    : Ruling.REFUSE;
        }
        var ruling = atWork(read, grade);
        boolean atACase = read.purpose() == Purpose.ACCEPTANCE || read.purpose() == Purpose.FOLLOW_UP;
        return atACase && ruling == Ruling.MASK && around.reason() != null ? Ruling.GIVE : ruling;
    }

    private static Ruling byThePlatform(Reading read, Grade grade) {
        boolean founded = !read.basis().isBlank();
        if (read.purpose() == Purpose.SEALING && grade == Grade.KEY && founded) {
            return Ruling.GIVE;
        }
        boolean printed = Set.of(Grade.NAME, Grade.IDENTITY, Grade.DOCUMENT).contains(grade);
        return read.purpose() == Purpose.ISSUE && printed && founded && read.caseNumber() != null
                ? Ruling.GIVE
                : Ruling.REFUSE;
    }

    @Test
    void whatNoRuleSpeaksOfIsRefusedWithALaw() {
        var nothing = new DecisionFunction(List.of());
        for (var kind : Kind.values()) {
            for (var purpose : Purpose.values()) {
                for (var grade : Grade.values()) {
                    var rule = nothing.decide(whole(kind, purpose), NONE, grade);
                    assertThat(rule.ruling()).isEqualTo(Ruling.REFUSE);
                    assertThat(rule.law()).isNotBlank();
                }
            }
        }
    }

    private static Rule rule(String line) {
        return Rule.read(line);
    }

    private static RuleSet set(int version, String from, Rule... rules) {
        return new RuleSet(version, LocalDate.parse(from), List.of(rules), "");
    }

    @Test
    void theFirstRuleThatSpeaksOfAReadDecidesIt() {
        var one = rule("1,OFFICER,LIST,NAME,,,MASK,甲");
        var every = rule("2,OFFICER,LIST,*,,,GIVE,乙");
        var list = whole(Kind.OFFICER, Purpose.LIST);
        assertThat(new DecisionFunction(List.of(set(1, "2021-11-01", one, every))).decide(list, NONE, Grade.NAME))
                .isEqualTo(one);
        assertThat(new DecisionFunction(List.of(set(1, "2021-11-01", every, one))).decide(list, NONE, Grade.NAME))
                .isEqualTo(every);
        assertThat(new DecisionFunction(List.of(set(1, "2021-11-01", one, every))).decide(list, NONE, Grade.HEALTH))
                .isEqualTo(every);
    }

    @Test
    void aReadIsDecidedByTheVersionOfItsDay() {
        var strict = set(1, "2021-11-01", rule("1,OFFICER,LIST,NAME,,,MASK,甲"));
        var lax = set(2, "2026-03-02", rule("1,OFFICER,LIST,NAME,,,GIVE,乙"));
        var function = new DecisionFunction(List.of(strict, lax));
        var list = whole(Kind.OFFICER, Purpose.LIST);
        var dayBefore =
                reading(Kind.OFFICER, Set.of(), "", Purpose.LIST, "依据", true, Instant.parse("2026-03-01T15:59:59Z"));
        assertThat(function.decide(list, NONE, Grade.NAME).ruling()).isEqualTo(Ruling.GIVE);
        assertThat(function.decide(dayBefore, NONE, Grade.NAME).ruling()).isEqualTo(Ruling.MASK);
        assertThat(function.holding(BEFORE_THE_LAW)).isEmpty();
    }

    @Test
    void rulesCannotBeAddedAfterwards() {
        var rules = new ArrayList<Rule>();
        var decisions = new DecisionFunction(List.of(new RuleSet(1, LocalDate.parse("2021-11-01"), rules, "")));
        rules.add(rule("1,PUBLIC,LIST,*,,,GIVE,甲"));
        assertThat(decisions
                        .decide(whole(Kind.PUBLIC, Purpose.LIST), NONE, Grade.NAME)
                        .ruling())
                .isEqualTo(Ruling.REFUSE);
        assertThatThrownBy(() -> Ruling.valueOf("GIVE_ALL")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDecidesNothingOfAStoppedCaseIsToldByEachVersion() {
        assertThat(RuleSet.shipped(1).notWhenStopped())
                .as("knew of no stopping")
                .isEmpty();
        assertThat(RuleSet.shipped(2).notWhenStopped())
                .contains("FOL-1", "FOL-8", "FOL-R1", "ACC-1", "ACC-R1", "DEC-7")
                .doesNotContain("FRZ-2", "ORD-1", "DSP-1", "DOC-1", "SELF-1", "LIST-1", "SEAL-1")
                .hasSize(11 + 11 + 8);
    }

    /** No alarm without cause: nothing that was truly decided of a stopped case is on that list. */
    @Test
    void noRuleThatDecidesOfAStoppedCaseIsOnTheList() {
        var list = RuleSet.shipped(2).notWhenStopped();
        for (var purpose : Purpose.values()) {
            for (var grade : Grade.values()) {
                for (var around : List.of(FROZEN, FROZEN_STATED, FROZEN_ORDERED)) {
                    var reading = around.of(whole(Kind.OFFICER, purpose));
                    if (reading.purpose() != Purpose.ACCEPTANCE && reading.purpose() != Purpose.DECISION) {
                        assertThat(list)
                                .doesNotContain(
                                        decisions.decide(reading, around, grade).id());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'OFFICER,FOLLOW_UP,*,,FROZEN,REFUSE', true",
        "'OFFICER,FOLLOW_UP,NAME,,FROZEN,REFUSE', true",
        "'OFFICER,FOLLOW_UP,*,WINDOW APPROVER EDITOR,FROZEN CASE,MASK', true",
        "'OFFICER,FOLLOW_UP,HEALTH,,FROZEN,REFUSE', false",
        "'OFFICER,FOLLOW_UP,*,APPROVER,FROZEN,REFUSE', false",
        "'OFFICER,FOLLOW_UP,*,,FROZEN REASON,REFUSE', false",
        "'OFFICER,FOLLOW_UP,*,,REASON,REFUSE', false",
        "'OFFICER,DISPUTE,*,,FROZEN,REFUSE', false",
        "'SYSTEM,FOLLOW_UP,*,,FROZEN,REFUSE', false"
    })
    void aRuleEndsAtAStopOnlyWhereAnEarlierOneSpeaksOfAllThatItSpeaksOf(String earlier, boolean ends) {
        var later = "FOL-1,OFFICER,FOLLOW_UP,NAME,WINDOW APPROVER,BASIS CASE,GIVE,某法";
        var first = RuleSet.read(3, "from,2027-01-01\nid\nFRZ," + earlier + ",某法\n" + later + "\n");
        assertThat(first.notWhenStopped().contains("FOL-1")).isEqualTo(ends);
        var second = RuleSet.read(3, "from,2027-01-01\nid\n" + later + "\nFRZ," + earlier + ",某法\n");
        assertThat(second.notWhenStopped()).as("too late").doesNotContain("FOL-1");
    }
}
