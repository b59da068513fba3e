package org.tiaokuai.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.QueueFilter.Whose;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.Claims.Claiming;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.State;
import org.tiaokuai.desk.Batches.Outcome;
import org.tiaokuai.desk.Batches.SignBatch;
import org.tiaokuai.desk.Desk.AddNote;
import org.tiaokuai.organisation.Department;

/** Many cases are signed at once only where each was looked at. */
@EmptyPlatform
class BatchesModuleTest {

    private final SettableClock clock;
    private final Casework casework;
    private final Claims claims;
    private final Desk desk;
    private final SmallTown town;
    private final Batches batches;
    private final TwoOfficers office;
    private final Department department;
    private final Guide item;
    private final Officer fang;
    private final Officer he;

    @Autowired
    BatchesModuleTest(
            Casework casework, Desk desk, SmallTown town, SettableClock clock, Claims claims, Batches batches) {
        this.clock = clock;
        this.casework = casework;
        this.claims = claims;
        this.desk = desk;
        this.town = town;
        this.batches = batches;
        office = new TwoOfficers(casework, desk, town);
        department = office.department();
        item = office.item();
        fang = office.fang();
        he = office.he();
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    @Test
    void onlyWhatTheOfficerOpenedIsSignedInABatchAndOnlyFavourably() {
        var opened = office.submitted();
        var unread = office.submitted();
        var otherItem = office.submitted(town.resident("邻居", SmallTown.number()), town.item(department));
        casework.open(fang, opened);
        casework.open(fang, otherItem);
        casework.open(he, unread);
        var all = List.of(opened, unread, otherItem, "20260302-9999999");
        assertThat(outcomes(batches.look(fang, all)))
                .isEqualTo(Map.of(opened, Outcome.READY, unread, Outcome.NOT_OPENED, otherItem, Outcome.DIFFERENT));
        var signed = batches.sign(new SignBatch(fang, State.SUBMITTED, all));
        assertThat(outcomes(signed)).containsEntry(opened, Outcome.DONE).containsEntry(unread, Outcome.NOT_OPENED);
        assertThat(outcomes(batches.sign(new SignBatch(fang, State.SUBMITTED, List.of(opened)))))
                .containsEntry(opened, Outcome.NOT_ENTITLED);
        var approver = town.employed(department, SmallTown.number(), Role.APPROVER);
        casework.open(approver, opened);
        assertThat(outcomes(batches.look(approver, List.of(opened))))
                .as("what is promised within days is decided one by one")
                .containsEntry(opened, Outcome.NOT_INSTANT);
        assertThat(casework.open(approver, unread).orElseThrow().state()).isEqualTo(State.SUBMITTED);
        assertThatThrownBy(() -> new SignBatch(fang, State.SUBMITTED, many(Batches.MOST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onesOwnCaseIsAColleaguesInABatchAsInEverythingElse() {
        var citizen = SmallTown.number();
        var own = office.submitted(town.registered("两重身份", citizen), item);
        var other = office.submitted();
        var oneself = town.employed(department, citizen, Role.WINDOW);
        casework.open(oneself, own);
        casework.open(oneself, other);
        assertThat(outcomes(batches.sign(new SignBatch(oneself, State.SUBMITTED, List.of(own, other)))))
                .isEqualTo(Map.of(other, Outcome.DONE));
        assertThat(office.take(oneself, own, null)).isEqualTo(new Claiming.NoSuchCase());
        assertThat(office.handOver(oneself, own, he, null)).isEqualTo(new Claiming.NoSuchCase());
        assertThat(desk.note(new AddNote(oneself, own, "看一下"))).isFalse();
        assertThat(claims.next(oneself, "")).isEmpty();
        assertThat(office.numbers(oneself, Whose.EVERYONES)).isEmpty();
        assertThat(claims.next(he, "")).contains(own);
    }

    private static List<String> many(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static Map<String, Outcome> outcomes(Collection<Batches.Line> lines) {
        return lines.stream().collect(Collectors.toMap(line -> line.row().number(), Batches.Line::outcome));
    }
}
