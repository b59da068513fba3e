package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.web.ClockWords;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseWords.Reader;

/** One act accepts and decides what is decided while one waits, and nothing else. */
@EmptyPlatform
class AtOnceModuleTest {

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    AtOnce atOnce;

    @Autowired
    Letters letters;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Officer both;
    private Guide item;

    @Autowired
    Checks checks;

    @Autowired
    AtOnceModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        clock.standOn("2026-03-02");
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        both = town.officer(department, Role.WINDOW, Role.APPROVER);
        item = town.item(department);
    }

    @BeforeEach
    void itIsDecidedWhileOneWaits() {
        clock.standOn("2026-03-02");
        item = SmallTown.atOnce(item, false);
        town.publish(item, department);
    }

    private void theWindowDecides() {
        item = SmallTown.atOnce(item, true);
        town.publish(item, department);
    }

    private Resident resident() {
        return town.resident("周𠮷安", SmallTown.number());
    }

    private Act settled(Officer officer, String number, boolean grant) {
        return atOnce.settle(new DecideApplication(officer, number, grant, grant ? "" : "不符合条件", grant ? "" : "某法第一条"));
    }

    private List<String> events(String number) {
        return jdbc.sql("select event from casework.case_event where number = :number order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private void nothingHappened(String number) {
        assertThat(events(number)).containsExactly("SUBMIT");
        assertThat(letters.of(number)).isEmpty();
        assertThat(casework.open(both, number).orElseThrow().state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void twoStepsAtOneMomentOneLetterAndACertificate() {
        var owner = resident();
        var number = town.handIn(owner, item);
        clock.pass(Duration.ofSeconds(90));
        assertThat(settled(both, number, true)).isEqualTo(new Act.Done(number, State.Event.GRANT, State.GRANTED));
        var theCase = applying.open(owner, number).orElseThrow();
        assertThat(theCase.history())
                .extracting(Happening::event)
                .containsExactly(State.Event.SUBMIT, State.Event.ACCEPT, State.Event.GRANT);
        assertThat(theCase.history().get(1).at())
                .isEqualTo(theCase.history().get(2).at());
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().kind())
                .containsExactly(LetterKind.GRANTED);
        assertThat(jdbc.sql("select count(*) from certificate.certificate where case_number = :number")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(theCase.clock().settledAtOnce()).isTrue();
        var words = new ClockWords(theCase.clock(), new Text(messages, Locale.SIMPLIFIED_CHINESE), Reader.RESIDENT);
        assertThat(words.standing()).isEqualTo("当场办结");
        assertThat(words.amount(theCase.clock().due())).isEqualTo("当场");
        assertThat(theCase.clock().reckoned().anomalies()).isEmpty();
        assertThat(theCase.clock().reckoned().disregarded()).isEmpty();
        assertThat(checks.check().findings())
                .noneMatch(finding -> finding.toString().contains(number));
    }

    @Test
    void itMayBeRefusedAtOnceWithGroundAndRemedies() {
        var number = town.handIn(resident(), item);
        assertThat(settled(both, number, false)).isEqualTo(new Act.Done(number, State.Event.REFUSE, State.REFUSED));
        assertThat(events(number)).containsExactly("SUBMIT", "ACCEPT", "REFUSE");
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().kind())
                .containsExactly(LetterKind.REFUSED);
        assertThat(casework.open(both, number).orElseThrow().decision())
                .satisfies(decision ->
                        assertThat(Objects.requireNonNull(decision).remedies()).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "WINDOW", mode = EnumSource.Mode.EXCLUDE)
    void whoDoesNotAcceptDoesNotSettleEither(Role role) {
        theWindowDecides();
        var number = town.handIn(resident(), item);
        assertThat(settled(town.officer(department, role), number, true)).isInstanceOf(Act.NotEntitled.class);
        nothingHappened(number);
    }

    @Test
    void theWindowAloneSettlesOnlyWhereTheItemLetsIt() {
        var window = town.officer(department, Role.WINDOW);
        var number = town.handIn(resident(), item);
        assertThat(settled(window, number, true)).isInstanceOf(Act.NotEntitled.class);
        nothingHappened(number);
        theWindowDecides();
        assertThat(settled(window, number, true))
                .as("it was handed in under a version that does not")
                .isInstanceOf(Act.NotEntitled.class);
        nothingHappened(number);
        var later = town.handIn(resident(), item);
        assertThat(settled(window, later, true)).isInstanceOf(Act.Done.class);
    }

    /** The word of the guide that binds the case is asked, and no form. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingElseIsMadeInstantByAsking(boolean grant) {
        item = town.item(department);
        var number = town.handIn(resident(), item);
        assertThat(settled(both, number, grant)).isEqualTo(new Act.NotNow(State.SUBMITTED));
        nothingHappened(number);
    }

    @Test
    void anotherDepartmentAndThePersonWhomItIsAboutFindNoCase() {
        var owner = resident();
        var number = town.handIn(owner, item);
        var elsewhere = town.officer(town.department("局" + UUID.randomUUID()), Role.WINDOW, Role.APPROVER);
        var oneself = new Officer(owner.account(), owner.personKey(), "周𠮷安", both.post());
        assertThat(settled(elsewhere, number, true)).isInstanceOf(Act.NoSuchCase.class);
        assertThat(settled(oneself, number, true)).isInstanceOf(Act.NoSuchCase.class);
        assertThat(settled(both, "20260302-9999999", true)).isInstanceOf(Act.NoSuchCase.class);
        nothingHappened(number);
    }

    @Test
    void whatIsAcceptedDecidedOrWithdrawnIsNotSettledAgain() {
        var accepted = town.handIn(resident(), item);
        casework.receive(new ReceiveApplication(both, accepted, true, "", ""));
        assertThat(settled(both, accepted, true)).isEqualTo(new Act.NotNow(State.ACCEPTED));
        var done = town.handIn(resident(), item);
        settled(both, done, true);
        assertThat(settled(both, done, false)).isEqualTo(new Act.NotNow(State.GRANTED));
        var owner = resident();
        var withdrawn = town.handIn(owner, item);
        applying.withdraw(new WithdrawApplication(owner, withdrawn));
        assertThat(settled(both, withdrawn, true)).isEqualTo(new Act.NotNow(State.WITHDRAWN));
    }

    @Test
    void whatSilenceAcceptedIsDecidedAsAnyOther() {
        var number = town.handIn(resident(), item);
        clock.standOn("2026-03-10");
        assertThat(settled(both, number, true)).isEqualTo(new Act.NotNow(State.ACCEPTED));
        assertThat(events(number)).doesNotContain("ACCEPT", "GRANT");
    }

    @Test
    void nothingIsSignedOverWhatWasNotSeen() {
        var number = town.handIn(resident(), item);
        assertThat(atOnce.settle(new DecideApplication(both, number, 0, true, "", "")))
                .isInstanceOf(Act.Meanwhile.class);
        nothingHappened(number);
        assertThat(atOnce.settle(new DecideApplication(both, number, 1, true, "", "")))
                .isInstanceOf(Act.Done.class);
    }

    @Test
    void ofManyAtOnceOneSettlesIt() throws Exception {
        var number = town.handIn(resident(), item);
        var acts = new ArrayList<Act>();
        Callable<Act> settle = () -> settled(both, number, true);
        try (var people = Executors.newFixedThreadPool(4)) {
            for (var each : people.invokeAll(Collections.nCopies(8, settle))) {
                acts.add(each.get());
            }
        }
        assertThat(acts).filteredOn(Act.Done.class::isInstance).hasSize(1);
        assertThat(acts).filteredOn(new Act.NotNow(State.GRANTED)::equals).hasSize(7);
        assertThat(events(number)).containsExactly("SUBMIT", "ACCEPT", "GRANT");
        assertThat(letters.of(number)).hasSize(1);
    }

    @Test
    void aWindowThatDecidedBecauseSomebodyBentTheGuideIsNamed() {
        var clerk = town.officer(department, Role.WINDOW);
        var honest = town.handIn(resident(), item);
        theWindowDecides();
        var asThen = town.handIn(resident(), item);
        assertThat(settled(clerk, asThen, true)).isInstanceOf(Act.Done.class);
        assertThat(settled(both, honest, true)).isInstanceOf(Act.Done.class);
        assertThat(found(asThen)).isEmpty();
        assertThat(found(honest)).isEmpty();
        jdbc.sql("update catalogue.item_version set guide = guide - 'atWindow' where item = ? and guide ? 'atWindow'"
                        .replace(" ? 'atWindow'", " ?? 'atWindow'"))
                .param(item.code())
                .update();
        assertThat(found(asThen)).extracting(Finding::fault).contains(Fault.CONTRADICTED);
        assertThat(found(honest)).isEmpty();
    }

    private List<Finding> found(String number) {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }
}
