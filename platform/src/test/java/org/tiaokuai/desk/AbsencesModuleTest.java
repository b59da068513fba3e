package org.tiaokuai.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.QueueFilter.Whose;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.QueueView.Standing;
import org.tiaokuai.course.Happening;
import org.tiaokuai.desk.Absences.EnterAbsence;
import org.tiaokuai.desk.Absences.Entering;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Department;

/** Who is away, who stands in, and what ends with a post. */
@EmptyPlatform
class AbsencesModuleTest {

    private final SettableClock clock;
    private final Casework casework;
    private final Claims claims;
    private final SmallTown town;
    private final Absences absences;
    private final Appointments appointments;
    private final TwoOfficers office;
    private final Department department;
    private final Officer fang;
    private final Officer he;

    @Autowired
    AbsencesModuleTest(
            Casework casework,
            Desk desk,
            SmallTown town,
            SettableClock clock,
            Claims claims,
            Absences absences,
            Appointments appointments) {
        this.clock = clock;
        this.casework = casework;
        this.claims = claims;
        this.town = town;
        this.absences = absences;
        this.appointments = appointments;
        office = new TwoOfficers(casework, desk, town);
        department = office.department();
        fang = office.fang();
        he = office.he();
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    @RepeatedTest(3)
    void anAbsenceThatIsEnteredTwiceAtOnceIsEnteredOnce() throws Exception {
        var start = new CountDownLatch(1);
        var absence = new EnterAbsence(fang, he.post().id(), day("2026-03-03"), day("2026-03-05"));
        try (var threads = Executors.newFixedThreadPool(6)) {
            var entering = new ArrayList<Future<Entering>>();
            for (int at = 0; at < 6; at++) {
                entering.add(threads.submit(() -> {
                    start.await();
                    return absences.enter(absence);
                }));
            }
            start.countDown();
            for (var one : entering) {
                one.get();
            }
        }
        assertThat(absences.of(department.id())).hasSize(1);
    }

    @Test
    void whileAnOfficerIsAwayTheDeputyDoesTheirCasesAndTheActSaysForWhom() {
        var number = office.submitted();
        office.take(fang, number, null);
        assertThat(absences.enter(new EnterAbsence(fang, he.post().id(), day("2026-03-03"), day("2026-03-05"))))
                .isEqualTo(new Entering.Entered());
        assertThat(office.numbers(he, Whose.MINE)).as("the day before").isEmpty();
        clock.standOn("2026-03-05");
        var row = office.queue(he, Whose.MINE_AND_NOBODYS).rows().getFirst();
        assertThat(row.standing()).isEqualTo(Standing.DEPUTISED);
        assertThat(row.holder()).isEqualTo(fang.name());
        assertThat(claims.next(he, "")).contains(number);
        clock.standOn("2026-03-06");
        assertThat(office.numbers(he, Whose.MINE)).as("it ends by itself").isEmpty();
        clock.standOn("2026-03-04");
        casework.receive(new ReceiveApplication(he, number, true, "", ""));
        assertThat(casework.open(he, number).orElseThrow().history())
                .extracting(Happening::byWhom)
                .contains(department.name() + "　" + he.name() + "（代" + fang.name() + "）");
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void aDeputyIsAColleagueWhoseRolesFitAndNobodyIsAwayTwiceAtOnce() {
        var approver = town.employed(department, SmallTown.number(), Role.APPROVER);
        var stranger = town.employed(town.department("别局" + UUID.randomUUID()), SmallTown.number(), Role.WINDOW);
        for (var unfit : List.of(approver, stranger, fang)) {
            assertThat(absences.enter(new EnterAbsence(fang, unfit.post().id(), day("2026-03-03"), day("2026-03-05"))))
                    .isEqualTo(new Entering.DoesNotFit());
        }
        absences.enter(new EnterAbsence(fang, he.post().id(), day("2026-03-03"), day("2026-03-05")));
        assertThat(absences.enter(new EnterAbsence(fang, he.post().id(), day("2026-03-05"), day("2026-03-09"))))
                .isEqualTo(new Entering.Overlaps());
        var absence = absences.of(department.id()).getFirst();
        assertThat(absence.deputy()).isEqualTo(he.name());
        assertThat(absences.end(he, absence.id())).isFalse();
        assertThat(absences.end(stranger, absence.id())).isFalse();
        assertThat(absences.end(approver, absence.id())).isTrue();
        assertThat(absences.of(department.id())).isEmpty();
        assertThatThrownBy(() -> new EnterAbsence(fang, he.post().id(), day("2026-03-05"), day("2026-03-04")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withAPostItsClaimsAndItsAbsencesEnd() {
        var number = office.submitted();
        office.take(fang, number, null);
        absences.enter(new EnterAbsence(he, fang.post().id(), day("2026-03-02"), day("2026-03-05")));
        var administrator = town.employed(department, SmallTown.number(), Role.SYSTEM_ADMINISTRATOR);
        assertThat(appointments.end(fang.account(), fang.post().id(), administrator))
                .isInstanceOf(Appointments.Ending.Ended.class);
        assertThat(absences.of(department.id())).isEmpty();
        assertThat(claims.next(he, "")).contains(number);
    }

    @Test
    void anAdministratorEntersAndEndsAnAbsenceForAnotherAndItSaysWho() {
        var administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
        var number = office.submitted();
        office.take(fang, number, null);
        assertThat(absences.enter(away(he, fang))).as("a colleague").isEqualTo(new Entering.NotTheirs());
        assertThat(absences.enter(away(town.employed(department, SmallTown.number(), Role.APPROVER), fang)))
                .isEqualTo(new Entering.NotTheirs());
        assertThat(absences.enter(away(administrator, administrator))).isEqualTo(new Entering.NotTheirs());
        assertThat(absences.enter(away(administrator, fang))).isEqualTo(new Entering.Entered());
        var absence = absences.of(department.id()).getFirst();
        assertThat(absence.name()).isEqualTo(fang.name());
        assertThat(absence.byWhom()).isEqualTo(administrator.name());
        assertThat(office.numbers(he, Whose.MINE)).containsExactly(number);
        assertThat(absences.end(administrator, absence.id())).isTrue();
        assertThat(absences.end(administrator, absence.id())).isFalse();
        assertThat(office.numbers(he, Whose.MINE)).isEmpty();
        assertThat(office.numbers(fang, Whose.MINE)).containsExactly(number);
    }

    private EnterAbsence away(Officer by, Officer absent) {
        var deputy = he.post().id();
        return new EnterAbsence(by, department.id(), absent.post().id(), deputy, day("2026-03-02"), day("2026-03-05"));
    }
}
