package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.TakenBack;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;

/** What stands in a case's row is what its steps led to, and whatever says something else is named. */
@EmptyPlatform
class RowsAgainstStepsTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TakenBack takenBack;

    @Autowired
    SettableClock clock;

    private final CaseOnItsWay theCase;

    @Autowired
    RowsAgainstStepsTest(AutowireCapableBeanFactory beans) {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'ACCEPTED', closed_at = null",
                "state = 'REFUSED'",
                "state = 'REVOKED'",
                "state = 'WITHDRAWN'",
                "closed_at = closed_at + interval '1 microsecond'",
                "closed_at = '1990-01-01'",
                "accepted_at = accepted_at - interval '3 days'",
                "accepted_at = null",
                "submitted_at = submitted_at - interval '1 day'",
                "asked_at = submitted_at",
                "asked_at = submitted_at, corrected_at = submitted_at"
            })
    void aRowThatSaysSomethingElseThanTheStepsIsNamedWithBothStories(String bent) {
        theCase.receive(true);
        theCase.decide(true);
        assertThat(theCase.found("update casework.application set " + bent + " where number = :number"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
                    assertThat(finding.kind()).isEqualTo("CASE_EVENT");
                    assertThat(finding.recorded()).contains("GRANTED").isNotEqualTo(finding.standing());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remanded_at = null",
                "remanded_at = remanded_at - interval '1 day'",
                "state = 'REFUSED', closed_at = accepted_at",
                "state = 'ANNULLED', closed_at = now()",
                "accepted_at = remanded_at"
            })
    void aCaseThatIsDecidedAgainIsHeldAgainstItsStepsToo(String bent) {
        theCase.receive(true);
        theCase.decide(false);
        theCase.conclude(Ruling.REMANDED);
        assertThat(theCase.found()).isEmpty();
        assertThat(theCase.found("update casework.application set " + bent + " where number = :number"))
                .extracting(Finding::fault)
                .containsExactly(Fault.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed_at = remanded_at", "state = 'ANNULLED'", "remanded_at = null"})
    void theEndOfTheSecondTimeIsItsOwn(String bent) {
        theCase.receive(true);
        theCase.decide(false);
        theCase.conclude(Ruling.REMANDED);
        theCase.decide(true);
        assertThat(theCase.found()).isEmpty();
        assertThat(theCase.found("update casework.application set " + bent + " where number = :number"))
                .extracting(Finding::fault)
                .containsExactly(Fault.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'SUBMITTED'",
                "asked_at = asked_at - interval '1 hour'",
                "state = 'WITHDRAWN', closed_at = now()"
            })
    void anOpenCaseIsHeldAgainstItsStepsToo(String bent) {
        theCase.ask();
        assertThat(theCase.found("update casework.application set " + bent + " where number = :number"))
                .extracting(Finding::fault)
                .containsExactly(Fault.CONTRADICTED);
    }

    @Test
    void aCaseWithoutAnyStepsIsNamed() {
        assertThat(theCase.found("delete from casework.case_event where number = :number"))
                .extracting(Finding::fault, Finding::recorded)
                .contains(tuple(Fault.CONTRADICTED, ""))
                .hasSize(2);
    }

    /** Two that agree with each other, and were never in the graph: the row and its last step were bent together. */
    @Test
    void stepsThatLeadNowhereInTheGraphAreNamed() {
        theCase.receive(true);
        theCase.decide(true);
        assertThat(theCase.found("""
                        with bent as (update casework.case_event set event = 'DECLINE' where number = :number and event = 'GRANT')
                        update casework.application set state = 'NOT_ACCEPTED' where number = :number
                        """))
                .extracting(Finding::fault)
                .containsExactlyInAnyOrder(Fault.CONTRADICTED, Fault.ALTERED);
        assertThat(
                        theCase.found(
                                "update casework.case_event set event = 'NO SUCH STEP' where number = :number and event = 'ACCEPT'"))
                .extracting(Finding::fault)
                .containsExactlyInAnyOrder(Fault.CONTRADICTED, Fault.ALTERED);
    }

    /** The one read last is not the one that the page shows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into casework.decision (number, verdict, round, reasons, law, remedies, salt, at, actor, post)"
                        + " select number, verdict, 0, '伪造', law, '不得复议', salt, at, actor, post"
                        + " from casework.decision where number = :number",
                "create table public.heir () inherits (casework.decision);"
                        + " insert into public.heir select * from casework.decision where number = :number",
                "alter table casework.decision drop constraint a_verdict_is_given_once_each_time;"
                        + " insert into casework.decision select * from casework.decision where number = :number"
            })
    void ofTwoRowsThatTellOfOneThingOneIsNamed(String sql) {
        theCase.receive(true);
        theCase.decide(true);
        takenBack.run(() -> {
            for (var part : sql.split(";")) {
                jdbc.sql(part)
                        .params(part.contains(":number") ? Map.of("number", theCase.number) : Map.of())
                        .update();
            }
            assertThat(theCase.found())
                    .extracting(Finding::fault, Finding::kind)
                    .contains(tuple(Fault.UNRECORDED, "DECISION"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"account = gen_random_uuid()", "subject = 'somebody else'", "subject = ''"})
    void aCaseThatWasMadeSomebodyElsesIsNamed(String bent) {
        for (Runnable way : List.<Runnable>of(() -> {}, () -> theCase.receive(true), () -> theCase.decide(true))) {
            way.run();
            assertThat(theCase.found("update casework.application set " + bent + " where number = :number"))
                    .extracting(Finding::fault)
                    .containsExactly(Fault.CONTRADICTED);
        }
    }
}
