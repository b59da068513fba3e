package org.tiaokuai.desk.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.CaseRow;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.course.State;
import org.tiaokuai.desk.Batches;
import org.tiaokuai.privacy.Privacy;

/** Not in a transaction of its own: each case is signed in one, so that a case that fails takes no other with it. */
@Service
class BatchService implements Batches {

    private final Casework casework;
    private final Privacy privacy;

    BatchService(Casework casework, Privacy privacy) {
        this.casework = casework;
        this.privacy = privacy;
    }

    @Override
    public List<Line> look(Officer officer, Collection<String> numbers) {
        var cases = casework.rows(officer, numbers.stream().limit(MOST).toList());
        var read = privacy.lastReads(
                officer.account(), cases.stream().map(one -> one.row().number()).toList());
        return cases.stream()
                .map(one -> new Line(
                        one.row(),
                        outcome(
                                officer,
                                cases.getFirst().row(),
                                one,
                                read.get(one.row().number()))))
                .toList();
    }

    private static Outcome outcome(Officer officer, QueueView.Row first, CaseRow one, @Nullable Instant read) {
        var row = one.row();
        if (!row.item().equals(first.item()) || row.state() != first.state()) {
            return Outcome.DIFFERENT;
        }
        if (!row.state().waitsFor(officer)) {
            return row.state() == State.SUBMITTED || row.state() == State.ACCEPTED
                    ? Outcome.NOT_ENTITLED
                    : Outcome.NOT_NOW;
        }
        if (row.state() == State.ACCEPTED && !one.instant()) {
            return Outcome.NOT_INSTANT;
        }
        return read == null || read.isBefore(one.handedInAt()) ? Outcome.NOT_OPENED : Outcome.READY;
    }

    @Override
    public List<Line> sign(SignBatch command) {
        return look(command.officer(), command.numbers()).stream()
                .map(line -> line.outcome() == Outcome.READY ? sign(command, line.row()) : line)
                .toList();
    }

    private Line sign(SignBatch command, QueueView.Row row) {
        if (row.state() != command.state()) {
            return new Line(row, Outcome.NOT_NOW);
        }
        var act = row.state() == State.SUBMITTED
                ? casework.receive(new ReceiveApplication(command.officer(), row.number(), true, "", ""))
                : casework.decide(new DecideApplication(command.officer(), row.number(), true, "", ""));
        return new Line(
                row,
                switch (act) {
                    case Act.Done _ -> Outcome.DONE;
                    case Act.NotEntitled _ -> Outcome.NOT_ENTITLED;
                    case Act.Refused _, Act.Meanwhile _, Act.NoSuchCase _ -> Outcome.NOT_NOW;
                });
    }
}
