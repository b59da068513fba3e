package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.casework.Measure.Resume;
import org.tiaokuai.casework.Measure.Terminate;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;

/** Where a case stands and since when follows from its steps, and whoever writes something else into its row is found. */
@EmptyPlatform
class StepsAndStatesTest {

    @Autowired
    Applying applying;

    @Autowired
    SettableClock clock;

    private final CaseOnItsWay theCase;

    @Autowired
    StepsAndStatesTest(AutowireCapableBeanFactory beans) {
        theCase = beans.createBean(CaseOnItsWay.class);
    }

    @BeforeEach
    void somebodyHandedInAnApplication() {
        theCase.somebodyHandedInAnApplication();
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    @Test
    void whatFollowsFromTheStepsHoldsOnEachWayThroughTheGraph() {
        var ways = new EnumMap<State, List<Consumer<CaseOnItsWay>>>(Map.of(
                State.SUBMITTED,
                        List.of(_ -> {}, way -> {
                            way.ask();
                            way.correct();
                        }),
                State.CORRECTING, List.of(CaseOnItsWay::ask),
                State.ACCEPTED,
                        List.of(
                                way -> way.receive(true),
                                way -> {
                                    way.ask();
                                    way.correct();
                                    way.receive(true);
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.conclude(Ruling.REMANDED);
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(false);
                                    way.conclude(Ruling.UPHELD);
                                    way.conclude(Ruling.REMANDED);
                                },
                                way -> {
                                    way.receive(false);
                                    way.conclude(Ruling.REMANDED);
                                }),
                State.NOT_ACCEPTED,
                        List.of(
                                way -> way.receive(false),
                                way -> {
                                    way.ask();
                                    way.beSilent();
                                    way.receive(false);
                                },
                                way -> {
                                    way.receive(false);
                                    way.conclude(Ruling.UPHELD);
                                }),
                State.WITHDRAWN,
                        List.of(
                                CaseOnItsWay::withdraw,
                                way -> {
                                    way.ask();
                                    way.withdraw();
                                },
                                way -> {
                                    way.receive(true);
                                    way.withdraw();
                                }),
                State.SUSPENDED,
                        List.of(CaseOnItsWay::suspend, CaseOnItsWay::askToBeHeard, way -> {
                            way.suspend();
                            way.take(way.clerk, new Resume("完了"));
                            way.hear();
                        }),
                State.TERMINATED,
                        List.of(
                                way -> {
                                    way.receive(true);
                                    way.take(way.officer, new Terminate("人已故", "某法"));
                                },
                                way -> {
                                    way.suspend();
                                    way.take(way.officer, new Terminate("人已故", "某法"));
                                },
                                way -> {
                                    way.receive(false);
                                    way.conclude(Ruling.REMANDED);
                                    way.take(way.officer, new Terminate("人已故", "某法"));
                                }),
                State.REFUSED,
                        List.of(way -> {
                            way.receive(true);
                            way.decide(false);
                        }),
                State.GRANTED,
                        List.of(
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.conclude(Ruling.UNLAWFUL);
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.conclude(Ruling.REMANDED);
                                    way.decide(true);
                                    way.rectify();
                                    way.reissue();
                                    way.conclude(Ruling.UPHELD);
                                },
                                way -> {
                                    way.receive(false);
                                    way.conclude(Ruling.REMANDED);
                                    way.decide(false);
                                    way.conclude(Ruling.REMANDED);
                                    way.decide(true);
                                }),
                State.REVOKED,
                        List.of(
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.conclude(Ruling.REMANDED);
                                    way.decide(true);
                                    way.revoke();
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.revoke();
                                })));
        ways.put(
                State.ANNULLED,
                List.of(
                        way -> {
                            way.receive(true);
                            way.decide(true);
                            way.conclude(Ruling.ANNULLED);
                        },
                        way -> {
                            way.receive(true);
                            way.decide(false);
                            way.rectify();
                            way.conclude(Ruling.UNLAWFUL);
                            way.conclude(Ruling.ANNULLED);
                        },
                        way -> {
                            way.receive(false);
                            way.conclude(Ruling.ANNULLED);
                        }));
        assertThat(ways).containsOnlyKeys(State.values());
        ways.forEach((state, there) -> there.forEach(way -> {
            theCase.somebodyHandedInAnApplication();
            way.accept(theCase);
            assertThat(applying.open(theCase.resident, theCase.number)
                            .orElseThrow()
                            .state())
                    .isEqualTo(state);
            assertThat(theCase.found()).as(state.name()).isEmpty();
        }));
    }

    @Test
    void silenceAcceptsFromTheDayOfReceiptAndOfTheCorrection() {
        theCase.beSilent();
        theCase.keptSilence();
        assertThat(theCase.found()).isEmpty();
        theCase.somebodyHandedInAnApplication();
        theCase.ask();
        theCase.correct();
        theCase.beSilent();
        theCase.keptSilence();
        assertThat(theCase.found()).isEmpty();
        assertThat(theCase.found("update casework.application set accepted_at = submitted_at where number = :number"))
                .extracting(Finding::fault)
                .containsExactly(Fault.CONTRADICTED);
    }
}
