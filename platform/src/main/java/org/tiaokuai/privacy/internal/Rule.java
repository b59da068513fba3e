package org.tiaokuai.privacy.internal;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Role;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.privacy.internal.DecisionFunction.Circumstances;

/**
 * One rule of the decision function.
 *
 * @param grade none stands for every grade
 * @param roles of which the post must have one; none asks for none
 */
record Rule(
        String id,
        Requester.Kind requester,
        Purpose purpose,
        @Nullable Grade grade,
        Set<Role> roles,
        Set<Need> needs,
        Ruling ruling,
        String law) {

    /** What a read must have besides, or the rule does not speak of it. */
    enum Need {
        /** A legal basis is named. */
        BASIS,
        /** It is for a case. */
        CASE,
        /** The requester is the person, or may speak for that person. */
        PERSON,
        /** The requester stated a short time ago why. */
        REASON,
        /** An authority ordered it, which is a reason too. */
        ORDER,
        /** The person had the use of the case stopped. */
        FROZEN
    }

    Rule {
        roles = Set.copyOf(roles);
        needs = Set.copyOf(needs);
    }

    static Rule read(String line) {
        var cells = line.split(",", -1);
        return new Rule(
                cells[0],
                Requester.Kind.valueOf(cells[1]),
                Purpose.valueOf(cells[2]),
                cells[3].equals("*") ? null : Grade.valueOf(cells[3]),
                set(Role.class, cells[4]),
                set(Need.class, cells[5]),
                Ruling.valueOf(cells[6]),
                cells[7]);
    }

    private static <E extends Enum<E>> Set<E> set(Class<E> names, String cell) {
        return Arrays.stream(cell.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> Enum.valueOf(names, name))
                .collect(Collectors.toSet());
    }

    boolean speaksOf(Reading reading, Circumstances circumstances, Grade grade) {
        var asks = reading.requester();
        return requester == asks.kind()
                && purpose == reading.purpose()
                && (this.grade == null || this.grade == grade)
                && (roles.isEmpty() || roles.stream().anyMatch(asks.roles()::contains))
                && needs.stream().allMatch(need -> met(need, reading, circumstances));
    }

    /** Whether this one gives something of a case that it would not give if its use were stopped. */
    boolean endedBy(Rule earlier) {
        return ruling != Ruling.REFUSE
                && earlier.needs.contains(Need.FROZEN)
                && earlier.requester == requester
                && earlier.purpose == purpose
                && (earlier.grade == null || earlier.grade == grade)
                && (earlier.roles.isEmpty() || !roles.isEmpty() && earlier.roles.containsAll(roles))
                && earlier.needs.stream().allMatch(need -> need == Need.FROZEN || needs.contains(need));
    }

    /** Whether this one gives something for the work on a case that is open; only one that ended can be stopped. */
    boolean worksOnOpenCases() {
        return ruling != Ruling.REFUSE
                && requester == Requester.Kind.OFFICER
                && (purpose == Purpose.ACCEPTANCE || purpose == Purpose.DECISION);
    }

    private static boolean met(Need need, Reading reading, Circumstances circumstances) {
        var reason = circumstances.reason();
        return switch (need) {
            case BASIS -> !reading.basis().isBlank();
            case CASE -> reading.caseNumber() != null;
            case PERSON ->
                !reading.subject().isEmpty() && reading.requester().person().equals(reading.subject());
            case REASON -> reason != null;
            case ORDER -> reason != null && reason.order() != null;
            case FROZEN -> circumstances.frozen();
        };
    }
}
