package org.tiaokuai.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.CaseView.Claim;
import org.tiaokuai.casework.CaseView.Note;
import org.tiaokuai.desk.Absences;
import org.tiaokuai.desk.CaseMemory;
import org.tiaokuai.desk.CaseMemory.Handing;
import org.tiaokuai.page.Fragments;
import org.tiaokuai.page.Text;

/** Lays who does the case, notes and phrases beside it. */
@Component
public class BesideCase implements Beside {

    /**
     * Who does the case.
     *
     * @param mine whether that is the officer
     * @param deputised whether the officer stands in for who does it
     * @param mayTake whether the officer's post works on cases that stand there
     * @param mayHandOver whether there is a colleague who could do it
     */
    public record ClaimView(
            String number,
            @Nullable Claim claim,
            boolean open,
            boolean mine,
            boolean deputised,
            boolean mayTake,
            boolean mayHandOver) {}

    public record NotesView(String number, List<Note> notes, List<Handing> handings) {}

    private final CaseMemory memory;
    private final Absences absences;
    private final Successors successors;
    private final Fragments fragments;
    private final Clock clock;

    BesideCase(CaseMemory memory, Absences absences, Successors successors, Fragments fragments, Clock clock) {
        this.memory = memory;
        this.absences = absences;
        this.successors = successors;
        this.fragments = fragments;
        this.clock = clock;
    }

    @Override
    public List<SealedNote> notes(String number) {
        return memory.notes(number);
    }

    @Override
    public Map<UUID, String> absent(UUID deputy, LocalDate day) {
        return absences.standsInFor(deputy, day);
    }

    @Override
    public Laid laid(Officer officer, CaseView theCase) {
        var laid = memory.laid(officer, theCase.number());
        var notes = new NotesView(theCase.number(), theCase.notes(), laid.handings());
        return new Laid(
                laid.phrases(), fragments.of("desk/claim", claim(officer, theCase)), fragments.of("desk/notes", notes));
    }

    private ClaimView claim(Officer officer, CaseView theCase) {
        var claim = theCase.claim();
        boolean mine = claim != null && claim.post().equals(officer.post().id());
        boolean deputised =
                claim != null && !mine && absent(officer.post().id(), today()).containsKey(claim.post());
        var state = theCase.state();
        return new ClaimView(
                theCase.number(),
                claim,
                state.open(),
                mine,
                deputised,
                state.concerns(officer.post()),
                state.open() && !successors.of(officer, state, theCase.item()).isEmpty());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Text.ZONE);
    }
}
