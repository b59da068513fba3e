package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.course.State;
import org.tiaokuai.form.Forms;
import org.tiaokuai.ledger.Checks.Finding;

/** Somebody bends what a read is ruled by, reads, and puts it back before the night: the read is found. */
@EmptyPlatform
class BentForAReadTest {

    @Autowired
    Catalogue catalogue;

    @Autowired
    Forms forms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    SmallTown town;

    private final Insider insider;

    @Autowired
    BentForAReadTest(AutowireCapableBeanFactory beans) {
        insider = beans.createBean(Insider.class);
    }

    @BeforeEach
    void somebodyHandedInAnApplication() {
        insider.somebodyHandedInAnApplication();
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    /** As if it stood elsewhere, for one read. */
    private void readAsIf(String state, Officer officer) {
        var before = jdbc.sql("select state, closed_at from casework.application where number = ?")
                .param(insider.number)
                .query()
                .singleRow();
        var bent = "update casework.application set state = ?, closed_at = cast(? as timestamptz) where number = ?";
        insider.sql(bent, state, State.valueOf(state).open() ? null : "2026-03-02", insider.number);
        insider.read(officer);
        insider.sql(bent, before.get("state"), before.get("closed_at"), insider.number);
    }

    @Test
    void aReadOfACaseThatHadEndedAsIfItWereOpenIsFound() {
        insider.receive(insider.window);
        var approver = town.officer(insider.department, Role.APPROVER);
        insider.refuse(approver);
        clock.pass(Duration.ofHours(1));
        insider.read(approver);
        assertThat(insider.found()).isEmpty();
        readAsIf("ACCEPTED", approver);
        insider.assertFound("READ");
        readAsIf("SUBMITTED", insider.window);
        insider.assertFound("READ", "READ");
        assertThat(insider.found())
                .allSatisfy(finding -> assertThat(finding.recorded()).endsWith("REFUSE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSED", "GRANTED", "WITHDRAWN", "NOT_ACCEPTED"})
    void aReadOfAnOpenCaseAsIfItHadEndedIsFound(String state) {
        readAsIf(state, insider.window);
        insider.assertFound("READ");
    }

    @Test
    void aReadForADecisionOfACaseThatNobodyHadAcceptedIsFound() {
        var approver = town.officer(insider.department, Role.WINDOW, Role.APPROVER);
        insider.read(approver);
        insider.sql("update casework.application set accepted_at = submitted_at where number = ?", insider.number);
        insider.read(approver);
        insider.sql("update casework.application set accepted_at = null where number = ?", insider.number);
        insider.assertFound("READ");
        assertThat(insider.found())
                .allSatisfy(finding -> assertThat(finding.standing()).contains("DECISION"));
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, false", "61, true", "3600, true"})
    void onlyForAMinuteAStepProvesNothingAboutAReadAsBefore(long seconds, boolean named) {
        insider.receive(insider.window);
        var approver = town.officer(insider.department, Role.APPROVER);
        insider.refuse(approver);
        clock.pass(Duration.ofSeconds(seconds));
        readAsIf("ACCEPTED", approver);
        assertThat(insider.found()).hasSize(named ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, false", "61, true", "3600, true"})
    void onlyForAMinuteAStepProvesNothingAboutAReadAsAfter(long seconds, boolean named) {
        insider.receive(insider.window);
        readAsIf("REFUSED", insider.window);
        clock.pass(Duration.ofSeconds(seconds));
        insider.refuse(town.officer(insider.department, Role.APPROVER));
        assertThat(insider.found()).hasSize(named ? 1 : 0);
    }

    /** The version of the item says which form the answers are read by. */
    @Test
    void aReadByTheGradesOfAnotherVersionsFormIsFound() {
        var milder = forms.keep("milder" + UUID.randomUUID(), Insider.SCHEMA.formatted("", "NAME"));
        catalogue.publish(new PublishGuide(insider.item, milder, insider.department.id()));
        insider.read(insider.window);
        assertThat(insider.found()).isEmpty();
        insider.bent(
                "casework.application",
                "item_version",
                "2",
                "number",
                insider.number,
                () -> insider.read(insider.window));
        insider.assertFound("READ");
        assertThat(insider.found()).allSatisfy(finding -> {
            assertThat(finding.recorded()).isEqualTo("{\"field\":\"illness\",\"grade\":\"HEALTH\"}");
            assertThat(finding.standing()).contains("\"outcome\":\"GIVE\"");
        });
    }

    @Test
    void aReadByGradesThatWereWrittenIntoTheFormAndTakenOutAgainIsFound() {
        var kept = insider.kept();
        insider.number = insider.submitted(insider.publishedWith(kept));
        clock.pass(Duration.ofHours(1));
        insider.read(insider.window);
        assertThat(insider.found()).isEmpty();
        insider.bent("form.form_version", "schema", Insider.SCHEMA.formatted("", "NAME"), "id", kept.id(), () -> {
            insider.startAnew();
            insider.read(insider.window);
        });
        assertThat(insider.found())
                .extracting(Finding::kind)
                .as("by a node that still has it in memory")
                .containsExactly("READ");
        insider.startAnew();
        insider.assertFound("READ");
    }
}
