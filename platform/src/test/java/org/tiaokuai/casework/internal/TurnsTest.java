package org.tiaokuai.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tiaokuai.casework.Act.OutOfTurn;
import org.tiaokuai.casework.Act.OutOfTurn.Reason;
import org.tiaokuai.casework.internal.Deciding.Turns;
import org.tiaokuai.casework.internal.Deciding.Turns.Waiting;
import org.tiaokuai.course.State;

/** Whose turn it is, against a model that gives the places away one by one. */
class TurnsTest {

    private static final State[] STATES = {State.SUBMITTED, State.ACCEPTED, State.ACCEPTED, State.SUSPENDED};

    private record Came(int second, Waiting who) {}

    /** The places go to those who came first; of those who have one, the first that can be decided is next. */
    private static String next(List<Came> all, int left) {
        var places = new ArrayList<Waiting>();
        for (var each : all.stream()
                .sorted(Comparator.comparing(Came::second)
                        .thenComparing(came -> came.who().number()))
                .toList()) {
            if (places.size() < left) {
                places.add(each.who());
            }
        }
        for (var each : places) {
            if (each.state() == State.ACCEPTED) {
                return each.number();
            }
        }
        return "";
    }

    private static List<Waiting> before(List<Came> all, Came mine, int left) {
        return all.stream()
                .filter(each -> each.second() < mine.second()
                        || each.second() == mine.second()
                                && each.who().number().compareTo(mine.who().number()) < 0)
                .sorted(Comparator.comparing(Came::second)
                        .thenComparing(came -> came.who().number()))
                .limit(Math.max(0, left))
                .map(Came::who)
                .toList();
    }

    @Test
    void exactlyTheOneIsGrantedWhoseTurnItIs() {
        var random = new Random(57);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            int left = random.nextInt(5);
            var all = new ArrayList<Came>();
            for (int at = random.nextInt(9); at >= 0; at--) {
                all.add(new Came(
                        random.nextInt(4),
                        new Waiting("N" + random.nextInt(1_000_000) + at, STATES[random.nextInt(STATES.length)])));
            }
            var next = next(all, left);
            for (var mine : all) {
                if (mine.who().state() != State.ACCEPTED) {
                    continue;
                }
                var against = Turns.turn(before(all, mine, left), left);
                assertThat(against.isEmpty())
                        .as(all + " " + left)
                        .isEqualTo(mine.who().number().equals(next));
                refused += against.isPresent() ? 1 : 0;
                if (left == 0) {
                    assertThat(against).contains(new OutOfTurn(Reason.USED_UP, ""));
                }
            }
        }
        assertThat(refused).isGreaterThan(20_000);
    }

    @Test
    void theRefusalNamesWhoComesFirst() {
        var accepted = new Waiting("A", State.ACCEPTED);
        var waiting = new Waiting("B", State.SUBMITTED);
        var suspended = new Waiting("C", State.SUSPENDED);
        assertThat(Turns.turn(List.of(waiting, accepted), 3)).contains(new OutOfTurn(Reason.EARLIER, "A"));
        assertThat(Turns.turn(List.of(waiting, suspended), 2)).contains(new OutOfTurn(Reason.EARLIER, "B"));
        assertThat(Turns.turn(List.of(waiting, suspended), 3)).isEmpty();
        assertThat(Turns.turn(List.of(), 1)).isEmpty();
        assertThat(Turns.turn(List.of(), 0)).contains(new OutOfTurn(Reason.USED_UP, ""));
        assertThat(Turns.turn(List.of(), -1)).contains(new OutOfTurn(Reason.USED_UP, ""));
    }
}
